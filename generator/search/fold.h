/* fold: characters as the search compares them: without case, accents and width, traditional ones as simplified. What
 * themes/default/scripts/search/fold.js does in the page; the two must agree. */
#ifndef WENDA_SEARCH_FOLD_H
#define WENDA_SEARCH_FOLD_H

#include <stdint.h>

#include "base/str.h"

enum { FOLD_MAX = 18 }; /* code points that one may become */

/* Not to be shared between threads. */
struct fold;

struct fold *fold_new(void);
void fold_free(struct fold *fold);

/* What `c` becomes: usually one code point, none for an accent that stands alone. */
size_t fold_char(struct fold *fold, uint32_t c, uint32_t folded[FOLD_MAX]);

/* The simplified form of a traditional character below U+10000, or 0. */
uint32_t fold_simplified(const struct fold *fold, uint32_t c);

#endif
