#include "check.h"

#include <stdalign.h>
#include <string.h>

#include "base/arena.h"

/* Zeroed, aligned, and no two overlap: each is filled with its own byte. */
TEST(arena_alloc)
{
    static const size_t sizes[] = { 0, 1, 15, 16, 17, 1000, 65536, 65537, 3, 200000, 8 };
    struct arena arena = { 0 };
    char *got[COUNT(sizes) * 20];
    size_t count = 0, dirty = 0, crooked = 0, overlaps = 0;
    for (; count < COUNT(got); count++) {
        size_t size = sizes[count % COUNT(sizes)];
        got[count] = arena_alloc(&arena, size);
        crooked += (uintptr_t)got[count] % alignof(max_align_t) != 0;
        for (size_t k = 0; k < size; k++)
            dirty += got[count][k] != 0;
        memset(got[count], (int)count, size);
    }
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < sizes[i % COUNT(sizes)]; k++)
            overlaps += got[i][k] != (char)i;
    CHECK_INT(dirty, 0);
    CHECK_INT(crooked, 0);
    CHECK_INT(overlaps, 0);
    arena_release(&arena);
    char *again = arena_alloc(&arena, 10);
    CHECK(memcmp(again, "\0\0\0\0\0\0\0\0\0", 10) == 0);
    arena_release(&arena);
    arena_release(&arena);
}

/* Empty again, and zeroed again, whether what it held was one block or several. */
TEST(arena_reset)
{
    static const size_t sizes[] = { 10, 70 * 1000, 100, 300 * 1000 };
    struct arena arena = { 0 };
    arena_reset(&arena);
    for (int round = 0; round < 3; round++) {
        size_t dirty = 0;
        for (size_t i = 0; i < COUNT(sizes); i++) {
            char *got = arena_alloc(&arena, sizes[i]);
            for (size_t k = 0; k < sizes[i]; k++)
                dirty += got[k] != 0;
            memset(got, 1, sizes[i]);
        }
        CHECK_INT(dirty, 0);
        arena_reset(&arena);
    }
    arena_release(&arena);
}

TEST(arena_texts)
{
    struct arena arena = { 0 };
    char text[] = "a\0中";
    struct str copy = arena_dup(&arena, (struct str){ text, sizeof text - 1 });
    text[0] = 'x';
    CHECK_SAME(copy, STR("a\0中"));
    CHECK_INT(copy.ptr[copy.len], 0);
    CHECK_STR(arena_dup(&arena, (struct str){ NULL, 0 }), "");
    CHECK_STR(arena_dup_lower(&arena, STR("AZ[@-Äz")), "az[@-Äz");
    CHECK_STR(arena_printf(&arena, "%s-%d", "a", 5), "a-5");
    CHECK_STR(arena_printf(&arena, "%s", ""), "");
    struct str wide = arena_printf(&arena, "%0100000d", 7);
    CHECK_INT(wide.len, 100000);
    CHECK_INT(wide.ptr[wide.len], 0);
    arena_release(&arena);
}

TEST(arena_take_over)
{
    struct arena arena = { 0 }, from = { 0 };
    struct str before = arena_dup(&arena, STR("before")), taken = arena_dup(&from, STR("taken"));
    struct str wide = arena_printf(&from, "%0100000d", 7);
    arena_take_over(&arena, &from);
    CHECK_STR(arena_dup(&from, STR("again")), "again");
    arena_release(&from);
    CHECK_STR(arena_dup(&arena, STR("after")), "after");
    CHECK_STR(before, "before");
    CHECK_STR(taken, "taken");
    CHECK_INT(wide.ptr[wide.len - 1], '7');
    arena_take_over(&from, &arena);
    arena_take_over(&from, &arena); /* nothing */
    CHECK_STR(taken, "taken");
    arena_release(&from);
}
