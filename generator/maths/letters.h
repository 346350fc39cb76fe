/* letters: what the formulas of a page show, so that a font can be cut to it. */
#ifndef WENDA_MATHS_LETTERS_H
#define WENDA_MATHS_LETTERS_H

#include <stdint.h>

#include "base/arena.h"

/* A character as a browser draws it: <mi>x</mi> is an italic x, U+1D465. One that grows with what it stands beside is
 * shown in heights (or widths) from `min` to `max`, in thousandths of an em; both are 0 for others. */
struct maths_letter {
    uint32_t code;
    unsigned min, max;
};

enum { MATHS_ANY_SIZE = 0xFFFF }; /* as `max` */

/* In order of the characters, each once. */
struct maths_letters {
    struct maths_letter *ptr;
    size_t len, cap;
};

/* Those of every <math> in the HTML, which is ours or a template's. In the arena. Blanks are left out, and what fonts
 * of formulas lack: Han. */
struct maths_letters maths_letters(struct arena *arena, struct str html);

/* They as a line of ASCII, another one for other letters. In the arena. */
struct str maths_letters_key(struct arena *arena, const struct maths_letters *letters);

#endif
