#include "check.h"
#include "content/bank.h"
#include "fixture.h"
#include "markdown/html.h"
#include "syntax/parse.h"

TEST(bank_number)
{
    static const struct {
        const char *heading;
        int number; /* 0: none */
        const char *title;
    } cases[] = {
        { "6. What is it?", 6, "What is it?" },
        { "30、如何更新模型？", 30, "如何更新模型？" },
        { "6．标题", 6, "标题" },
        { "6) Title", 6, "Title" },
        { "6）标题", 6, "标题" },
        { "6: Title", 6, "Title" },
        { "6：标题", 6, "标题" },
        { "Q6: Title", 6, "Title" },
        { "Q6 Title", 6, "Title" },
        { "Question 6. Title", 6, "Title" },
        { "第 6 题：标题", 6, "标题" },
        { "第6题 标题", 6, "标题" },
        { "第6问、标题", 6, "标题" },
        { "问题 6：标题", 6, "标题" },
        { "  007. James ", 7, "James" },
        { "99999. Last", 99999, "Last" },
        { "6.\u3000标题", 6, "标题" }, /* an ideographic space is one, too */
        { "100000. Too far", 0, "" },
        { "99999999999999999999. Far", 0, "" },
        { "0. Preface", 0, "" },
        { "-1. Minus", 0, "" },
        { "6.", 0, "" },
        { "第6题", 0, "" },
        { "6", 0, "" },
        { "", 0, "" },
        { "2024 年总结", 0, "" },
        { "3.5 Turbo", 0, "" },
        { "1.2.3 Version", 0, "" },
        { "QLoRA", 0, "" },
        { "第一章 绪论", 0, "" },
        { "Title 6. of", 0, "" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        int number = 0;
        struct str title = STR("");
        bool has = bank_number(str_of(cases[i].heading), &number, &title);
        if (!CHECK_INT(has, cases[i].number > 0))
            CHECK_STR(str_of(cases[i].heading), "");
        if (has) {
            CHECK_INT(number, cases[i].number);
            CHECK_STR(title, cases[i].title);
        }
    }
}

static struct fixture f;
static struct source source;
static struct bank bank;

static bool split(struct str text)
{
    source = (struct source){ STR("folder/my bank.md"), text };
    struct parsed parsed = { syntax_parse_commonmark(text), NULL };
    return bank_split(&f.arena, f.diag, &source, &parsed, &bank);
}

/* The pages, one a line: number, id, title, lines of the body joined by '|'. */
static struct str pages(void)
{
    struct str out = STR("");
    for (size_t i = 0; i < bank.pages.len; i++) {
        const struct page *page = bank.pages.ptr[i];
        struct str rest = page->body, body = STR("");
        while (rest.len) {
            struct str line = str_trim(str_cut(&rest, '\n'));
            body = arena_printf(&f.arena, "%.*s%.*s|", STR_ARG(body), STR_ARG(line));
        }
        out = arena_printf(&f.arena, "%.*s%d %.*s (%.*s) %.*s\n", STR_ARG(out), page->number,
                           STR_ARG(page->id), STR_ARG(page->title), STR_ARG(body));
    }
    return out;
}

static void release(void)
{
    for (size_t i = 0; i < bank.pages.len; i++)
        page_release(bank.pages.ptr[i]);
    fixture_close(&f);
}

TEST(bank_split)
{
    static const struct {
        const char *what, *text, *title, *pages;
    } cases[] = {
        { "a preamble, questions and a closing",
          "# Bank\n\nintro\n\n#### 1. One\na\n#### 2. Two\nb\n### Summary\nend\n", "Bank",
          "0 intro (Bank) |intro||\n1 q01 (One) a|\n2 q02 (Two) b|\n0 section-1 (Summary) end|\n" },
        { "no preamble", "## 1. One\na\n## 2. Two\nb\n", "my bank",
          "1 q01 (One) a|\n2 q02 (Two) b|\n" },
        { "text before any heading", "intro\n\n## 1. One\na\n", "my bank",
          "0 intro (my bank) intro||\n1 q01 (One) a|\n" },
        { "a question's own headings", "## 1. One\na\n### deep\nb\n## 2. Two\nc\n", "my bank",
          "1 q01 (One) a|### deep|b|\n2 q02 (Two) c|\n" },
        { "numbers at two levels: the higher are questions",
          "## 1. One\na\n### 1. Step\nb\n### 2. Step\nc\n## 2. Two\nd\n", "my bank",
          "1 q01 (One) a|### 1. Step|b|### 2. Step|c|\n2 q02 (Two) d|\n" },
        { "numbers in any order, and twice", "## 2. Two\na\n## 1. One\nb\n## 2. Again\nc\n",
          "my bank", "2 q02 (Two) a|\n1 q01 (One) b|\n2 q02 (Again) c|\n" },
        { "two levels in the preamble",
          "### Draft\n\n#### Intro\n\ntext\n\n### Bank\n\n#### 1. One\n\na\n", "Bank",
          "0 intro (Draft) |#### Intro||text||### Bank||\n1 q01 (One) |a|\n" },
        { "numbers in quotes and code are not headings of the bank",
          "## 1. One\n> ## 2. Not\n\n```\n## 3. Nor this\n```\n- ## 4. Nor that\n", "my bank",
          "1 q01 (One) > ## 2. Not||```|## 3. Nor this|```|- ## 4. Nor that|\n" },
        { "CRLF", "# T\r\n## 1. One\r\na\r\n## 2. Two\r\nb\r\n", "T",
          "1 q01 (One) a|\n2 q02 (Two) b|\n" },
        { "a bare title that is not the bank's", "### Draft\n# T\n## 1. One\na\n", "T",
          "0 intro (Draft) # T|\n1 q01 (One) a|\n" },
        { "no newline at the end", "## 1. One\na\n## 2. Two", "my bank",
          "1 q01 (One) a|\n2 q02 (Two) \n" },
        { "markup in titles", "## 1. *One* `two` [three](x)\na\n", "my bank",
          "1 q01 (One two three) a|\n" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        fixture_open(&f);
        CHECK(split(str_of(cases[i].text)));
        if (!CHECK_STR(pages(), cases[i].pages))
            CHECK_STR(str_of(cases[i].what), "");
        CHECK_STR(bank.config.title[0], cases[i].title);
        CHECK_INT(diag_errors(f.diag), 0);
        release();
    }
}

/* CommonMark 0.30, 4.3: a heading can be underlined, on several lines, and its text
 * goes on right below. */
TEST(bank_setext)
{
    static const struct {
        const char *text, *pages;
    } cases[] = {
        { "1. One\n===\n\na\n\nx. Two\n===\n\nb\n", NULL }, /* a list item, no heading */
        { "Q1 One\n===\na\n\nQ2 Two\n===\nb\n", "1 q01 (One) a||\n2 q02 (Two) b|\n" },
        { "Q1 One\n---\na\n\nQ2 Two\nlines\n---\n\nb\nc\n",
          "1 q01 (One) a||\n2 q02 (Two lines) |b|c|\n" },
        { "Q1 One\n---\n# a\n", "1 q01 (One) \n0 section-1 (a) \n" },
        { "Q1 One\n---\nQ2 Two\n---\nQ3 Three\n---\nx\n",
          "1 q01 (One) \n2 q02 (Two) \n3 q03 (Three) x|\n" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        fixture_open(&f);
        CHECK_INT(split(str_of(cases[i].text)), cases[i].pages != NULL);
        if (cases[i].pages)
            CHECK_STR(pages(), cases[i].pages);
        release();
    }
}

TEST(bank_without_questions)
{
    static const char *const texts[] = { "",
                                         "# Title\n\ntext\n",
                                         "text\n",
                                         "\n\n\n",
                                         "## 6.\n",
                                         "> ## 1. Quoted\n",
                                         "1. a list\n2. of items\n" };
    for (size_t i = 0; i < COUNT(texts); i++) {
        fixture_open(&f);
        CHECK(!split(str_of(texts[i])));
        CHECK(str_starts(fixture_told(&f), STR("folder/my bank.md: error: no numbered heading is "
                                               "in this file\n    hint: ")));
        fixture_close(&f);
    }
}

TEST(bank_warns)
{
    fixture_open(&f);
    CHECK(split(STR("# Empty\n# Bank\n## 1. One\na\n## 2. Two\n## 3. Three\n")));
    CHECK_INT(diag_warnings(f.diag), 3);
    CHECK(
        fixture_has_told(&f, "my bank.md:1:1: warning: nothing stands under the heading 'Empty'"));
    CHECK(
        fixture_has_told(&f, "my bank.md:5:1: warning: nothing stands under the heading '2. Two'"));
    CHECK(fixture_has_told(&f, "my bank.md:6:1: warning: nothing stands under the heading '3. Th"));
    release();
}

TEST(bank_languages)
{
    static const struct {
        const char *text, *language;
    } cases[] = {
        { "## 1. 什么是 Transformer？\n注意力机制\n", "zh" },
        { "## 1. What is it?\nA model.\n", "en" },
        { "## 1. What does 注意力 mean, and how is it translated?\nAttention.\n", "en" },
        { "## 1. 1\n2\n", "en" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        fixture_open(&f);
        CHECK(split(str_of(cases[i].text)));
        CHECK_INT(bank.config.language_count, 1);
        CHECK_STR(bank.config.languages[0], cases[i].language);
        release();
    }
}

/* A page's own headings begin at level 2, beneath its title. */
TEST(bank_levels)
{
    static const struct {
        const char *text, *html;
    } cases[] = {
        { "#### 1. One\n##### a\n###### b\n", "<h2>a</h2>\n<h3>b</h3>\n" },
        { "# 1. One\n## a\n### b\n", "<h2>a</h2>\n<h3>b</h3>\n" },
        { "## 1. One\n###### a\n", "<h2>a</h2>\n" },
        { "# 1. One\n###### b\n## a\n", "<h6>b</h6>\n<h2>a</h2>\n" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        fixture_open(&f);
        CHECK(split(str_of(cases[i].text)));
        CHECK_STR(html_of(&f.arena, bank.pages.ptr[0]->tree, false), cases[i].html);
        release();
    }
}

/* Each line of the source is in a body or is a heading that became a title: as a sum. */
TEST(bank_loses_no_line)
{
    fixture_open(&f);
    struct str text = STR("");
    for (int i = 1; i <= 300; i++)
        text = arena_printf(&f.arena, "%.*s## %d. 题 %d\n\n正文 %d\n\n- x\n\n", STR_ARG(text), i, i,
                            i);
    CHECK(split(text));
    CHECK_INT(bank.pages.len, 300);
    size_t wrong = 0;
    for (int i = 0; i < 300; i++) {
        const struct page *page = bank.pages.ptr[i];
        wrong += !str_eq(page->body, arena_printf(&f.arena, "\n正文 %d\n\n- x\n\n", i + 1));
        wrong += page->body_line != i * 6 + 2 || page->id_loc.line != i * 6 + 1;
    }
    CHECK_INT(wrong, 0);
    release();
}
