#include "dialect.h"

#include "build/render_text.h"

struct str dialect_render(struct arena *arena, struct str text)
{
    struct diag *diag = diag_new();
    struct source source = { .path = STR("text"), .text = text };
    struct strbuf html;
    strbuf_init(&html, STRBUF_PAGE);
    render_text(diag, &source, true, &html);
    struct str copy = arena_dup(arena, strbuf_str(&html));
    strbuf_release(&html);
    diag_free(diag);
    return copy;
}
