/* Raw HTML that the site does not allow is shown as the text that it is, with a
 * warning; comments are for authors and vanish. */
#include "base/strbuf.h"
#include "base/vec.h"
#include "markdown/passes.h"
#include "syntax/element.h"

struct nodes {
    cmark_node **ptr;
    size_t len, cap;
};

static bool begins_with_comment(struct str html)
{
    return str_starts(str_trim(html), STR("<!--")) && str_search(html, STR("-->")) < html.len;
}

static struct str without_comments(struct arena *arena, struct str html)
{
    struct str open = STR("<!--"), close = STR("-->");
    struct strbuf out;
    strbuf_init(&out, STRBUF_PAGE);
    while (html.len) {
        size_t begin = str_search(html, open);
        struct str rest = str_slice(html, begin, html.len);
        size_t end = str_search(rest, close);
        if (end == rest.len)
            begin = html.len;
        strbuf_add(&out, str_slice(html, 0, begin));
        html = str_slice(html, begin, html.len);
        html = str_slice(html, html.len ? end + close.len : 0, html.len);
    }
    struct str left = arena_dup(arena, str_trim(strbuf_str(&out)));
    strbuf_release(&out);
    return left;
}

static void show_as_text(struct arena *arena, cmark_node *node, struct str html)
{
    bool block = cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK;
    cmark_node *text = element_text(arena, html), *shown = text;
    if (block) {
        shown = tree_node(CMARK_NODE_PARAGRAPH);
        cmark_node_append_child(shown, text);
    }
    cmark_node_replace(node, shown);
}

/* A comment vanishes. What stands behind it, where it begins a block, is shown. */
static void take_comments(const struct markdown_context *md, cmark_node *node)
{
    struct str rest = without_comments(md->arena, str_of(cmark_node_get_literal(node)));
    if (!rest.len) {
        cmark_node_unlink(node);
        return;
    }
    diag_warning_hint(md->diag, page_loc(md->page, node),
                      STR("put the comment on a line of its own, or behind the text"),
                      "the text behind a comment that begins a line is no Markdown");
    show_as_text(md->arena, node, rest);
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
        struct str html = str_of(cmark_node_get_literal(node));
        if (begins_with_comment(html)) {
            take_comments(md, node);
        } else {
            diag_warning(md->diag, page_loc(md->page, node),
                         "raw HTML is shown as text (site.yaml has no 'raw_html: true')");
            show_as_text(md->arena, node, html);
        }
        cmark_node_free(node);
    }
    return true;
}
