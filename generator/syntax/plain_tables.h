/* plain_tables: most tables stand by themselves, between empty lines, each row with a pipe in the first column. These are
 * seen without cmark's tree, and written as blocks.h says before it is made for the first time. */
#ifndef WENDA_SYNTAX_PLAIN_TABLES_H
#define WENDA_SYNTAX_PLAIN_TABLES_H

#include "syntax/passes.h"

/* Edits the lines of those that the text seems to have; returns how many there are. */
size_t plain_tables_find(struct parsing *parsing);

/* True when the tree, which is that of the edited lines, has them all. It lacks those that an element of HTML holds:
 * some go on over empty lines. */
bool plain_tables_stand(const struct parsing *parsing, size_t count);

#endif
