/* ours: answers each frame of Markdown with a frame of our HTML. `ours commonmark`
 * leaves our dialect out. */
#include <stdlib.h>

#include "dialect.h"
#include "frames.h"
#include "markdown/html.h"
#include "syntax/parse.h"

static struct str render_commonmark(struct arena *arena, struct str text)
{
    cmark_node *doc = syntax_parse_commonmark(text);
    struct str html = html_of(arena, doc, true);
    cmark_node_free(doc);
    return html;
}

int main(int argc, char **argv)
{
    bool commonmark = argc > 1 && str_is(str_of(argv[1]), "commonmark");
    size_t len;
    for (char *ptr; (ptr = frame_read(&len)); free(ptr)) {
        struct arena arena = { 0 };
        struct str text = { ptr, len };
        struct str html =
            commonmark ? render_commonmark(&arena, text) : dialect_render(&arena, text);
        frame_write(html.ptr, html.len);
        arena_release(&arena);
    }
    return 0;
}
