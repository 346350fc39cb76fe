#include "content/slug.h"

#include <utf8proc.h>

#include "base/strbuf.h"
#include "base/utf8.h"

/* Without the half word that a cut at the limit left, if a '-' is in the last
 * third. */
static struct str cut_back(struct str slug)
{
    for (size_t i = slug.len; i > slug.len - slug.len / 3; i--)
        if (slug.ptr[i - 1] == '-')
            return str_slice(slug, 0, i - 1);
    return slug;
}

struct str slug_of(struct arena *arena, struct str title, size_t limit)
{
    struct strbuf slug;
    strbuf_init(&slug, STRBUF_PAGE);
    size_t count = 0;
    bool gap = false;
    struct str rest = title;
    while (rest.len && count < limit) {
        struct str before = rest;
        uint32_t c = utf8_next(&rest);
        if (!utf8_is_word(c)) {
            gap = slug.len > 0;
            continue;
        }
        if (gap && count + 2 > limit) {
            rest = STR(""); /* no word is cut in half */
            break;
        }
        if (gap)
            strbuf_add_char(&slug, '-');
        uint32_t lower = (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
        if (lower == c)
            strbuf_add(&slug, str_slice(before, 0, before.len - rest.len));
        else
            strbuf_add_utf8(&slug, lower);
        count += gap ? 2 : 1;
        gap = false;
    }
    struct str whole = strbuf_str(&slug);
    if (rest.len && utf8_is_word(utf8_next(&rest)))
        whole = cut_back(whole);
    struct str result = whole.len ? arena_dup(arena, whole) : STR("section");
    strbuf_release(&slug);
    return result;
}
