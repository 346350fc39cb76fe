#include "syntax/tree.h"

#ifdef WENDA_SANITIZE

/* AddressSanitizer watches over malloc() alone. */
cmark_mem *tree_memory(void)
{
    return cmark_get_default_mem_allocator();
}

#else

#include <stdint.h>

#include "base/bump.h"
#include "base/mem.h"

static void *alloc(size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        mem_out();
    return bump_alloc(count * size);
}

cmark_mem *tree_memory(void)
{
    static cmark_mem memory = { alloc, bump_resize, bump_free };
    return &memory;
}

#endif

cmark_node *tree_node(cmark_node_type type)
{
    return cmark_node_new_with_mem(type, tree_memory());
}
