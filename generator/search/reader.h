/* reader: what can be found of a finished page: its text by sections, as a reader sees it. Knows HTML, and nothing of
 * themes but the attribute `data-search`: it marks elements whose text is found, and data-search="no" in one leaves a
 * piece out. */
#ifndef WENDA_SEARCH_READER_H
#define WENDA_SEARCH_READER_H

#include "base/arena.h"

/* From a heading or a term with an id to the next. White space is one blank everywhere; elements that stand
 * on lines of their own have a blank between them. A formula is a line of text in its place (formula.h). */
struct section {
    struct str id;       /* "" before the first heading */
    struct str heading;  /* its text */
    struct str text;     /* what follows; a tab begins code and another ends it */
    struct str formulas; /* the TeX of the section's formulas, one a line */
};

struct sections {
    struct section *ptr;
    size_t len, cap;
};

/* The sections that hold something, in order, in the arena. Any bytes will do: what is no good HTML gives some text or
 * other. */
struct sections read_sections(struct arena *arena, struct str html);

#endif
