#include "check.h"
#include "fixture.h"

#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "base/utf8.h"

/* The form is that of gcc's and clang's diagnostics: path:line:col: kind: message,
 * then the line and a caret beneath the column. The expectations are written by
 * hand; a terminal gives Han two columns and a combining mark none. */

static struct str told(struct str text, struct loc place)
{
    static struct fixture f;
    static char kept[4096];
    struct source source = { STR("a.md"), text };
    fixture_open(&f);
    place.source = &source;
    diag_error(f.diag, place, "wrong");
    struct str said = str_slice(fixture_told(&f), 0, sizeof kept);
    memcpy(kept, said.ptr, said.len);
    fixture_close(&f);
    return (struct str){ kept, said.len };
}

TEST(diag_places)
{
    static const struct {
        const char *text;
        int line, col;
        const char *told;
    } cases[] = {
        { "one\ntwo\n", 2, 1, "a.md:2:1: error: wrong\n    two\n    ^\n" },
        { "one\ntwo\n", 2, 3, "a.md:2:3: error: wrong\n    two\n      ^\n" },
        { "one\r\ntwo\r\n", 1, 2, "a.md:1:2: error: wrong\n    one\n     ^\n" },
        { "one", 1, 4, "a.md:1:4: error: wrong\n    one\n       ^\n" },
        { "one", 1, 0, "a.md:1: error: wrong\n    one\n" },
        { "one", 0, 0, "a.md: error: wrong\n" },
        { "", 1, 1, "a.md:1:1: error: wrong\n" },
        { "\n\n", 2, 1, "a.md:2:1: error: wrong\n" },
        { "one\n", 7, 3, "a.md:7:1: error: wrong\n" },
        { "中文x", 1, 7, "a.md:1:3: error: wrong\n    中文x\n        ^\n" },
        { "中文x", 1, 4, "a.md:1:2: error: wrong\n    中文x\n      ^\n" },
        { "e\u0301x", 1, 4, "a.md:1:3: error: wrong\n    e\u0301x\n     ^\n" },
        { "\tx", 1, 2, "a.md:1:2: error: wrong\n     x\n     ^\n" },
        { "🙂x", 1, 5, "a.md:1:2: error: wrong\n    🙂x\n      ^\n" },
        { "שלום x", 1, 10, "a.md:1:6: error: wrong\n    שלום x\n         ^\n" },
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        CHECK_STR(
            told(str_of(cases[i].text), (struct loc){ .line = cases[i].line, .col = cases[i].col }),
            cases[i].told);
}

/* Nothing of an author's file may steer the terminal: escape sequences, bidi
 * overrides and bytes that are no UTF-8 show as U+FFFD. */
TEST(diag_hides_controls)
{
    CHECK_STR(told(STR("\x1B[2Jx"), (struct loc){ .line = 1, .col = 5 }),
              "a.md:1:5: error: wrong\n    \uFFFD[2Jx\n        ^\n");
    CHECK_STR(told(STR("a\u202Eb"), (struct loc){ .line = 1, .col = 1 }),
              "a.md:1:1: error: wrong\n    a\uFFFDb\n    ^\n");
    CHECK_STR(told(STR("a\0\xFF"), (struct loc){ .line = 1, .col = 1 }),
              "a.md:1:1: error: wrong\n    a\uFFFD\uFFFD\n    ^\n");
    CHECK_STR(told(STR("a\xC2\x9B"
                       "b"),
                   (struct loc){ .line = 1, .col = 1 }),
              "a.md:1:1: error: wrong\n    a\uFFFDb\n    ^\n");
}

/* The same holds for what a message quotes of the file, and for file names. */
TEST(diag_hides_controls_of_messages)
{
    struct fixture f;
    struct source source = { STR("b\x1B]0;\n.md"), STR("") };
    fixture_open(&f);
    diag_error_hint(f.diag, (struct loc){ 0 }, STR("did you mean '\x1B'?"), "unknown key '%s'",
                    "a\x1B[31m\nwenda: error: faked");
    diag_error(f.diag, (struct loc){ .source = &source }, "x");
    CHECK_STR(fixture_told(&f), "wenda: error: unknown key 'a\uFFFD[31m\uFFFDwenda: error: faked'\n"
                                "    hint: did you mean '\uFFFD'?\n"
                                "b\uFFFD]0;\uFFFD.md: error: x\n");
    fixture_close(&f);
}

/* A long message is cut between characters, whatever the bytes before it. */
TEST(diag_long_messages)
{
    char wide[6000];
    for (size_t i = 0; i < sizeof wide; i += 3)
        memcpy(wide + i, "中", 3);
    for (int lead = 0; lead < 4; lead++) {
        struct fixture f;
        fixture_open(&f);
        diag_error(f.diag, (struct loc){ 0 }, "%.*s%.*s", lead, "abc", (int)sizeof wide, wide);
        struct str said = fixture_told(&f);
        CHECK_INT(utf8_check(said), said.len);
        CHECK(!text_holds(said, "\uFFFD"));
        CHECK(said.len > 900);
        fixture_close(&f);
    }
}

/* Of a line of 10 MB only the surroundings of the caret are shown. */
TEST(diag_long_lines)
{
    size_t size = 10 * 1000 * 1000;
    struct arena arena = { 0 };
    char *wide = arena_alloc(&arena, size);
    memset(wide, 'a', size);
    memcpy(wide + size / 2, "X", 1);
    struct str said =
        told((struct str){ wide, size }, (struct loc){ .line = 1, .col = (int)(size / 2) + 1 });
    CHECK(str_starts(said, STR("a.md:1:5000001: error: wrong\n    aaaa")));
    CHECK(said.len < 300);
    struct str rest = said;
    str_cut(&rest, '\n');
    struct str line = str_cut(&rest, '\n'), caret = str_cut(&rest, '\n');
    CHECK_INT(str_find(line, 'X'), str_find(caret, '^'));
    arena_release(&arena);
}

TEST(diag_counts_and_order)
{
    struct fixture f;
    struct source a = { STR("a.md"), STR("x\ny\n") }, b = { STR("b.md"), STR("z\n") };
    fixture_open(&f);
    CHECK(!diag_error(f.diag, (struct loc){ &b, 1, 1 }, "last"));
    diag_warning(f.diag, (struct loc){ &a, 2, 1 }, "third");
    CHECK(!diag_error_hint(f.diag, (struct loc){ &a, 1, 2 }, STR("help"), "second %d", 2));
    diag_error(f.diag, (struct loc){ &a, 1, 1 }, "beta");
    diag_error(f.diag, (struct loc){ &a, 1, 1 }, "alpha");
    diag_error(f.diag, (struct loc){ .source = &a }, "of the file");
    diag_error(f.diag, (struct loc){ 0 }, "alone");
    CHECK_INT(diag_errors(f.diag), 6);
    CHECK_INT(diag_warnings(f.diag), 1);
    CHECK_STR(fixture_told(&f), "wenda: error: alone\n"
                                "a.md: error: of the file\n"
                                "a.md:1:1: error: alpha\n    x\n    ^\n"
                                "a.md:1:1: error: beta\n    x\n    ^\n"
                                "a.md:1:2: error: second 2\n    x\n     ^\n    hint: help\n"
                                "a.md:2:1: warning: third\n    y\n    ^\n"
                                "b.md:1:1: error: last\n    z\n    ^\n");
    fixture_close(&f);
}

static void tell(void *ctx, int worker, size_t index)
{
    struct source source = { STR("a.md"), STR("\n") };
    (void)worker;
    diag_error(ctx, (struct loc){ &source, (int)index + 1, 1 }, "item %zu", index);
}

TEST(diag_from_threads)
{
    struct str first = { NULL, 0 };
    struct fixture f[2];
    for (int i = 0; i < 2; i++) {
        fixture_open(&f[i]);
        pool_run(i ? 8 : 1, 500, tell, f[i].diag);
        CHECK_INT(diag_errors(f[i].diag), 500);
        struct str said = fixture_told(&f[i]);
        if (i)
            CHECK_SAME(said, first);
        first = said;
    }
    fixture_close(&f[0]);
    fixture_close(&f[1]);
}

/* Expectation: a count of newlines before the offset. */
TEST(loc_at)
{
    struct source source = { STR("a"), STR("ab\n中\r\n\nx") };
    static const struct {
        size_t offset;
        int line, col;
    } cases[] = {
        { 0, 1, 1 }, { 2, 1, 3 }, { 3, 2, 1 },  { 6, 2, 4 },
        { 8, 3, 1 }, { 9, 4, 1 }, { 10, 4, 2 }, { 99, 4, 2 },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct loc loc = loc_at(&source, cases[i].offset);
        CHECK_INT(loc.line, cases[i].line);
        CHECK_INT(loc.col, cases[i].col);
        CHECK(loc.source == &source);
    }
}

/* A fault of one file that others meet is told with the first of them and the number of the rest. */
TEST(diag_users)
{
    static const struct {
        const char *users[4], *told;
    } cases[] = {
        { { "b" }, "t.html:1:1: error: fault (for b)\n" },
        { { "b", "a" }, "t.html:1:1: error: fault (for a and 1 other)\n" },
        { { "b", "a", "c" }, "t.html:1:1: error: fault (for a and 2 others)\n" },
        /* two pages may be made of one file */
        { { "b", "b" }, "t.html:1:1: error: fault (for b)\n" },
        { { "b", "a", "b", "a" }, "t.html:1:1: error: fault (for a and 1 other)\n" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct fixture f;
        fixture_open(&f);
        struct source source = { STR("t.html"), STR("") };
        for (size_t k = 0; k < 4 && cases[i].users[k]; k++)
            CHECK(!diag_error_for(f.diag, (struct loc){ &source, 1, 1 },
                                  (struct diag_aside){ .user = str_of(cases[i].users[k]) },
                                  "fault"));
        CHECK(text_holds(fixture_told(&f), cases[i].told));
        CHECK_INT(diag_errors(f.diag), 1);
        fixture_close(&f);
    }
}

TEST(diag_watch_counts_what_one_is_told)
{
    struct diag *watched = diag_new(), *other = diag_new();
    diag_watch(watched);
    CHECK_INT(diag_told(), 0);
    diag_error(watched, (struct loc){ 0 }, "one");
    diag_warning(watched, (struct loc){ 0 }, "two");
    diag_error(other, (struct loc){ 0 }, "three");
    CHECK_INT(diag_told(), 2);
    diag_watch(watched);
    CHECK_INT(diag_told(), 0);
    diag_free(watched);
    diag_free(other);
}

struct watching {
    struct diag *diag;
    size_t told[8]; /* by item */
};

static void tell_and_count(void *ctx, int worker, size_t index)
{
    struct watching *watching = ctx;
    (void)worker;
    diag_watch(watching->diag);
    for (size_t i = 0; i <= index; i++)
        diag_error(watching->diag, (struct loc){ 0 }, "%zu", i);
    watching->told[index] = diag_told();
}

TEST(diag_watch_is_of_its_thread)
{
    struct watching watching = { .diag = diag_new() };
    pool_run(4, COUNT(watching.told), tell_and_count, &watching);
    for (size_t i = 0; i < COUNT(watching.told); i++)
        CHECK_INT(watching.told[i], i + 1);
    diag_free(watching.diag);
}

/* The codes are those of ECMA-48: 1 is bold, 31 red, 33 yellow, 36 cyan, 0 ends them. */
TEST(diag_colours)
{
    struct source source = { STR("a.md"), STR("one\ntwo\n") };
    char *shown = NULL;
    size_t len = 0;
    struct diag *diag = diag_new();
    diag_error_hint(diag, (struct loc){ &source, 2, 3 }, STR("try"), "wrong");
    diag_warning(diag, (struct loc){ &source, 0, 0 }, "odd");
    FILE *out = open_memstream(&shown, &len);
    diag_print(diag, out, true);
    fclose(out);
    CHECK_STR(((struct str){ shown, len }),
              "\033[1ma.md:\033[0m \033[1;33mwarning:\033[0m odd\n"
              "\033[1ma.md:2:3:\033[0m \033[1;31merror:\033[0m wrong\n"
              "    two\n"
              "      \033[1;31m^\033[0m\n"
              "    \033[1;36mhint:\033[0m try\n");
    free(shown);
    diag_free(diag);
}
