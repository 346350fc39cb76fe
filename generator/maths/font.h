/* font: cuts a font of formulas to what a page shows, with HarfBuzz (https://harfbuzz.github.io). Knows neither pages
 * nor files. */
#ifndef WENDA_MATHS_FONT_H
#define WENDA_MATHS_FONT_H

#include "base/strbuf.h"
#include "maths/letters.h"

/* Rises whenever another font is made of the same input. Tests say another one. */
#ifndef MATHS_FONT_EDITION
#define MATHS_FONT_EDITION 2
#endif

/* Appends as WOFF2 what is left of the OpenType font: the letters and the sizes of them, and how they are set.
 * Outlines are simplified, by less than anyone sees in text. Features are left out: browsers differ in which of them
 * they use. False, with nothing appended, when it is no font. Any thread may call; the same input gives the same bytes
 * as long as edition and maker are the same. */
bool maths_font_cut(struct str font, const struct maths_letters *letters, struct strbuf *woff2);

/* The name and version of what cuts. */
const char *maths_font_maker(void);

#endif
