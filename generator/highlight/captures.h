/* captures: which bytes of code are tokens of which class, by tree-sitter: the grammars' own parsers
 * and the queries that come with them. Knows nothing of HTML. */
#ifndef WENDA_HIGHLIGHT_CAPTURES_H
#define WENDA_HIGHLIGHT_CAPTURES_H

#include "highlight/highlight.h"
#include "highlight/languages.h"

/* Bytes [start, end) that a pattern captures. */
struct capture {
    uint32_t start, end, pattern;
    const char *class; /* NULL: plain. Equal classes of a language are the same pointer. */
};

struct captures {
    struct capture *ptr;
    size_t len, cap;
};

/* Fills the empty list: outer captures before inner ones, and of the same bytes the last one counts.
 * They nest. They may be those of equal code, shared: nobody changes them. Any thread may call. */
void captures_find(struct arena *arena, struct highlighter *highlighter,
                   const struct language *language, struct str code, struct captures *captures);

/* An empty arena of the highlighter's, to work in until it is given back. Any thread may call. */
struct arena *highlighter_borrow(struct highlighter *highlighter);
void highlighter_give_back(struct highlighter *highlighter, struct arena *arena);

#endif
