/* maths_punctuation: what stands beside a formula in the text: Han, which Chinese sets a narrow space from, and marks,
 * which stay on its line. For a browser a formula is a box: text-autospace does not see it, and Chromium breaks a line
 * between a box and the comma behind it. */
#ifndef WENDA_MARKDOWN_MATHS_PUNCTUATION_H
#define WENDA_MARKDOWN_MATHS_PUNCTUATION_H

#include <cmark.h>

#include "base/arena.h"

/* The sides of a formula where Han stands next to it. To be asked before the marks leave the texts. */
struct maths_gaps {
    bool before, after;
};

struct maths_gaps maths_gaps_of(cmark_node *node);

/* The formula's HTML, in an element that also holds the marks that open right before it and close right behind; they
 * leave the texts beside `node`. Without such marks `html` itself. */
struct str maths_with_punctuation(struct arena *arena, cmark_node *node, struct str html);

#endif
