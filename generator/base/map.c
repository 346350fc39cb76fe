#include "base/map.h"

#include <assert.h>
#include <stdint.h>

#include "base/hash.h"

struct map_slot {
    struct str key;
    void *value;
};

/* The slot that holds `key`, or the empty one where it belongs. */
static struct map_slot *slot_of(struct map_slot *slots, size_t cap, struct str key)
{
    size_t i = (size_t)hash_bytes(key) & (cap - 1);
    while (slots[i].value && !str_eq(slots[i].key, key))
        i = (i + 1) & (cap - 1);
    return &slots[i];
}

static void grow(struct arena *arena, struct map *map)
{
    size_t cap = map->cap ? map->cap * 2 : 16;
    struct map_slot *slots = arena_alloc(arena, cap * sizeof *slots);
    for (size_t i = 0; i < map->cap; i++)
        if (map->slots[i].value)
            *slot_of(slots, cap, map->slots[i].key) = map->slots[i];
    map->slots = slots;
    map->cap = cap;
}

void *map_get(const struct map *map, struct str key)
{
    return map->cap ? slot_of(map->slots, map->cap, key)->value : NULL;
}

void *map_put(struct arena *arena, struct map *map, struct str key, void *value)
{
    assert(value);
    if (map->len * 4 >= map->cap * 3)
        grow(arena, map);
    struct map_slot *slot = slot_of(map->slots, map->cap, key);
    void *before = slot->value;
    *slot = (struct map_slot){ key, value };
    map->len += before ? 0 : 1;
    return before;
}

bool map_next(const struct map *map, size_t *at, struct str *key, void **value)
{
    while (*at < map->cap) {
        const struct map_slot *slot = &map->slots[(*at)++];
        if (!slot->value)
            continue;
        *key = slot->key;
        *value = slot->value;
        return true;
    }
    return false;
}
