#include "base/vec.h"

#include <stdint.h>
#include <string.h>

#include "base/mem.h"

void *vec_grow(struct arena *arena, const void *old, size_t *cap, size_t item_size)
{
    size_t more = *cap ? *cap * 2 : 8;
    if (more > SIZE_MAX / 2 / item_size)
        mem_out();
    void *bigger = arena_alloc(arena, more * item_size);
    if (*cap)
        memcpy(bigger, old, *cap * item_size);
    *cap = more;
    return bigger;
}
