/* glr: a parser of code without errors, by the tables of a tree-sitter grammar. It finds what the library finds, but
 * does nothing for broken or edited code, and so takes a third of the time.
 *
 * Where a table leaves a choice, it follows all ways at once until one alone is left, or two meet again and the
 * grammar's precedences tell which one counts (Tomita's generalised LR). */
#ifndef WENDA_HIGHLIGHT_GLR_H
#define WENDA_HIGHLIGHT_GLR_H

#include "highlight/grammar.h"
#include "highlight/tree.h"

/* Fills the empty tree with what the code is; false, with the tree empty, when the library has to find that out: the
 * code has an error, or the grammar goes on without a look at the next token, or ways are too many. */
bool glr_parse(struct arena *arena, const struct grammar *grammar, struct str code,
               struct tree *tree);

#endif
