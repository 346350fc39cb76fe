#include "check.h"

#include "base/vec.h"

TEST(vec_push)
{
    struct arena arena = { 0 };
    struct {
        struct pair {
            int a;
            char b;
        } * ptr;
        size_t len, cap;
    } vec = { 0 };
    size_t wrong = 0;
    for (int i = 0; i < 10000; i++)
        vec_push(&arena, &vec, ((struct pair){ i, (char)i }));
    CHECK_INT(vec.len, 10000);
    CHECK(vec.cap >= vec.len);
    for (int i = 0; i < 10000; i++)
        wrong += vec.ptr[i].a != i || vec.ptr[i].b != (char)i;
    CHECK_INT(wrong, 0);
    arena_release(&arena);
}

TEST(vec_grow)
{
    struct arena arena = { 0 };
    size_t cap = 0;
    CHECK(vec_grow(&arena, NULL, &cap, 4) != NULL);
    CHECK(cap >= 8);
    size_t before = cap;
    int *old = arena_alloc(&arena, cap * sizeof *old);
    old[0] = 42;
    int *bigger = vec_grow(&arena, old, &cap, sizeof *old);
    CHECK_INT(cap, 2 * before);
    CHECK_INT(bigger[0], 42);
    CHECK(bigger != old);
    arena_release(&arena);
}
