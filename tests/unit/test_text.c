#include "check.h"
#include "content/text.h"
#include "syntax/parse.h"

/* What a reader reads: CommonMark 0.30 says what is text, code and markup. */
TEST(text_of)
{
    static const struct {
        const char *markdown, *text;
    } cases[] = {
        { "", "" },
        { "# Title", "Title" },
        { "# A *b* **c** `d` [e](/f \"g\") ![h](i)", "A b c d e h" },
        { "# &amp; \\* &#x4E2D;", "& * 中" },
        { "a\nb  \nc", "a b c" },
        { "# <b>x</b>", "x" },
        { "Two\nlines\n===", "Two lines" },
        { "# <https://example.org>", "https://example.org" },
        { "# 中文**强调**", "中文强调" },
        { "one\n\ntwo", "one\ntwo" },
        { "- a\n- b\n  - c", "a\nb\nc" },
    };
    struct arena arena = { 0 };
    for (size_t i = 0; i < COUNT(cases); i++) {
        cmark_node *doc = syntax_parse_commonmark(str_of(cases[i].markdown));
        CHECK_STR(text_of(&arena, doc), cases[i].text);
        cmark_node_free(doc);
    }
    /* NUL is U+FFFD (CommonMark 0.30, 2.3) */
    cmark_node *doc = syntax_parse_commonmark(STR("a\0b"));
    CHECK_STR(text_of(&arena, doc), "a\uFFFDb");
    cmark_node_free(doc);
    arena_release(&arena);
}
