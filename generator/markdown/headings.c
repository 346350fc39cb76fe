/* Headings get their ids. */
#include "markdown/html.h"
#include "markdown/passes.h"

/* What stands in the heading, as HTML: its tree as a paragraph without <p>. */
static struct str inner_html(const struct markdown_context *md, cmark_node *heading)
{
    cmark_node *paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH);
    cmark_node *child;
    while ((child = cmark_node_first_child(heading)))
        cmark_node_append_child(paragraph, child);
    struct str html = str_trim(html_of(md->arena, paragraph, md->raw_html));
    cmark_node_free(paragraph);
    return str_slice(html, STR("<p>").len, html.len - STR("</p>").len);
}

bool pass_headings(const struct markdown_context *md)
{
    for (size_t i = 0; i < md->page->headings.len; i++) {
        const struct heading *heading = &md->page->headings.ptr[i];
        struct str inner = inner_html(md, heading->node);
        struct strbuf html;
        strbuf_init(&html, STRBUF_PAGE);
        strbuf_printf(&html, "<h%d id=\"", heading->level);
        strbuf_add_html(&html, heading->id);
        strbuf_add(&html, STR("\">"));
        strbuf_add(&html, inner);
        strbuf_printf(&html, "</h%d>", heading->level);
        html_replace(heading->node, strbuf_str(&html));
        strbuf_release(&html);
    }
    return true;
}
