#include "dialect.h"

#include <stdio.h>
#include <stdlib.h>

#include "markdown/render_text.h"

static struct str render(struct arena *arena, struct diag *diag, struct str text)
{
    struct source source = { .path = STR("text"), .text = text };
    struct strbuf html;
    strbuf_init(&html, STRBUF_PAGE);
    render_text(arena, diag, &source, true, &html);
    struct str copy = arena_dup(arena, strbuf_str(&html));
    strbuf_release(&html);
    return copy;
}

struct str dialect_render(struct arena *arena, struct str text)
{
    struct diag *diag = diag_new();
    struct str html = render(arena, diag, text);
    diag_free(diag);
    return html;
}

struct str dialect_messages(struct arena *arena, struct str text)
{
    struct diag *diag = diag_new();
    char *printed = NULL;
    size_t len;
    FILE *out = open_memstream(&printed, &len);
    render(arena, diag, text);
    diag_print(diag, out, false);
    fclose(out);
    struct str messages = arena_dup(arena, (struct str){ printed, len });
    free(printed);
    diag_free(diag);
    return messages;
}
