/* A paragraph that is just ::demo{name} becomes that demo. */
#include "content/demo_place.h"
#include "markdown/html.h"
#include "markdown/passes.h"

static bool place_demo(const struct markdown_context *md, cmark_node *node, struct str name)
{
    struct loc loc = page_loc(md->page, node);
    if (!name.len)
        return diag_error_hint(md->diag, loc, STR("write ::demo{name} on a line of its own"),
                               "this is no demo's place");
    struct strbuf html;
    strbuf_init(&html, STRBUF_PAGE);
    bool ok = md->demo(md->demo_ctx, arena_dup(md->arena, name), loc, &html);
    if (ok)
        html_replace(node, strbuf_str(&html));
    strbuf_release(&html);
    return ok;
}

static bool is_break(cmark_node *node)
{
    return !node || cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK ||
           cmark_node_get_type(node) == CMARK_NODE_LINEBREAK;
}

/* A line of a paragraph that would be a demo's place if it stood alone. */
static void warn_within(const struct markdown_context *md, cmark_node *text)
{
    struct str name;
    bool line = is_break(cmark_node_previous(text)) && is_break(cmark_node_next(text));
    if (line && demo_is_written(str_of(cmark_node_get_literal(text)), &name) && name.len)
        diag_warning_hint(md->diag, page_loc(md->page, text),
                          STR("leave a line empty before it and behind it"),
                          "no demo is placed within a paragraph");
}

bool pass_demos(const struct markdown_context *md)
{
    bool ok = true;
    cmark_iter *iter = cmark_iter_new(md->page->tree);
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iter);
        struct str name;
        if (event == CMARK_EVENT_EXIT && demo_place(node, &name))
            ok = place_demo(md, node, name) && ok;
        else if (cmark_node_get_type(node) == CMARK_NODE_TEXT &&
                 !demo_place(cmark_node_parent(node), &name))
            warn_within(md, node);
    }
    cmark_iter_free(iter);
    return ok;
}
