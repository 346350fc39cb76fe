#include "syntax/label.h"

#include <utf8proc.h>

#include "base/strbuf.h"
#include "base/utf8.h"

enum { FOLDED_MAX = 8 }; /* code points that one may fold to: three, at most */

static void add_folded(struct strbuf *out, uint32_t c)
{
    utf8proc_int32_t folded[FOLDED_MAX];
    utf8proc_ssize_t count =
        utf8proc_decompose_char((utf8proc_int32_t)c, folded, FOLDED_MAX, UTF8PROC_CASEFOLD, NULL);
    for (utf8proc_ssize_t i = 0; i < count; i++)
        strbuf_add_utf8(out, (uint32_t)folded[i]);
}

struct str label_fold(struct arena *arena, struct str label)
{
    struct strbuf out;
    strbuf_init(&out, STRBUF_PAGE);
    while (label.len)
        add_folded(&out, utf8_next(&label));
    struct str folded = arena_dup(arena, strbuf_str(&out));
    strbuf_release(&out);
    return folded;
}
