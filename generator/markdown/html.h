/* html: from cmark's tree to HTML, and HTML into the tree. */
#ifndef WENDA_MARKDOWN_HTML_H
#define WENDA_MARKDOWN_HTML_H

#include <cmark.h>

#include "base/arena.h"

/* The HTML of a tree, in the arena. Unless `raw`, cmark leaves raw HTML and
 * addresses that run script out. */
struct str html_of(struct arena *arena, cmark_node *node, bool raw);

/* Puts finished HTML where the node stands and frees the node. */
void html_replace(cmark_node *node, struct str html);

#endif
