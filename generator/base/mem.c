#include "base/mem.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

/* A page of memory as large as processors have them: a table that is read all over takes half the time so. */
enum { LARGE_PAGE = 2 * 1024 * 1024 };

/* From here on a block has pages of its own. Unless it is told, the C library takes ever larger ones from the heap, where
 * what lives longer keeps their room: a tenth of all memory that a site of 10,000 pages took. */
enum { OWN_PAGES = 128 * 1024 };

/* So much that is free at the end of the heap stays with us, for the next page takes it again. */
enum { SPARE = 4 * 1024 * 1024 };

void mem_begin(void)
{
    mallopt(M_MMAP_THRESHOLD, OWN_PAGES);
    mallopt(M_TRIM_THRESHOLD, SPARE);
}

_Noreturn void mem_out(void)
{
    fputs("wenda: out of memory\n", stderr);
    abort();
}

static void *alloc_large(size_t size)
{
    size = (size + LARGE_PAGE - 1) / LARGE_PAGE * LARGE_PAGE;
    void *ptr = aligned_alloc(LARGE_PAGE, size);
    if (!ptr)
        mem_out();
    madvise(ptr, size, MADV_HUGEPAGE); /* a wish: where it is not met, all works as well */
    return memset(ptr, 0, size);
}

void *mem_alloc(size_t size)
{
    if (size >= LARGE_PAGE)
        return alloc_large(size);
    void *ptr = calloc(1, size ? size : 1);
    if (!ptr)
        mem_out();
    return ptr;
}

void *mem_resize(void *ptr, size_t size)
{
    ptr = realloc(ptr, size ? size : 1);
    if (!ptr)
        mem_out();
    return ptr;
}

void mem_free(void *ptr)
{
    free(ptr);
}

void mem_trim(void)
{
    malloc_trim(SPARE);
}
