/* Each heading of a page that stands on a site leads to itself, for readers who want to pass on its address. The link
 * stands beside the heading, not in it, so that whoever hears the heading does not hear the link too. */
#include "markdown/passes.h"
#include "syntax/element.h"

static cmark_node *link_to(const struct markdown_context *md, struct str id, struct str words)
{
    cmark_node *link = element_block(md->arena, ELEMENT_PLAIN, STR("a"));
    struct element *element = element_of(link);
    element->holds_inlines = true;
    element_set(md->arena, element, STR("class"), STR("anchor"));
    element_set(md->arena, element, STR("href"), arena_printf(md->arena, "#%.*s", STR_ARG(id)));
    element_set(md->arena, element, STR("aria-label"), words);
    element_set(md->arena, element, STR("aria-describedby"), id);
    cmark_node_append_child(link, element_text(md->arena, STR("#")));
    return link;
}

static void add_link(const struct markdown_context *md, const struct heading *heading,
                     struct str words)
{
    cmark_node *around = element_block(md->arena, ELEMENT_PLAIN, STR("div"));
    element_set(md->arena, element_of(around), STR("class"), STR("heading"));
    cmark_node_insert_before(heading->node, around);
    cmark_node_append_child(around, heading->node);
    cmark_node_append_child(around, link_to(md, heading->id, words));
}

bool pass_permalinks(const struct markdown_context *md)
{
    struct str words;
    /* an address within a text that stands in another page would be no one's */
    if (!md->site || md->id_prefix.len || !md->page->headings.len)
        return true;
    if (!md->word(md->word_ctx, "link_to_section", &words))
        return false;
    for (size_t i = 0; i < md->page->headings.len; i++)
        add_link(md, &md->page->headings.ptr[i], words);
    return true;
}
