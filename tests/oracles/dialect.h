/* dialect: a text on its own rendered as `wenda render` does it, but raw HTML passes
 * and faults are not told: only the HTML counts. */
#ifndef WENDA_TESTS_ORACLES_DIALECT_H
#define WENDA_TESTS_ORACLES_DIALECT_H

#include "base/arena.h"

/* The HTML in the arena. */
struct str dialect_render(struct arena *arena, struct str text);

/* What is said to the author of the text, as it is printed. */
struct str dialect_messages(struct arena *arena, struct str text);

#endif
