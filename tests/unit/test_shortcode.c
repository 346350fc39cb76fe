#include "check.h"
#include "fixture.h"
#include "syntax/shortcode.h"

/* name|value|key=value|... of what was read, or what was told. */
static struct str read_text(struct fixture *f, const char *text)
{
    struct source source = { STR("a.md"), str_of(text) };
    struct shortcode shortcode = { .block = false };
    struct token token = { .text = source.text, .line = 1, .col = 1 - (int)STR("{{<").len };
    if (!shortcode_read(&f->arena, f->diag, &source, &token, &shortcode))
        return fixture_told(f);
    struct str result = shortcode.name;
    for (size_t i = 0; i < shortcode.arguments.len; i++) {
        struct shortcode_argument argument = shortcode.arguments.ptr[i];
        const char *sign = argument.name.len ? "=" : "";
        result = arena_printf(&f->arena, "%.*s|%.*s%s%.*s", STR_ARG(result), STR_ARG(argument.name),
                              sign, STR_ARG(argument.value));
    }
    return result;
}

TEST(shortcode_arguments)
{
    static const struct {
        const char *text, *expected;
    } cases[] = {
        { " kbd ", "kbd" },
        { "kbd", "kbd" },
        { "\tkbd\ta  b ", "kbd|a|b" },
        { " kbd \"two words\" x ", "kbd|two words|x" },
        { " video src=a.mp4 title=\"a \\\"b\\\" \\\\ c\" ", "video|src=a.mp4|title=a \"b\" \\ c" },
        { " a \"\" k=\"\" ", "a||k=" },
        { " a \"k=v\" ", "a|k=v" },
        { " a https://x.org/?q=1 ", "a|https://x.org/?q=1" }, /* "https://x.org/?q" is no key */
        { " a data-x=1 _y=2 ", "a|data-x=1|_y=2" },
        { " a 1=2 =x ", "a|1=2|=x" },
        { " a \"\\n\" b\\ ", "a|\\n|b\\" }, /* only \" and \\ are escapes */
        { " \u6ce8 \u6587\u5b57 ", "\u6ce8|\u6587\u5b57" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct fixture f;
        fixture_open(&f);
        CHECK_STR(read_text(&f, cases[i].text), cases[i].expected);
        fixture_close(&f);
    }
}

TEST(shortcode_faults)
{
    static const struct {
        const char *text, *told;
    } cases[] = {
        { "", "a.md:1:1: error: a shortcode without a name" },
        { "  ", "a.md:1:3: error: a shortcode without a name" },
        { " /kbd ", "a.md:1:2: error: a shortcode encloses nothing: there is no '/kbd'" },
        { " a \"b ", "a.md:1:4: error: the quote is not closed before '>}}'" },
        { " a \"b\\\" ", "a.md:1:4: error: the quote is not closed before '>}}'" },
        { " a k=\"b ", "a.md:1:6: error: the quote is not closed before '>}}'" },
        { " a \"b\"c ", "a.md:1:7: error: a blank is missing here" },
        { " a k= ", "a.md:1:6: error: the value is missing" },
        { " a k=", "a.md:1:6: error: the value is missing" },
        { " a b\"c\" ", "a.md:1:5: error: a quote within a word" },
        { " a k=1 k=2 ", "a.md:1:8: error: 'k' is given twice" },
        { " a \u201cb\u201d ",
          "a.md:1:4: error: these quotation marks would be part of the value" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct fixture f;
        fixture_open(&f);
        CHECK(str_starts(read_text(&f, cases[i].text), str_of(cases[i].told)));
        fixture_close(&f);
    }
}
