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

bool pass_demos(const struct markdown_context *md)
{
    bool ok = true;
    cmark_iter *iter = cmark_iter_new(md->page->tree);
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iter);
        struct str name;
        if (event == CMARK_EVENT_EXIT && demo_place(node, &name))
            ok = place_demo(md, node, name) && ok;
    }
    cmark_iter_free(iter);
    return ok;
}
