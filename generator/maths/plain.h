/* plain: a formula as a line of text, for what shows no markup: descriptions, contents, feeds. Of what is
 * published as MathML, search/formula.h makes such lines. */
#ifndef WENDA_MATHS_PLAIN_H
#define WENDA_MATHS_PLAIN_H

#include "base/arena.h"

/* The TeX as a reader would type it: "\frac{a}{b} \le \sqrt{x_1}" is "a/b ≤ √x₁". A command that is not known gives its
 * name, so nothing is left out, and TeX that is wrong is no error. In the arena or `tex` itself. */
struct str maths_plain(struct arena *arena, struct str tex);

/* A short text in the small signs that stand above or below the line: "n2" is "ⁿ²". "" when it is long or one of its
 * characters has no such sign. In the arena. */
struct str maths_script(struct arena *arena, struct str text, bool above);

/* The text, in brackets unless it keeps together beside another sign: "x₁", "(a + b)". In the arena or `text` itself. */
struct str maths_together(struct arena *arena, struct str text);

#endif
