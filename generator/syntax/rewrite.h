/* rewrite: the text with the blocks of our dialect as ones that cmark knows (see syntax/blocks.h). */
#ifndef WENDA_SYNTAX_REWRITE_H
#define WENDA_SYNTAX_REWRITE_H

#include "syntax/blocks.h"

/* What stands for a row. */
#define ROW_COMMENT "<!--" MARK_CELL_BYTES "-->"

/* A mark of lists that the text has not itself: no list of its author's goes on with our items. */
char rewrite_bullet(const struct text_lines *lines);

/* The marked text's lines with their edits. In the arena. */
struct str rewrite_lines(const struct parsing *parsing, const struct text_lines *lines,
                         char bullet);

#endif
