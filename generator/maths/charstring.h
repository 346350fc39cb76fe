/* charstring: an outline as fonts keep it (Adobe Technical Note 5177, "The Type 2 Charstring Format"). Private to maths/. */
#ifndef WENDA_MATHS_CHARSTRING_H
#define WENDA_MATHS_CHARSTRING_H

#include "base/strbuf.h"
#include "maths/outline.h"

/* Appends a number as charstrings and the tables around them write it. */
void charstring_number(struct strbuf *out, int number);

/* Appends the program that draws the outline, all its points on a grid of that many units. It names no width. */
void charstring_write(struct strbuf *out, const struct outline *outline, int grid);

#endif
