/* formula: a formula of a finished page, which is MathML, as a line of text that can be read and typed, in the forms of
 * maths/plain.h: "(a+b)/√d_k", "x²", "∑_(i=1)^n x_i". What themes/default/scripts/search/formula.js does in the page; the two
 * must agree.
 *
 * Roots, fractions and scripts get the signs of a line; what such a sign belongs to is in brackets unless it keeps
 * together. Short scripts are small signs where there are such. Between rows is "; ", between cells a blank; and
 * one behind "x_i", a fraction, a root, and around names, where a letter or a digit follows. */
#ifndef WENDA_SEARCH_FORMULA_H
#define WENDA_SEARCH_FORMULA_H

#include "base/arena.h"

/* The line of what stands within <math>, in the arena; in *tex the TeX beside it as it is written, or "". Any bytes will do. */
struct str formula_line(struct arena *arena, struct str mathml, struct str *tex);

#endif
