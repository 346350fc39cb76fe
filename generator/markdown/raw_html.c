/* Raw HTML that the site does not allow is shown as the text that it is, with a
 * warning; comments are for authors and vanish. */
#include "base/vec.h"
#include "markdown/passes.h"
#include "syntax/element.h"

struct nodes {
    cmark_node **ptr;
    size_t len, cap;
};

static bool is_comment(struct str html)
{
    html = str_trim(html);
    return str_starts(html, STR("<!--")) && str_ends(html, STR("-->"));
}

static void show_as_text(struct arena *arena, cmark_node *node)
{
    bool block = cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK;
    cmark_node *text = element_text(arena, str_of(cmark_node_get_literal(node))), *shown = text;
    if (block) {
        shown = cmark_node_new(CMARK_NODE_PARAGRAPH);
        cmark_node_append_child(shown, text);
    }
    cmark_node_replace(node, shown);
}

bool pass_raw_html(const struct markdown_context *md)
{
    struct nodes found = { 0 };
    if (md->raw_html)
        return true;
    cmark_iter *iter = cmark_iter_new(md->page->tree);
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node_type type = cmark_node_get_type(cmark_iter_get_node(iter));
        if (type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE)
            vec_push(md->arena, &found, cmark_iter_get_node(iter));
    }
    cmark_iter_free(iter);
    for (size_t i = 0; i < found.len; i++) {
        cmark_node *node = found.ptr[i];
        if (is_comment(str_of(cmark_node_get_literal(node)))) {
            cmark_node_unlink(node);
        } else {
            diag_warning(md->diag, page_loc(md->page, node),
                         "raw HTML is shown as text (site.yaml has no 'raw_html: true')");
            show_as_text(md->arena, node);
        }
        cmark_node_free(node);
    }
    return true;
}
