/* text: what a reader reads of a Markdown tree, without its markup. */
#ifndef WENDA_CONTENT_TEXT_H
#define WENDA_CONTENT_TEXT_H

#include <cmark.h>

#include "base/arena.h"

/* The text of the node and all below it. Line breaks become spaces, and a paragraph begins a line. */
struct str text_of(struct arena *arena, cmark_node *node);

#endif
