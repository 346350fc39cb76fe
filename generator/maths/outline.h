/* outline: the shape of a glyph as lines and curves, in units of its font. Private to maths/. */
#ifndef WENDA_MATHS_OUTLINE_H
#define WENDA_MATHS_OUTLINE_H

#include <hb.h>

#include "base/arena.h"
#include "maths/curve.h"

enum outline_kind { OUTLINE_MOVE, OUTLINE_LINE, OUTLINE_CURVE };

/* One more step of the pen: to at[2], on a curve with the handles at[0] and at[1]. */
struct outline_step {
    enum outline_kind kind;
    struct point at[3];
};

/* Contours, each of which begins with a move and is closed. */
struct outline {
    struct outline_step *ptr;
    size_t len, cap;
};

/* That of the glyph as it is. In the arena. */
struct outline outline_of(struct arena *arena, hb_font_t *font, hb_codepoint_t glyph);

/* The same of fewer curves, nowhere farther off than `tolerance`. Lines and corners stay. In the arena. */
struct outline outline_smooth(struct arena *arena, const struct outline *outline, double tolerance);

#endif
