#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>

_Noreturn void mem_out(void)
{
    fputs("wenda: out of memory\n", stderr);
    abort();
}

void *mem_alloc(size_t size)
{
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
