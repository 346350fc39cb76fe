/* lines: a text by the numbers of its lines. */
#ifndef WENDA_SYNTAX_LINES_H
#define WENDA_SYNTAX_LINES_H

#include "base/arena.h"

struct text_lines {
    struct str *ptr;
    size_t len, cap;
    int first; /* the number of the first */
};

/* Borrowed from the text, without the ends of the lines. */
struct text_lines lines_of(struct arena *arena, struct str text, int first);

/* The line of that number, or "". */
struct str lines_get(const struct text_lines *lines, int number);

#endif
