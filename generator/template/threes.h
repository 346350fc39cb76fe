/* threes: which runs of three bytes a text has that begin with '<', a quote or a hyphen, as far as that fits into 16 KB. A
 * layout looks for some twenty signs in the text of each page, elements and classes, most of which it has not: that is told
 * without going through it again. */
#ifndef WENDA_TEMPLATE_THREES_H
#define WENDA_TEMPLATE_THREES_H

#include <stdint.h>

#include "base/str.h"

enum { THREES_BITS = 14 };

struct threes {
    /* private */
    bool has[1 << THREES_BITS];
};

/* Makes them those of the text. */
void threes_read(struct threes *threes, struct str text);

/* False only when the text does not have these bytes anywhere. Of bytes without such a run nothing is known. */
bool threes_may_have(const struct threes *threes, struct str bytes);

#endif
