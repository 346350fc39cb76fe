#include "check.h"

#include <string.h>

#include "base/str.h"

TEST(str_of)
{
    CHECK_STR(str_of("abc"), "abc");
    CHECK_INT(str_of(NULL).len, 0);
    CHECK(str_of(NULL).ptr != NULL);
    CHECK_INT(STR("a\0b").len, 3);
}

/* Expectation: a loop that takes the bytes whose index is in [from, to). */
TEST(str_slice)
{
    struct str s = STR("abcde");
    for (size_t from = 0; from < 8; from++) {
        for (size_t to = 0; to < 8; to++) {
            char taken[8] = "";
            for (size_t i = from; i < to && i < s.len; i++)
                strncat(taken, s.ptr + i, 1);
            CHECK_STR(str_slice(s, from, to), taken);
        }
    }
    CHECK_STR(str_slice(s, 0, (size_t)-1), "abcde");
    CHECK_STR(str_slice(s, (size_t)-1, (size_t)-1), "");
    CHECK_STR(str_slice(STR(""), 3, 9), "");
}

TEST(str_trim)
{
    static const struct {
        const char *text, *trimmed;
    } cases[] = {
        { "", "" },
        { " ", "" },
        { "\t\r\n ", "" },
        { " a ", "a" },
        { "a b", "a b" },
        { "\r\n a\tb \r\n", "a\tb" },
        { "\fa\v", "\fa\v" },                 /* neither blanks nor line ends */
        { "\u3000a\u00A0", "\u3000a\u00A0" }, /* nor are these bytes */
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        CHECK_STR(str_trim(str_of(cases[i].text)), cases[i].trimmed);
    CHECK_INT(str_trim(STR(" \0 ")).len, 1);
    CHECK_STR(str_trim_end(STR(" a \t\r\n")), " a");
    CHECK_STR(str_trim_end(STR(" \n")), "");
}

TEST(str_cut)
{
    struct str rest = STR("a,,b,");
    CHECK_STR(str_cut(&rest, ','), "a");
    CHECK_STR(str_cut(&rest, ','), "");
    CHECK_STR(str_cut(&rest, ','), "b");
    CHECK_INT(rest.len, 0);
    CHECK_STR(str_cut(&rest, ','), "");
    rest = STR("no separator");
    CHECK_STR(str_cut(&rest, ','), "no separator");
    CHECK_INT(rest.len, 0);
    rest = STR("a\0b");
    CHECK_STR(str_cut(&rest, '\0'), "a");
    CHECK_STR(rest, "b");
}

/* Expectation: strcmp() and its relatives of the C library, on texts without NUL. */
TEST(str_compare)
{
    static const char *const texts[] = { "",     "a",    "b",    "ab", "aa", "abc",
                                         "\x7F", "\x80", "\xFF", "é",  "中", "中文" };
    for (size_t i = 0; i < COUNT(texts); i++) {
        for (size_t k = 0; k < COUNT(texts); k++) {
            struct str a = str_of(texts[i]), b = str_of(texts[k]);
            int order = strcmp(texts[i], texts[k]), ours = str_cmp(a, b);
            CHECK_INT((ours > 0) - (ours < 0), (order > 0) - (order < 0));
            CHECK_INT(str_eq(a, b), order == 0);
            CHECK_INT(str_is(a, texts[k]), order == 0);
            CHECK_INT(str_starts(a, b), strncmp(texts[i], texts[k], strlen(texts[k])) == 0);
            CHECK_INT(str_ends(a, b),
                      a.len >= b.len && strcmp(texts[i] + a.len - b.len, texts[k]) == 0);
        }
    }
    CHECK(!str_eq(STR("a\0b"), STR("a\0c")));
    CHECK(str_cmp(STR("a\0b"), STR("a\0c")) < 0);
    CHECK(!str_is(STR("a\0"), "a"));
}

TEST(str_find)
{
    CHECK_INT(str_find(STR("abcabc"), 'b'), 1);
    CHECK_INT(str_find(STR("abc"), 'x'), 3);
    CHECK_INT(str_find(STR(""), 'x'), 0);
    CHECK_INT(str_find((struct str){ NULL, 0 }, 'x'), 0);
    CHECK_INT(str_find(STR("ab\0c"), '\0'), 2);
    CHECK_INT(str_find(STR("\xFF"), '\xFF'), 0);
}

TEST(str_find_any)
{
    static const bool signs[256] = { ['<'] = true, [0xFF] = true };
    const char *text = "0123456789\xFF<";
    for (size_t from = 0; from <= 12; from++) /* wherever it stands among others */
        CHECK_INT(str_find_any(str_slice(str_of(text), from, 12), signs),
                  from < 10 ? 10 - from : 0);
    CHECK_INT(str_find_any(STR("abcde"), signs), 5);
    CHECK_INT(str_find_any(STR(""), signs), 0);
    CHECK_INT(str_find_any(str_slice(STR("abcd<"), 0, 4), signs), 4);
}

TEST(str_search)
{
    CHECK_INT(str_search(STR("abcabd"), STR("abd")), 3);
    CHECK_INT(str_search(STR("aab"), STR("ab")), 1);
    CHECK_INT(str_search(STR("abc"), STR("abcd")), 3);
    CHECK_INT(str_search(STR("ab"), STR("b")), 1);
    CHECK_INT(str_search(STR("ab\0c"), STR("\0c")), 2);
    CHECK_INT(str_search(STR(""), STR("a")), 0);
}
