#include "check.h"

#include "base/map.h"

enum { KEYS = 3000 };

/* Expectation: an array that is searched from end to end. */
TEST(map_against_array)
{
    struct arena arena = { 0 };
    struct map map = { 0 };
    static int values[KEYS];
    struct str keys[KEYS];
    size_t wrong = 0;
    for (int i = 0; i < KEYS; i++) {
        keys[i] = arena_printf(&arena, "%x键%d", (unsigned)i * 2654435761u, i);
        wrong += map_get(&map, keys[i]) != NULL;
        wrong += map_put(&arena, &map, keys[i], &values[i]) != NULL;
    }
    CHECK_INT(map.len, KEYS);
    for (int i = 0; i < KEYS; i++)
        wrong += map_get(&map, keys[i]) != &values[i];
    for (int i = 0; i < KEYS; i += 3)
        wrong += map_put(&arena, &map, keys[i], &values[0]) != &values[i];
    CHECK_INT(map.len, KEYS);
    for (int i = 0; i < KEYS; i++)
        wrong += map_get(&map, keys[i]) != (i % 3 ? &values[i] : &values[0]);
    CHECK_INT(wrong, 0);
    arena_release(&arena);
}

TEST(map_odd_keys)
{
    struct arena arena = { 0 };
    struct map map = { 0 };
    int a, b, c;
    CHECK(map_get(&map, STR("")) == NULL);
    map_put(&arena, &map, STR(""), &a);
    map_put(&arena, &map, STR("x\0y"), &b);
    map_put(&arena, &map, STR("x\0z"), &c);
    CHECK(map_get(&map, STR("")) == &a);
    CHECK(map_get(&map, STR("x\0y")) == &b);
    CHECK(map_get(&map, STR("x\0z")) == &c);
    CHECK(map_get(&map, STR("x")) == NULL);
    CHECK_INT(map.len, 3);
    arena_release(&arena);
}

TEST(map_next_meets_each_once)
{
    struct arena arena = { 0 };
    struct map map = { 0 };
    static int values[100];
    struct str key;
    void *value;
    size_t at = 0, count = 0;
    CHECK(!map_next(&map, &at, &key, &value));
    for (int i = 0; i < 100; i++)
        map_put(&arena, &map, arena_printf(&arena, "%d", i), &values[i]);
    for (at = 0; map_next(&map, &at, &key, &value); count++) {
        int *met = value;
        CHECK_SAME(key, arena_printf(&arena, "%d", (int)(met - values)));
        CHECK_INT(++*met, 1);
    }
    CHECK_INT(count, 100);
    arena_release(&arena);
}
