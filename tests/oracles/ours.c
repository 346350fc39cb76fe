/* ours: answers each frame of Markdown with a frame of its HTML as `wenda render`
 * makes it, raw HTML included. `ours commonmark` leaves our dialect out. What the
 * dialect complains about is not told: here only the HTML counts. */
#include <stdlib.h>

#include "frames.h"
#include "markdown/body.h"
#include "markdown/html.h"
#include "markdown/outline.h"
#include "markdown/parse.h"

static bool mark_demo(void *ctx, struct str name, struct loc loc, struct strbuf *html)
{
    (void)ctx;
    (void)loc;
    strbuf_printf(html, "<div data-demo=\"%.*s\"></div>", STR_ARG(name));
    return true;
}

static struct str render_dialect(struct arena *arena, struct diag *diag, struct str text)
{
    struct source source = { .path = STR("case"), .text = text };
    struct page page = { .kind = PAGE_PLAIN, .source = &source };
    page.tree = markdown_parse(text, 1);
    outline_collect(arena, &page);
    struct markdown_context md = {
        .arena = arena, .diag = diag, .page = &page, .raw_html = true, .demo = mark_demo
    };
    struct body body;
    body_render(&md, &body);
    page_release(&page);
    return body.lead;
}

static struct str render_commonmark(struct arena *arena, struct str text)
{
    cmark_node *doc = markdown_parse(text, 1);
    struct str html = html_of(arena, doc, true);
    cmark_node_free(doc);
    return html;
}

static void answer(struct str text, bool commonmark)
{
    struct arena arena = { 0 };
    struct diag *diag = diag_new();
    struct str html =
        commonmark ? render_commonmark(&arena, text) : render_dialect(&arena, diag, text);
    frame_write(html.ptr, html.len);
    diag_free(diag);
    arena_release(&arena);
}

int main(int argc, char **argv)
{
    bool commonmark = argc > 1 && str_eq(str_of(argv[1]), STR("commonmark"));
    size_t len;
    for (char *text; (text = frame_read(&len)); free(text))
        answer((struct str){ text, len }, commonmark);
    return 0;
}
