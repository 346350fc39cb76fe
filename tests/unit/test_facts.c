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
