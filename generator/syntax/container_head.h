/* container_head: what stands behind the colons of "::: name title {attributes}". */
#ifndef WENDA_SYNTAX_CONTAINER_HEAD_H
#define WENDA_SYNTAX_CONTAINER_HEAD_H

#include "syntax/passes.h"

/* Gives the container its name, the attributes and, as its first child, the title. `head` is marked text that
 * begins at column `col` of the marked line; the container's own place is known. False after a diagnostic. */
bool container_head(struct parsing *parsing, cmark_node *container, struct str head, int col);

#endif
