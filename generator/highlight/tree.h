/* tree: the syntax tree of some code, flat: a node stands before its children, and these before the
 * node's next sibling. Knows nothing of queries. */
#ifndef WENDA_HIGHLIGHT_TREE_H
#define WENDA_HIGHLIGHT_TREE_H

#include "highlight/grammar.h"

/* Bytes [start, end) of the code. */
struct node {
    uint32_t start, end;
    uint32_t next; /* index of the node behind this one and all inside it */
    TSSymbol symbol;
    TSFieldId field; /* what it is to its parent, or 0 */
    bool named;      /* not a token that the grammar spells out */
};

struct tree {
    struct node *ptr;
    size_t len, cap;
};

/* Fills the empty tree, whatever errors the code has; leaves it empty when the parser drowns in
 * them. Any thread may call. */
void tree_parse(struct arena *arena, const struct grammar *grammar, struct str code,
                struct tree *tree);

#endif
