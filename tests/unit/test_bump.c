#include "check.h"

#include <stdalign.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/bump.h"
#include "base/pool.h"

enum { BLOCKS = 3000, THREADS = 4 };

static size_t size_of(size_t i)
{
    static const size_t sizes[] = { 0, 1, 15, 16, 17, 144, 1000, 4095, 4096, 70000 };
    return sizes[i % COUNT(sizes)];
}

static bool is_filled(const unsigned char *bytes, int byte, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (bytes[i] != (unsigned char)byte)
            return false;
    return true;
}

/* Zeroed and aligned, and no two overlap: each is filled with its own byte. False when one is not so. */
static bool fill_all(unsigned char *blocks[])
{
    bool fine = true;
    for (size_t i = 0; i < BLOCKS; i++) {
        blocks[i] = bump_alloc(size_of(i));
        fine = fine && (uintptr_t)blocks[i] % alignof(max_align_t) == 0;
        fine = fine && is_filled(blocks[i], 0, size_of(i));
        memset(blocks[i], (int)(i % 251) + 1, size_of(i));
    }
    return fine;
}

/* Each `step`th from the first on is given back, if it still has its byte. */
static bool free_some(unsigned char *blocks[], size_t first, size_t step)
{
    bool fine = true;
    for (size_t i = first; i < BLOCKS; i += step) {
        fine = fine && is_filled(blocks[i], (int)(i % 251) + 1, size_of(i));
        bump_free(blocks[i]);
    }
    return fine;
}

TEST(bump_alloc)
{
    static unsigned char *blocks[BLOCKS];
    for (int round = 0; round < 3; round++) {
        CHECK(fill_all(blocks));
        CHECK(free_some(blocks, 0, 2));
        CHECK(free_some(blocks, 1, 2));
    }
    bump_free(NULL);
}

/* What it held stays, wherever it goes, and its neighbours too. */
TEST(bump_resize)
{
    unsigned char *before = bump_resize(NULL, 16), *ptr = bump_resize(NULL, 1), *behind;
    memset(before, 'a', 16);
    ptr[0] = 'x';
    for (size_t size = 2; size < 200000; size *= 2) {
        ptr = bump_resize(ptr, size);
        CHECK(is_filled(ptr, 'x', size / 2));
        memset(ptr, 'x', size);
        behind = bump_alloc(size % 48);
        CHECK(is_filled(behind, 0, size % 48));
        memset(behind, 'b', size % 48);
        CHECK(is_filled(ptr, 'x', size));
        bump_free(behind);
    }
    ptr = bump_resize(ptr, 3);
    CHECK(is_filled(ptr, 'x', 3));
    CHECK(is_filled(before, 'a', 16));
    bump_free(ptr);
    bump_free(before);
}

/* A chunk whose blocks are all given back is used again, from its begin: here one in which no other test has any. */
TEST(bump_again)
{
    static unsigned char *blocks[BLOCKS];
    CHECK(fill_all(blocks));
    CHECK(free_some(blocks, 0, 1));
    char *first = bump_alloc(100), *second = bump_alloc(100);
    bump_free(first);
    bump_free(second);
    CHECK(bump_alloc(100) == (void *)first);
    bump_free(first);
}

struct share {
    unsigned char *blocks[THREADS][BLOCKS];
    atomic_int bad;
};

static void fill_share(void *ctx, int worker, size_t index)
{
    struct share *share = ctx;
    (void)worker;
    if (!fill_all(share->blocks[index]))
        atomic_fetch_add(&share->bad, 1);
}

/* Blocks that any of the threads had. */
static void free_share(void *ctx, int worker, size_t index)
{
    struct share *share = ctx;
    (void)worker;
    for (size_t i = 0; i < THREADS; i++)
        if (!free_some(share->blocks[i], index, THREADS))
            atomic_fetch_add(&share->bad, 1);
}

TEST(bump_of_threads)
{
    static struct share share;
    for (int round = 0; round < 5; round++) {
        pool_run(THREADS, THREADS, fill_share, &share);
        pool_run(THREADS, THREADS, free_share, &share);
    }
    CHECK_INT(share.bad, 0);
}
