/* cells: small blocks of memory that come and go, of one owner on one thread, who knows how large each is. What is given
 * back is taken again for blocks of about its size; the system has all back at once. */
#ifndef WENDA_BASE_CELLS_H
#define WENDA_BASE_CELLS_H

#include "base/arena.h"

enum {
    CELL_STEP = 16, /* sizes are rounded up to multiples of it */
    CELL_MAX = 512, /* bytes; a larger block has memory of its own */
    CELL_SIZES = CELL_MAX / CELL_STEP
};

/* All zero is an empty one. */
struct cells {
    /* private */
    struct arena arena;
    void *free[CELL_SIZES]; /* lists, each cell begins with the next one */
};

/* As realloc(), of a block of `old_size` bytes: NULL for none, and of size 0 it is given back. Bytes beyond the old size
 * are whatever they are. */
void *cells_resize(struct cells *cells, void *ptr, size_t old_size, size_t size);

/* All cells; larger blocks are given back by whoever took them. */
void cells_release(struct cells *cells);

#endif
