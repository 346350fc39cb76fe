/* bump: memory for many small blocks that die about together, such as the nodes of a tree. Blocks are cut one behind
 * the other from a chunk, which is used again once all of them are given back; none is on its own. Chunks are never
 * returned to the system. */
#ifndef WENDA_BASE_BUMP_H
#define WENDA_BASE_BUMP_H

#include <stddef.h>

/* As the functions of mem.h; blocks are those of this file alone. Any thread may give back what another had. */
void *bump_alloc(size_t size);
void *bump_resize(void *ptr, size_t size);
void bump_free(void *ptr);

/* Leaves the thread's chunk to others. To be called at the thread's end. */
void bump_leave(void);

#endif
