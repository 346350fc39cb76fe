/* The ids of a text that stands in the page of another begin with a word of their own, and so do the links to them.
 * Where the other links of an example would lead, nothing is: all but those to the web stay here. */
#include "markdown/passes.h"
#include "syntax/element.h"
#include "syntax/passes.h"

static struct str with_prefix(const struct markdown_context *md, struct str id)
{
    return arena_printf(md->arena, "%.*s%.*s", STR_ARG(md->id_prefix), STR_ARG(id));
}

static bool is_of_web(struct str url)
{
    return str_starts(url, STR("https:")) || str_starts(url, STR("http:")) ||
           str_starts(url, STR("mailto:"));
}

static struct str link_with_prefix(const struct markdown_context *md, struct str url)
{
    if (is_of_web(url) || (md->keeps_links && !str_starts(url, STR("#"))))
        return url;
    if (!str_starts(url, STR("#")))
        url = STR("#");
    return arena_printf(md->arena, "#%.*s%.*s", STR_ARG(md->id_prefix),
                        STR_ARG(str_slice(url, 1, url.len)));
}

static void change_attributes(const struct markdown_context *md, struct element *element)
{
    for (size_t i = 0; i < element->attributes.len; i++) {
        struct attribute *attribute = &element->attributes.ptr[i];
        if (str_is(attribute->name, "id") || str_is(attribute->name, "aria-describedby"))
            attribute->value = with_prefix(md, attribute->value);
        else if (str_is(attribute->name, "href"))
            attribute->value = link_with_prefix(md, attribute->value);
    }
}

bool pass_id_prefix(const struct markdown_context *md)
{
    cmark_node *tree = md->page->tree;
    for (cmark_node *node = tree; node && md->id_prefix.len; node = node_next(node, tree)) {
        struct element *element = element_of(node);
        bool link = cmark_node_get_type(node) == CMARK_NODE_LINK;
        if (element)
            change_attributes(md, element);
        if (link)
            cmark_node_set_url(node, link_with_prefix(md, str_of(cmark_node_get_url(node))).ptr);
    }
    return true;
}
