#include "search/fold.h"

#include <utf8proc.h>

#include "base/mem.h"
#include "base/utf8.h"

/* Lines "traditional TAB simplified...", of OpenCC's TSCharacters.txt; '#' begins a comment. */
extern const char simplified_characters[];

/* One that is a simplified character as well comes first in its own list. */
static void read_simplified(struct fold *fold)
{
    struct str rest = str_of(simplified_characters);
    while (rest.len) {
        struct str simple = str_cut(&rest, '\n');
        struct str traditional = str_cut(&simple, '\t');
        if (!simple.len || traditional.ptr[0] == '#')
            continue;
        uint32_t from = utf8_next(&traditional), to = utf8_next(&simple);
        if (from < FOLD_PLANE && to < FOLD_PLANE && from != to)
            fold->simplified[from] = (uint16_t)to;
    }
}

struct fold *fold_new(void)
{
    struct fold *fold = mem_alloc(sizeof *fold);
    read_simplified(fold);
    return fold;
}

void fold_free(struct fold *fold)
{
    mem_free(fold);
}

uint32_t fold_simplified(const struct fold *fold, uint32_t c)
{
    return c < FOLD_PLANE ? fold->simplified[c] : 0;
}

/* Kana and Hangul stay whole: their parts are no accents. */
static bool stays_whole(uint32_t c)
{
    return (c >= 0x3040 && c <= 0x30FF) || (c >= 0xAC00 && c <= 0xD7A3);
}

/* Accents, and what only tells how others are written. */
static bool is_dropped(uint32_t c)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC ||
           category == UTF8PROC_CATEGORY_ME || category == UTF8PROC_CATEGORY_CF;
}

/* Appends the lower case of what has been decomposed: full case folding, where that is more than one letter or another. */
static size_t add_lower(uint32_t part, uint32_t folded[FOLD_MAX], size_t len)
{
    enum { SHARP_S = 0xDF, FINAL_SIGMA = 0x3C2, SIGMA = 0x3C3 };
    uint32_t lower = (uint32_t)utf8proc_tolower((utf8proc_int32_t)part);
    if (lower == SHARP_S && len + 1 < FOLD_MAX)
        folded[len++] = lower = 's';
    folded[len++] = lower == FINAL_SIGMA ? SIGMA : lower;
    return len;
}

static size_t decompose(struct fold *fold, uint32_t c, uint32_t folded[FOLD_MAX])
{
    utf8proc_int32_t parts[FOLD_MAX];
    utf8proc_ssize_t count = utf8proc_decompose_char((utf8proc_int32_t)c, parts, FOLD_MAX,
                                                     UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT, NULL);
    size_t len = 0;
    for (utf8proc_ssize_t i = 0; i < count && len < FOLD_MAX; i++) {
        uint32_t part = (uint32_t)parts[i], simple = fold_simplified(fold, part);
        if (simple)
            folded[len++] = simple;
        else if (!is_dropped(part))
            len = add_lower(part, folded, len);
    }
    return len;
}

size_t fold_anew(struct fold *fold, uint32_t c, uint32_t folded[FOLD_MAX])
{
    size_t len = 1;
    if (stays_whole(c))
        folded[0] = c;
    else
        len = decompose(fold, c, folded);
    if (c < FOLD_PLANE && len == 1)
        fold->single[c] = folded[0];
    return len;
}
