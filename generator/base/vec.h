/* vec: a growing array in an arena. Any struct with `ptr`, `len` and `cap` is
 * one:  struct { struct page **ptr; size_t len, cap; } pages; */
#ifndef WENDA_BASE_VEC_H
#define WENDA_BASE_VEC_H

#include "base/arena.h"

/* Appends `item`. A pointer into the array dies here. */
#define vec_push(arena, vec, item)                                                       \
    do {                                                                                 \
        if ((vec)->len == (vec)->cap)                                                    \
            (vec)->ptr = vec_grow((arena), (vec)->ptr, &(vec)->cap, sizeof *(vec)->ptr); \
        (vec)->ptr[(vec)->len++] = (item);                                               \
    } while (0)

/* A copy of `old` with twice the room (at least 8); *cap becomes that. */
void *vec_grow(struct arena *arena, const void *old, size_t *cap, size_t item_size);

#endif
