/* text_bytes: which bytes of the marked text gave what cmark has as a text: entities and what is behind a backslash
 * are longer there. */
#ifndef WENDA_SYNTAX_TEXT_BYTES_H
#define WENDA_SYNTAX_TEXT_BYTES_H

#include "syntax/element.h"

/* How many bytes of `source`, at whose start the whole stands, gave what is before the part that is told of. It is
 * kept how far that is known, so that all parts of a text take the time that it takes once. */
size_t text_bytes(const struct told *told, struct str source);

#endif
