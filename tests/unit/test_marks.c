#include "check.h"
#include "syntax/marks.h"

/* The text after marks were put into it and taken out again. */
static struct str there_and_back(struct arena *arena, const char *text)
{
    struct marked marked = { 0 };
    marks_add(arena, str_of(text), 1, &marked);
    return marks_clear(arena, &marked, marked.text);
}

TEST(marks_are_taken_out_again)
{
    static const char *const texts[] = {
        "",
        "plain",
        "**强调：**后文，再 _\"x\"_ 文\n",
        "a \\~ b &#126; c \\$1 $x$ and {{< name >}}",
        "http://a.bc/d_e*f(g) www.a.bc\\_d, https://中.文/路~径",
        "- [x] www.\n\n[^a]: note\n\n*[A]: b\n\n::: note t\n:::\n",
        "http://http://a.bc *http://a.bc*",
    };
    struct arena arena = { 0 };
    for (size_t i = 0; i < COUNT(texts); i++)
        CHECK_STR(there_and_back(&arena, texts[i]), texts[i]);
    arena_release(&arena);
}

/* Else an author could write marks himself. */
TEST(noncharacters_are_replaced)
{
    static const struct {
        const char *text, *cleared;
    } cases[] = {
        { "a\uFDD0b", "a\uFFFDb" },
        { "\uFDD2"
          "0\uFDD2",
          "\uFFFD"
          "0\uFFFD" },
        { "`\uFDEF`", "`\uFFFD`" },
        { "http://a.bc/\uFDD6d\uFDD0", "http://a.bc/\uFFFDd\uFFFD" },
        { "**\uFDD1**中", "**\uFFFD**中" },
        { "\uFDCF \uFDF0 \uFFFD", "\uFDCF \uFDF0 \uFFFD" },
        { "$\uFDD2$", "$\uFFFD$" },
        { "&#xFDD2;0&#64978; [a](b \"&#Xfdd2;\")", "\uFFFD0\uFFFD [a](b \"\uFFFD\")" },
        { "&#xFDCF;&#64976;&#65007;&#65008;", "&#xFDCF;\uFFFD\uFFFD&#65008;" },
        { "&#xFFFD;&#xFFFE;&#xFFFF;&#x10ffff;&#x110000;", "&#xFFFD;\uFFFD\uFFFD\uFFFD&#x110000;" },
        { "`&#xFDD2;`\n\n```&#xFDD2;\n&#xFDD2;\n```", "`&#xFDD2;`\n\n```&#xFDD2;\n&#xFDD2;\n```" },
    };
    struct arena arena = { 0 };
    for (size_t i = 0; i < COUNT(cases); i++)
        CHECK_STR(there_and_back(&arena, cases[i].text), cases[i].cleared);
    arena_release(&arena);
}

TEST(marks_kinds)
{
    static const struct {
        const char *text;
        enum mark mark;
    } cases[] = {
        { "$x$", MARK_TOKEN },        { "{{< a", MARK_TOKEN },  { "::: a", MARK_LINE },
        { "www.a.bc", MARK_ADDRESS }, { "- [ ] a", MARK_TASK }, { "*[A]: b", MARK_DEFINITION },
    };
    struct arena arena = { 0 };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct marked marked = { 0 };
        marks_add(&arena, str_of(cases[i].text), 1, &marked);
        CHECK_INT(marked.kinds, marks_bit(cases[i].mark));
    }
    arena_release(&arena);
}
