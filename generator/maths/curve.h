/* curve: cubic Bézier curves, as the outlines of a font have them. Private to maths/. */
#ifndef WENDA_MATHS_CURVE_H
#define WENDA_MATHS_CURVE_H

#include <stdbool.h>
#include <stddef.h>

struct point {
    double x, y;
};

/* From the first point to the last; the two between them pull. */
struct curve {
    struct point at[4];
};

enum { CURVE_JOIN_MOST = 16 };

/* One curve in the place of `count` that follow each other, at most CURVE_JOIN_MOST: with their ends and the directions
 * there, and nowhere farther from them than `tolerance`. False where there is a corner between them, or no such curve
 * was found. */
bool curve_join(const struct curve *curves, size_t count, double tolerance, struct curve *joined);

#endif
