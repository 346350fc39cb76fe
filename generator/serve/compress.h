/* compress: bytes made smaller for the way. */
#ifndef WENDA_SERVE_COMPRESS_H
#define WENDA_SERVE_COMPRESS_H

#include "base/arena.h"
#include "serve/conditions.h"

/* The name that Content-Encoding has for it; NULL for none. */
const char *compress_name(enum coding coding);

/* The bytes in that coding, in the arena. False when that would not be smaller. */
bool compress_bytes(struct arena *arena, enum coding coding, struct str bytes, struct str *smaller);

#endif
