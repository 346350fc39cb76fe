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

static bool is_han(uint32_t c)
{
    return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

static uint32_t marks_of(uint32_t c)
{
    switch (c) {
    case '\n':
        return FOLD_BREAK;
    case ' ':
        return FOLD_BLANK;
    case '_':
    case '-':
        return FOLD_JOINT;
    case 0x2010: /* hyphens */
    case 0x2011:
        return FOLD_JOINT | FOLD_OTHER;
    default:
        return is_han(c) ? FOLD_HAN : c < 0x80 ? 0 : FOLD_OTHER;
    }
}

size_t fold_anew(struct fold *fold, uint32_t c, uint32_t folded[FOLD_MAX])
{
    size_t len = 1;
    if (stays_whole(c))
        folded[0] = c;
    else
        len = decompose(fold, c, folded);
    for (size_t i = 0; i < len; i++)
        folded[i] |= marks_of(folded[i]);
    if (c < FOLD_PLANE && len == 1)
        fold->single[c] = folded[0];
    return len;
}

size_t fold_char(struct fold *fold, uint32_t c, uint32_t folded[FOLD_MAX])
{
    size_t len = fold_marked(fold, c, folded);
    for (size_t i = 0; i < len; i++)
        folded[i] &= FOLD_POINT;
    return len;
}
