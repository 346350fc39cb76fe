#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"

enum { BLOCK_SIZE = 64 * 1024, LARGE_BLOCK = 2 * 1024 * 1024 };

struct arena_block {
    struct arena_block *next;
    size_t used, size;
    alignas(max_align_t) char bytes[];
};

static struct arena_block *add_block(struct arena *arena, size_t need)
{
    size_t usual = arena->large ? LARGE_BLOCK - sizeof(struct arena_block) : BLOCK_SIZE;
    size_t size = need > usual ? need : usual, all = sizeof(struct arena_block) + size;
    struct arena_block *block = arena->large ? mem_alloc(all) : mem_resize(NULL, all);
    *block = (struct arena_block){ .next = arena->block, .size = size };
    arena->block = block;
    return block;
}

void *arena_take(struct arena *arena, size_t size)
{
    size_t align = alignof(max_align_t);
    if (size > SIZE_MAX / 2)
        mem_out();
    size = (size + align - 1) / align * align;
    struct arena_block *block = arena->block;
    if (!block || block->size - block->used < size)
        block = add_block(arena, size);
    void *ptr = block->bytes + block->used;
    block->used += size;
    return ptr;
}

/* A block is not cleared as a whole: of most only the begin is ever used. */
void *arena_alloc(struct arena *arena, size_t size)
{
    void *ptr = arena_take(arena, size);
    memset(ptr, 0, size);
    return ptr;
}

struct str arena_dup(struct arena *arena, struct str s)
{
    char *copy = arena_take(arena, s.len + 1);
    if (s.len)
        memcpy(copy, s.ptr, s.len);
    copy[s.len] = '\0';
    return (struct str){ copy, s.len };
}

struct str arena_dup_lower(struct arena *arena, struct str s)
{
    char *copy = arena_take(arena, s.len + 1);
    for (size_t i = 0; i < s.len; i++)
        copy[i] = s.ptr[i] >= 'A' && s.ptr[i] <= 'Z' ? (char)(s.ptr[i] + 'a' - 'A') : s.ptr[i];
    copy[s.len] = '\0';
    return (struct str){ copy, s.len };
}

struct str arena_printf(struct arena *arena, const char *format, ...)
{
    char near[256]; /* most texts are that short, and formatted once */
    va_list args;
    va_start(args, format);
    int len = vsnprintf(near, sizeof near, format, args);
    va_end(args);
    if (len < 0)
        return STR("");
    if ((size_t)len < sizeof near)
        return arena_dup(arena, (struct str){ near, (size_t)len });
    char *text = arena_take(arena, (size_t)len + 1);
    va_start(args, format);
    vsnprintf(text, (size_t)len + 1, format, args);
    va_end(args);
    return (struct str){ text, (size_t)len };
}

void arena_take_over(struct arena *arena, struct arena *from)
{
    struct arena_block **last = &arena->block; /* the block at hand stays the one that is filled */
    while (*last)
        last = &(*last)->next;
    *last = from->block;
    from->block = NULL;
}

void arena_release(struct arena *arena)
{
    struct arena_block *block = arena->block;
    while (block) {
        struct arena_block *next = block->next;
        mem_free(block);
        block = next;
    }
    arena->block = NULL;
}

void arena_reset(struct arena *arena)
{
    size_t size = 0, blocks = 0;
    for (struct arena_block *block = arena->block; block; block = block->next) {
        size += block->size;
        blocks++;
    }
    if (blocks > 1) {
        arena_release(arena);
        add_block(arena, size);
    } else if (blocks) {
        arena->block->used = 0;
    }
}
