/* maths_punctuation: keeps the marks beside a formula on its line. For a browser a formula is a box, and Chromium breaks
 * a line between a box and the comma behind it. */
#ifndef WENDA_MARKDOWN_MATHS_PUNCTUATION_H
#define WENDA_MARKDOWN_MATHS_PUNCTUATION_H

#include <cmark.h>

#include "base/arena.h"

/* The formula's HTML, in an element that also holds the marks that open right before it and close right behind; they
 * leave the texts beside `node`. Without such marks `html` itself. */
struct str maths_with_punctuation(struct arena *arena, cmark_node *node, struct str html);

#endif
