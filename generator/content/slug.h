/* slug: the form that a heading takes in an address. */
#ifndef WENDA_CONTENT_SLUG_H
#define WENDA_CONTENT_SLUG_H

#include "base/arena.h"

/* Letters and digits of any script are kept (in lower case where it has one), runs of
 * anything else become one '-', at most `limit` code points, cut at a '-' where
 * one is near. "section" when nothing is left. */
struct str slug_of(struct arena *arena, struct str title, size_t limit);

#endif
