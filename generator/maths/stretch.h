/* stretch: the larger forms of brackets, roots and arrows that a font of formulas has (OpenType 1.9, table MATH,
 * "MathVariants"). Private to maths/. */
#ifndef WENDA_MATHS_STRETCH_H
#define WENDA_MATHS_STRETCH_H

#include "maths/letters.h"

/* A letter by its number in the font. */
struct stretch_glyph {
    uint16_t glyph;
    unsigned min, max; /* as in letters.h */
};

/* Forgets in the table all forms that a formula with these glyphs does not show. What is damaged stays as it is. */
void stretch_limit(struct str math, unsigned units_per_em, const struct stretch_glyph *glyphs,
                   size_t count);

#endif
