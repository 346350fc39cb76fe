/* tree: where the nodes of cmark's trees have their memory. */
#ifndef WENDA_SYNTAX_TREE_H
#define WENDA_SYNTAX_TREE_H

#include <cmark.h>

/* For parsers. */
cmark_mem *tree_memory(void);

/* A new node without a place in a tree, to be freed with cmark_node_free(). */
cmark_node *tree_node(cmark_node_type type);

#endif
