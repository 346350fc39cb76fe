/* map: bytes to pointer, in an arena. Keys are borrowed and must outlive it. */
#ifndef WENDA_BASE_MAP_H
#define WENDA_BASE_MAP_H

#include "base/arena.h"

/* All zero is an empty map. */
struct map {
    size_t len;
    /* private */
    struct map_slot *slots;
    size_t cap;
};

/* The value of `key`, or NULL. */
void *map_get(const struct map *map, struct str key);

/* Sets `key` to `value` (not NULL) and returns what it was before, or NULL. */
void *map_put(struct arena *arena, struct map *map, struct str key, void *value);

/* Goes through the entries, in no order: *at begins at 0. False when there are no more. */
bool map_next(const struct map *map, size_t *at, struct str *key, void **value);

#endif
