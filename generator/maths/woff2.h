/* woff2: a font as browsers load it (https://www.w3.org/TR/WOFF2/): its tables one behind the other, through
 * brotli. Tables are not transformed, which the format provides for those of TrueType outlines alone. Private to
 * maths/. */
#ifndef WENDA_MATHS_WOFF2_H
#define WENDA_MATHS_WOFF2_H

#include "base/strbuf.h"

/* Appends the OpenType font as WOFF2. */
void woff2_write(struct str font, struct strbuf *out);

#endif
