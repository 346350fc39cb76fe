#include <string.h>

#include "base/utf8.h"
#include "check.h"
#include "content/slug.h"

/* Expectations by hand, from slug.h: letters and digits of any script stay, ASCII in
 * lower case, the rest is one '-' between words and nothing at the ends. */
TEST(slug_of)
{
    static const struct {
        const char *title, *slug;
    } cases[] = {
        { "Hello, World", "hello-world" },
        { "注意力 Attention", "注意力-attention" },
        { "", "section" },
        { "!?", "section" },
        { "🙂", "section" },
        { "  --a--  ", "a" },
        { "C++ & C#", "c-c" },
        { "../../etc/passwd", "etc-passwd" },
        { "什么是“注意力”？", "什么是-注意力" },
        { "L1、L2 正则化（Regularization）", "l1-l2-正则化-regularization" },
        { "Größe", "größe" },
        { "e\u0301te\u0301", "e\u0301te\u0301" }, /* combining marks are part of letters */
        { "かな・カナー", "かな-カナー" },
        { "שלום, עולם", "שלום-עולם" },
        { "ما هو؟", "ما-هو" },
        { "क्या है।", "क्या-है" },
        { "a\u200Bb\u202Ec\uFEFFd", "a-b-c-d" },
        { "１２３ＡＢＣ", "１２３ａｂｃ" },
        { "a_b", "a-b" },
        { "100%", "100" },
        { "\xFF\xFE", "section" },
    };
    struct arena arena = { 0 };
    for (size_t i = 0; i < COUNT(cases); i++)
        CHECK_STR(slug_of(&arena, str_of(cases[i].title), 60), cases[i].slug);
    CHECK_STR(slug_of(&arena, STR("a\0b"), 60), "a-b");
    arena_release(&arena);
}

TEST(slug_limit)
{
    static const struct {
        const char *title;
        size_t limit;
        const char *slug;
    } cases[] = {
        { "abcdef", 6, "abcdef" },
        { "abcdefg", 6, "abcdef" },
        { "a bc", 2, "a" },                  /* "a-" is no slug, "a-b" too long */
        { "一二三四五", 3, "一二三" },       /* characters, not bytes */
        { "abcdef gh ij", 10, "abcdef-gh" }, /* "abcdef-gh-" has the limit's length */
        { "abcdef ghij", 9, "abcdef" },      /* the '-' is in the last third */
        { "ab cdefghijk", 9, "ab-cdefgh" },  /* too far back */
        { "abc!!!!!!!!!!", 3, "abc" },
        { "abcdef !", 7, "abcdef" },
    };
    struct arena arena = { 0 };
    for (size_t i = 0; i < COUNT(cases); i++)
        CHECK_STR(slug_of(&arena, str_of(cases[i].title), cases[i].limit), cases[i].slug);
    arena_release(&arena);
}

/* Brute force over all titles of 8 characters out of three: the limit holds, the form
 * is right, and a longer limit only adds. */
TEST(slug_every_short_title)
{
    struct arena arena = { 0 };
    size_t wrong = 0;
    for (int n = 0; n < 6561; n++) {
        char title[32] = "";
        for (int k = 0, rest = n; k < 8; k++, rest /= 3)
            strcat(title, rest % 3 == 0 ? "a" : rest % 3 == 1 ? " " : "中");
        for (size_t limit = 1; limit <= 9; limit++) {
            struct str slug = slug_of(&arena, str_of(title), limit);
            if (str_is(slug, "section"))
                continue;
            wrong += utf8_count(slug) > limit;
            wrong += str_starts(slug, STR("-")) || str_ends(slug, STR("-"));
            wrong += strstr(slug.ptr, "--") != NULL;
            wrong += !str_starts(slug_of(&arena, str_of(title), 60), slug);
        }
    }
    CHECK_INT(wrong, 0);
    arena_release(&arena);
}

TEST(slug_of_a_long_title)
{
    struct arena arena = { 0 };
    size_t size = 10 * 1000 * 1000;
    char *title = arena_alloc(&arena, size);
    memset(title, '!', size);
    CHECK_STR(slug_of(&arena, (struct str){ title, size }, 60), "section");
    memset(title, 'A', size);
    CHECK_INT(slug_of(&arena, (struct str){ title, size }, 60).len, 60);
    arena_release(&arena);
}
