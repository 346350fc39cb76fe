#include "check.h"
#include "content/digest.h"
#include "fixture.h"
#include "syntax/parse.h"

static struct fixture f;
static struct source source;
static struct page page;

/* The digest of a text, into page. */
static void digest(struct str text)
{
    struct parsed parsed;
    source = (struct source){ STR("a.md"), text };
    page = (struct page){ .source = &source, .demos = page.demos };
    CHECK(syntax_parse(&f.arena, f.diag, &(struct parse_input){ &source, text, 1 }, &parsed));
    page.tree = parsed.tree;
    page.marked = parsed.marked;
    digest_read(&f.arena, &page);
    page_release(&page);
}

static struct str repeated(const char *text, size_t count)
{
    struct str all = STR("");
    for (size_t i = 0; i < count; i++)
        all = arena_printf(&f.arena, "%.*s%s", STR_ARG(all), text);
    return all;
}

/* 400 characters of Chinese or 238 words of English are a minute; to the nearest, and never none. */
TEST(digest_minutes)
{
    static const struct {
        const char *one, *other;
        size_t ones, others;
        int minutes;
    } cases[] = {
        { "", "", 0, 0, 1 },
        { "字", "", 1, 0, 1 },
        { "字", "", 599, 0, 1 },
        { "字", "", 600, 0, 2 },
        { "字，。", "", 600, 0, 2 }, /* punctuation is not read */
        { "word ", "", 356, 0, 1 },
        { "word ", "", 357, 0, 2 },
        { "word ", "字", 119, 200, 1 },
        { "word ", "字", 238, 400, 2 },
        { "word字", "", 800, 0, 5 }, /* 800/238 + 800/400 */
        { "`word` ", "", 600, 0, 3 },
        { "한국어 ", "", 357, 0, 2 }, /* Korean has spaces between its words */
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        fixture_open(&f);
        struct str one = repeated(cases[i].one, cases[i].ones);
        struct str other = repeated(cases[i].other, cases[i].others);
        digest(arena_printf(&f.arena, "%.*s%.*s\n", STR_ARG(one), STR_ARG(other)));
        CHECK_INT(page.digest.minutes, cases[i].minutes);
        fixture_close(&f);
    }
    fixture_open(&f);
    struct str code = repeated("many words here\n", 500);
    digest(arena_printf(&f.arena, "```\n%.*s```\n", STR_ARG(code)));
    CHECK_INT(page.digest.minutes, 1);
    fixture_close(&f);
}

/* 4.5 characters of Chinese or 2.5 words of English a second; to the nearest five. */
TEST(digest_seconds_aloud)
{
    static const struct {
        const char *one, *other;
        size_t ones, others;
        int seconds;
    } cases[] = {
        { "", "", 0, 0, 5 },        { "字", "", 123, 0, 25 }, /* 27.3 s */
        { "字", "", 124, 0, 30 },                             /* 27.6 s */
        { "字，", "", 135, 0, 30 }, { "word ", "", 75, 0, 30 }, { "word ", "字", 25, 45, 20 },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        fixture_open(&f);
        struct str one = repeated(cases[i].one, cases[i].ones);
        struct str other = repeated(cases[i].other, cases[i].others);
        struct str text = arena_printf(&f.arena, "%.*s%.*s", STR_ARG(one), STR_ARG(other));
        CHECK_INT(digest_seconds_aloud(text), cases[i].seconds);
        fixture_close(&f);
    }
}

TEST(digest_description)
{
    static const struct {
        const char *text, *description;
    } cases[] = {
        { "", "" },
        { "# A\n\n- b\n", "b" },
        { "# A\n\nOne *two*\nthree.\n\nFour.\n", "One two three." },
        { "## 口述回答\n\n第一行，\n**第二**行。\n", "第一行，第二行。" },
        { "::demo{spin}\n\nText.\n", "Text." },
        { "![](a.png)\n\nText.\n", "Text." },
        { "```\ncode\n```\n\nText & <more>.\n", "Text & ." },
        { "The loss is $\\frac{a}{b} \\le \\sqrt{x_1}$.\n", "The loss is a/b ≤ √x₁." },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        fixture_open(&f);
        digest(str_of(cases[i].text));
        CHECK_STR(page.digest.description, cases[i].description);
        fixture_close(&f);
    }
}

/* 160 characters are shown, whatever their bytes. */
TEST(digest_cut)
{
    static const char *const characters[] = { "a", "字", "🙂" };
    for (size_t i = 0; i < COUNT(characters); i++) {
        fixture_open(&f);
        struct str most = repeated(characters[i], 160);
        digest(most);
        CHECK_SAME(page.digest.description, most);
        digest(repeated(characters[i], 161));
        CHECK_SAME(page.digest.description, arena_printf(&f.arena, "%.*s…", STR_ARG(most)));
        fixture_close(&f);
    }
}

static struct str listed(const struct names *names)
{
    struct str all = STR("");
    for (size_t i = 0; i < names->len; i++)
        all = arena_printf(&f.arena, "%.*s%.*s ", STR_ARG(all), STR_ARG(names->ptr[i].text));
    return all;
}

TEST(digest_links)
{
    fixture_open(&f);
    digest(STR("[a](id:one) [b](id:two#place) [](id:three) [c](other.html) [d](#here)\n\n"
               "`[e](id:code)` ![f](id:image)\n\n> - [g](id:deep)\n"));
    CHECK_STR(listed(&page.digest.links), "one two three deep ");
    fixture_close(&f);
}

/* Demos of the text follow those of the front matter, each once. */
TEST(digest_demos)
{
    fixture_open(&f);
    struct name given = { .text = STR("given") };
    page.demos.ptr = &given;
    page.demos.len = page.demos.cap = 1;
    digest(STR("::demo{spin}\n\n::demo{given}\n\n::demo{spin}\n\n::demo{Not a name}\n\n"
               "in ::demo{line}\n\n    ::demo{code}\n\n- ::demo{deep}\n"));
    CHECK_STR(listed(&page.demos), "given spin deep ");
    CHECK_INT(page.demos.ptr[1].loc.line, 1);
    CHECK_INT(page.demos.ptr[2].loc.line, 13);
    page.demos.ptr = NULL;
    page.demos.len = page.demos.cap = 0;
    fixture_close(&f);
}
