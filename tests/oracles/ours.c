/* ours: answers each frame of Markdown with a frame of our HTML. `ours commonmark`
 * leaves our dialect out, `ours messages` tells instead what is said to the author. */
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

static struct str (*find_way(struct str name))(struct arena *arena, struct str text)
{
    if (str_is(name, "commonmark"))
        return render_commonmark;
    return str_is(name, "messages") ? dialect_messages : dialect_render;
}

int main(int argc, char **argv)
{
    struct str (*answer)(struct arena *, struct str) = find_way(str_of(argc > 1 ? argv[1] : ""));
    size_t len;
    for (char *ptr; (ptr = frame_read(&len)); free(ptr)) {
        struct arena arena = { 0 };
        struct str answered = answer(&arena, (struct str){ ptr, len });
        frame_write(answered.ptr, answered.len);
        arena_release(&arena);
    }
    return 0;
}
