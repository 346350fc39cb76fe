/* The ids of a text that stands in the page of another begin with a word of their own, and so do the links to them.
 * Its links to other pages keep their way, but an example is of no site: where they would lead, nothing is, and all
 * but those to the web stay here. */
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
    bool is_top =
        str_is(url, "#") || (str_is(url, "#top") && !map_get(&md->page->anchors, STR("top")));
    bool is_place = str_starts(url, STR("#")) && !is_top;
    if (!is_place && (md->site || is_of_web(url)))
        return url;
    if (!is_place)
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
