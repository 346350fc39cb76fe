/* types: what a file is, told from its name. */
#ifndef WENDA_SERVE_TYPES_H
#define WENDA_SERVE_TYPES_H

#include "base/str.h"

/* The value of Content-Type; application/octet-stream for what is not known. */
const char *content_type(struct str path);

/* True for a type whose bytes are worth compressing. */
bool content_is_text(const char *type);

#endif
