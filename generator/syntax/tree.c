#include "syntax/tree.h"

#include <stdint.h>

#include "base/bump.h"
#include "base/mem.h"

static void *alloc(size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        mem_out();
    return bump_alloc(count * size);
}

/* AddressSanitizer watches over malloc() alone. */
cmark_mem *tree_memory(void)
{
#ifdef WENDA_SANITIZE
    return cmark_get_default_mem_allocator();
#else
    static cmark_mem memory = { alloc, bump_resize, bump_free };
    return &memory;
#endif
}

cmark_node *tree_node(cmark_node_type type)
{
    return cmark_node_new_with_mem(type, tree_memory());
}
