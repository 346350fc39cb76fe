#include <string.h>

#include "cache/facts.h"
#include "check.h"

/* The name of the fact at that place among those that the page at hand uses. */
static struct str used(const struct notes *notes, size_t at)
{
    return at < notes->uses.len ? notes->facts.list.ptr[notes->uses.ptr[at]].name : STR("");
}

TEST(notes_of_one_page_after_another)
{
    struct notes notes = { 0 };
    notes_begin(&notes);
    notes_add(&notes, 'a', STR("x"), STR(""));
    notes_add(&notes, 'b', STR("x"), STR("y"));
    notes_add(&notes, 'a', STR("x"), STR(""));
    CHECK_INT(notes.uses.len, 2);
    CHECK_STR(used(&notes, 0), "ax");
    CHECK_STR(used(&notes, 1), "bx\x1Fy");
    notes_begin(&notes);
    notes_add(&notes, 'b', STR("x"), STR("y"));
    CHECK_INT(notes.uses.len, 1);
    CHECK_STR(used(&notes, 0), "bx\x1Fy");
    notes_release(&notes);
}

/* What one page after another uses must not add up. */
TEST(notes_do_not_grow_with_the_site)
{
    struct notes notes = { 0 };
    struct arena arena = { 0 };
    size_t most = 0, wrong = 0;
    for (int page = 0; page < 5000; page++) {
        notes_begin(&notes);
        notes_add(&notes, 's', STR("shared"), STR(""));
        for (int i = 0; i < 10; i++)
            notes_add(&notes, 'p', arena_printf(&arena, "%d-%d", page, i), STR(""));
        wrong += notes.uses.len != 11 || !str_is(used(&notes, 0), "sshared") ||
                 !str_starts(used(&notes, 10), arena_printf(&arena, "p%d-9", page));
        most = notes.facts.list.len > most ? notes.facts.list.len : most;
    }
    CHECK_INT(wrong, 0);
    CHECK(most < 10000);
    arena_release(&arena);
    notes_release(&notes);
}

/* Each name has one place, however many there are. */
TEST(facts_many)
{
    enum { MANY = 5000 };
    struct facts facts = { 0 };
    struct arena arena = { 0 };
    size_t wrong = 0;
    for (int round = 0; round < 2; round++)
        for (uint32_t i = 0; i < MANY; i++)
            wrong += facts_place(&facts, arena_printf(&arena, "fact %u", i)) != i;
    CHECK_INT(wrong, 0);
    CHECK_INT(facts.list.len, MANY);
    CHECK_STR(facts.list.ptr[MANY - 1].name, "fact 4999");
    facts_release(&facts);
    CHECK_INT(facts_place(&facts, STR("again")), 0);
    facts_release(&facts);
    arena_release(&arena);
}

TEST(uses_and_back)
{
    static const struct {
        uint32_t ptr[6];
        size_t len, bytes;
    } cases[] = {
        { { 0 }, 0, 0 },
        { { 0 }, 1, 1 },
        { { 0, 1, 2, 3, 4, 5 }, 6, 6 }, /* a byte each, one behind the other */
        { { 5, 4, 3, 2, 1, 0 }, 6, 6 },
        { { 9, 9, 9 }, 3, 3 },
        { { 0, UINT32_MAX, 0, UINT32_MAX }, 4, 16 },
        { { 63, 0, 1000, 2 }, 4, 6 },
    };
    struct arena arena = { 0 };
    struct uses back = { 0 };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct uses uses = { (uint32_t *)cases[i].ptr, cases[i].len, cases[i].len };
        struct str packed = uses_pack(&arena, &uses);
        CHECK(uses_unpack(&arena, packed, (size_t)UINT32_MAX + 1, &back));
        CHECK_INT(packed.len, cases[i].bytes);
        if (CHECK_INT(back.len, uses.len) && uses.len)
            CHECK(memcmp(back.ptr, uses.ptr, uses.len * sizeof *uses.ptr) == 0);
    }
    arena_release(&arena);
}

/* Places that no fact has, and bytes that end within a number. */
TEST(uses_damaged)
{
    static const struct str cases[] = {
        { "\x06", 1 }, /* place 3 of 3 */
        { "\0\0\0\0", 4 },
        { "\x01", 1 }, /* one before the first */
        { "\0\x80", 2 },
        { "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", 10 },
        { "\xfe\xff\xff\xff\xff\xff\xff\xff\xff\x01\x02", 11 },
    };
    struct arena arena = { 0 };
    struct uses uses = { 0 };
    for (size_t i = 0; i < COUNT(cases); i++) {
        CHECK(!uses_unpack(&arena, cases[i], 3, &uses));
        CHECK_INT(uses.len, 0);
    }
    CHECK(uses_unpack(&arena, STR("\x04"), 3, &uses));
    arena_release(&arena);
}
