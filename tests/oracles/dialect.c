#include "dialect.h"

#include "markdown/body.h"
#include "markdown/outline.h"
#include "syntax/parse.h"

static bool mark_demo(void *ctx, struct str name, struct loc loc, struct strbuf *html)
{
    (void)ctx;
    (void)loc;
    strbuf_printf(html, "<div data-demo=\"%.*s\"></div>", STR_ARG(name));
    return true;
}

struct str dialect_render(struct arena *arena, struct str text)
{
    struct diag *diag = diag_new();
    struct source source = { .path = STR("text"), .text = text };
    struct page page = { .kind = PAGE_PLAIN, .source = &source };
    struct parse_input input = { &source, text, 1 };
    struct parsed parsed;
    syntax_parse(arena, diag, &input, &parsed);
    page.tree = parsed.tree;
    page.marked = parsed.marked;
    outline_collect(arena, diag, &page);
    struct markdown_context md = {
        .arena = arena, .diag = diag, .page = &page, .raw_html = true, .demo = mark_demo
    };
    struct body body;
    body_render(&md, &body);
    page_release(&page);
    diag_free(diag);
    return body.lead;
}
