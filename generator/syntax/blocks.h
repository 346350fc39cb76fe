/* blocks: the blocks of our dialect that CommonMark takes for lines of a paragraph: tables, footnotes,
 * definitions. Once found in cmark's tree they are written as something that it knows as a block:
 * a row as a comment, the begin of a footnote or of a definition as that of a list's item. So
 * cmark itself tells where they end and what they hold. Each look may uncover more, inside. */
#ifndef WENDA_SYNTAX_BLOCKS_H
#define WENDA_SYNTAX_BLOCKS_H

#include "syntax/passes.h"

/* What a line begins that is an item for cmark. */
enum line_item {
    ITEM_NONE,
    ITEM_NOTE,      /* [^label]: text */
    ITEM_DEFINITION /* : text, beneath the line of a term */
};

/* Which line of a table it is, or holds behind the begin of an item. */
enum line_row {
    ROW_NONE,
    ROW_HEADER, /* the next two follow it */
    ROW_DELIMITER,
    ROW_BODY
};

/* How a line is rewritten. */
struct line_edit {
    enum line_item item;
    enum line_row row;
    size_t from, to; /* of the marked line: what the mark of a list's item stands for */
    size_t row_from; /* of the line as written: where the row begins */
};

/* Parses parsing->text until all of them are found; the tree is that of parsing->rewritten then. False
 * after a diagnostic. */
bool blocks_parse(struct parsing *parsing);

/* True where there are any. */
bool blocks_found(const struct parsing *parsing);

/* What the line is on which the node, an item or a comment, begins. */
enum line_item blocks_item(const struct parsing *parsing, cmark_node *node);
enum line_row blocks_row(const struct parsing *parsing, cmark_node *node);

const struct line_edit *blocks_edit(const struct parsing *parsing, int line);

#endif
