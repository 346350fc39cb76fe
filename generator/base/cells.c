#include "base/cells.h"

#include <stdbool.h>
#include <string.h>

#include "base/mem.h"

static bool is_cell(size_t size)
{
    return size > 0 && size <= CELL_MAX;
}

static size_t kind_of(size_t size)
{
    return (size - 1) / CELL_STEP;
}

static void *take(struct cells *cells, size_t size)
{
    if (!is_cell(size))
        return mem_resize(NULL, size);
    void **list = &cells->free[kind_of(size)], *cell = *list;
    if (!cell)
        return arena_take(&cells->arena, size);
    memcpy(list, cell, sizeof *list);
    return cell;
}

static void give_back(struct cells *cells, void *ptr, size_t size)
{
    if (!is_cell(size)) {
        mem_free(ptr);
        return;
    }
    void **list = &cells->free[kind_of(size)];
    memcpy(ptr, list, sizeof *list);
    *list = ptr;
}

static void *move(struct cells *cells, void *ptr, size_t old_size, size_t size)
{
    if (!is_cell(old_size) && !is_cell(size))
        return mem_resize(ptr, size);
    if (is_cell(old_size) && is_cell(size) && kind_of(old_size) == kind_of(size))
        return ptr;
    void *moved = memcpy(take(cells, size), ptr, old_size < size ? old_size : size);
    give_back(cells, ptr, old_size);
    return moved;
}

void *cells_resize(struct cells *cells, void *ptr, size_t old_size, size_t size)
{
    if (!ptr)
        return size ? take(cells, size) : NULL;
    if (size)
        return move(cells, ptr, old_size, size);
    give_back(cells, ptr, old_size);
    return NULL;
}

void cells_release(struct cells *cells)
{
    arena_release(&cells->arena);
    *cells = (struct cells){ 0 };
}
