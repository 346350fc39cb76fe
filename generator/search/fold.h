/* fold: characters as the search compares them: without case, accents and width, traditional ones as simplified. What
 * themes/default/scripts/search/fold.js does in the page; the two must agree. */
#ifndef WENDA_SEARCH_FOLD_H
#define WENDA_SEARCH_FOLD_H

#include <stdint.h>

#include "base/str.h"

enum { FOLD_MAX = 18 }; /* code points that one may become */

enum { FOLD_PLANE = 0x10000 };

/* What a folded character is, told beside its code point. */
enum fold_mark {
    FOLD_POINT = (1 << 21) - 1, /* the code point alone */
    FOLD_HAN = 1 << 21, /* a Han character, kana or Hangul: written without blanks between words */
    FOLD_BREAK = 1 << 22, /* a line feed */
    FOLD_BLANK = 1 << 23,
    FOLD_JOINT = 1 << 24, /* a hyphen or an underscore */
    FOLD_OTHER = 1 << 25, /* beyond ASCII, and no Han character */
};

/* Not to be shared between threads. */
struct fold {
    /* private */
    uint16_t simplified[FOLD_PLANE];
    uint32_t single
        [FOLD_PLANE]; /* what one becomes that becomes one; 0: not asked yet, or it does not */
};

struct fold *fold_new(void);
void fold_free(struct fold *fold);

/* As fold_marked(), which is quick for characters that were asked for before. */
size_t fold_anew(struct fold *fold, uint32_t c, uint32_t folded[FOLD_MAX]);

/* As fold_char(), each with its marks. */
static inline size_t fold_marked(struct fold *fold, uint32_t c, uint32_t folded[FOLD_MAX])
{
    if (c >= FOLD_PLANE || !fold->single[c])
        return fold_anew(fold, c, folded);
    folded[0] = fold->single[c];
    return 1;
}

/* What `c` becomes: usually one code point, none for an accent that stands alone. */
size_t fold_char(struct fold *fold, uint32_t c, uint32_t folded[FOLD_MAX]);

/* The simplified form of a traditional character below U+10000, or 0. */
uint32_t fold_simplified(const struct fold *fold, uint32_t c);

#endif
