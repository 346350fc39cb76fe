/* demo_place: where the text of a page wants a demo: a paragraph that is just ::demo{name}. */
#ifndef WENDA_CONTENT_DEMO_PLACE_H
#define WENDA_CONTENT_DEMO_PLACE_H

#include <cmark.h>

#include "base/str.h"

/* True for such a paragraph. *name is borrowed from the node; "" where what stands in the braces is no name. */
bool demo_place(cmark_node *node, struct str *name);

/* The same for its text alone, wherever it stands. */
bool demo_is_written(struct str text, struct str *name);

#endif
