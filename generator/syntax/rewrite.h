/* rewrite: the text with the blocks of our dialect as ones that cmark knows (see syntax/blocks.h). */
#ifndef WENDA_SYNTAX_REWRITE_H
#define WENDA_SYNTAX_REWRITE_H

#include "syntax/blocks.h"

/* What stands for a row. */
#define ROW_COMMENT "<!--" MARK_CELL_BYTES "-->"

/* The marked text's lines with their edits, in the arena. The mark of our items is one that no list of the
 * text has, if there is one: no list of its author's goes on with them. */
struct str rewrite_lines(const struct parsing *parsing, const struct text_lines *lines);

/* Tells the marked text's moves where the text of a footnote stands in its rewritten line. */
void rewrite_shifts(const struct parsing *parsing);

#endif
