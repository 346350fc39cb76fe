/* arena: memory that dies all at once. The site's arena lives until the end of
 * a build, a worker's scratch arena until its page is done. */
#ifndef WENDA_BASE_ARENA_H
#define WENDA_BASE_ARENA_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct arena_block;

/* All zero is an empty arena. Not to be shared between threads. */
struct arena {
    bool large; /* new blocks lie in large pages of memory: for much that is read all over */
    /* private */
    struct arena_block *block;
};

/* Zeroed bytes, aligned for any type, that live as long as the arena. */
void *arena_alloc(struct arena *arena, size_t size);

/* The same, but the bytes are whatever they are: for who writes all of them. */
void *arena_take(struct arena *arena, size_t size);

/* A copy of `s`, followed by a NUL that `len` does not count. */
struct str arena_dup(struct arena *arena, struct str s);

/* The same with A to Z in lower case. */
struct str arena_dup_lower(struct arena *arena, struct str s);

/* The formatted text, NUL-terminated. */
struct str arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* All that is in `from` lives as long as the arena; `from` is empty and can be used again. */
void arena_take_over(struct arena *arena, struct arena *from);

/* The arena is empty and can be used again, with the room that it had. */
void arena_reset(struct arena *arena);

/* Frees everything; the arena is empty and can be used again. */
void arena_release(struct arena *arena);

#endif
