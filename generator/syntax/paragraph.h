/* paragraph: the lines of a paragraph of cmark's, in which other blocks are looked for. */
#ifndef WENDA_SYNTAX_PARAGRAPH_H
#define WENDA_SYNTAX_PARAGRAPH_H

#include "syntax/passes.h"
#include "syntax/prefix.h"

struct paragraph {
    int first; /* the number of its first line */
    struct content *lines;
    size_t len;
    bool continues; /* a paragraph or definitions stand before it */
    bool in_table;  /* the row of a table stands in the line before it */
};

/* Reads the lines of a paragraph or heading. False when none of them can begin a block of ours. */
bool paragraph_read(struct parsing *parsing, const struct text_lines *lines, cmark_node *node,
                    struct paragraph *paragraph);

/* True when the line may begin a block: it is no code, nor lazy. */
bool paragraph_stands(const struct paragraph *paragraph, size_t line);

#endif
