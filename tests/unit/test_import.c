#include <string.h>
#include <unistd.h>

#include "base/path.h"
#include "build/import.h"
#include "check.h"
#include "content/bank.h"
#include "content/source.h"
#include "fixture.h"
#include "markdown/html.h"
#include "syntax/parse.h"

static struct fixture f;

static bool import(struct str text, size_t *written)
{
    fixture_write(&f, "bank.md", text);
    return import_bank(fixture_path(&f, "bank.md"), fixture_path(&f, "zh"), f.diag, written);
}

/* The text of one imported file. */
static struct str imported(const char *name)
{
    return fixture_read(&f, arena_printf(&f.arena, "zh/%s", name).ptr);
}

TEST(import_files)
{
    size_t written = 0;
    fixture_open(&f);
    CHECK(import(STR("# Bank\n\nintro\n\n#### 6. 什么是“大模型”？\n\n**text**\n\n##### a\n\nb\n\n"
                     "#### 10. Two \"2\" \\\\\n\nc\n\n# End\n\nd\n"),
                 &written));
    CHECK_INT(written, 4);
    CHECK_STR(fixture_tree(&f, "zh"), "06-什么是-大模型.md\n10-two-2.md\nintro.md\nsection-1.md\n");
    CHECK_STR(imported("06-什么是-大模型.md"),
              "---\nid: q06\nnumber: 6\ntitle: \"什么是“大模型”？\"\n"
              "---\n\n**text**\n\n## a\n\nb\n");
    CHECK_STR(imported("10-two-2.md"),
              "---\nid: q10\nnumber: 10\ntitle: \"Two \\\"2\\\" \\\\\"\n---\n\nc\n");
    CHECK_STR(imported("intro.md"), "---\nid: intro\ntitle: \"Bank\"\n---\n\nintro\n");
    CHECK_STR(imported("section-1.md"), "---\nid: section-1\ntitle: \"End\"\n---\n\nd\n");
    CHECK_STR(fixture_told(&f), "");
    fixture_close(&f);
}

/* The file of a page: questions are named by number, others by id. */
static struct str file_of(const struct page *page)
{
    struct str start = page->number ? arena_printf(&f.arena, "%02d-", page->number)
                                    : arena_printf(&f.arena, "%.*s.md", STR_ARG(page->id));
    struct str tree = fixture_tree(&f, "zh");
    while (tree.len) {
        struct str name = str_cut(&tree, '\n');
        if (str_starts(name, start))
            return path_join(&f.arena, fixture_path(&f, "zh"), name);
    }
    return STR("");
}

static void compare(const struct page *page)
{
    struct config config = { .language_count = 1 };
    struct page got = { 0 };
    const struct source *source = source_read(&f.arena, f.diag, file_of(page));
    if (!CHECK(source != NULL) || !CHECK(page_read(&f.arena, f.diag, &config, source, &got)))
        return;
    got.tree = syntax_parse_commonmark(got.body);
    CHECK_SAME(html_of(&f.arena, got.tree, true), html_of(&f.arena, page->tree, true));
    CHECK_SAME(got.title, page->title);
    CHECK_SAME(got.id, page->id);
    CHECK_INT(got.number, page->number);
    page_release(&got);
}

/* Each page reads as it does in the bank: its HTML, by cmark, is the same. */
TEST(import_keeps_what_is_read)
{
    static const struct str banks[] = {
#define BANK(literal) { literal, sizeof(literal) - 1 }
        BANK("## 1. One\n\na\n\n### b\n\nc\n"),
        BANK("\xEF\xBB\xBF"
             "intro\n\n## 1. One\n\na\n"),
        BANK("\xEF\xBB\xBF"
             "# T\n\n## 1. One\n\na\n"),
        BANK("# T\r\n\r\nintro\r\n\r\n## 1. One\r\n\r\n    code\r\n\r\n### b\r\nc\r\n"),
        BANK("# T\rintro\r\r## 1. One\ra\r\r### b\rc\r## 2. Two\rd\r"),
        BANK("T\n===\nintro\n\nQ1 One\n---\ntext\n\nQ2 Two\nlines\n---\nmore\n"),
        BANK("Q1 One\n===\na\n\nb\n---\nc\n\n#tag\n---\nd\n"),
        BANK("## 1. One\n\n[a] and [b][c]\n\n## 2. Two\n\n[a]\n\n[a]: /x\n[c]: <y z> \"t\"\n"),
        BANK("[a]: /x\n\n## 1. One\n\n[a]\n"),
        BANK("## 1. One\n\nbefore \0 after\n\n### h \0 i\n\nend\n"),
        BANK("## 1. a\u2028b\uFEFFd\n\na\n"),
        BANK("## 1. tab\there: \"quoted\" \\ 'x' # {a} &b *c !d %e @f `g`\n\na\n"),
        BANK("## 1. 中文：标题——“引号”🙂 e\u0301 שלום\n\n正文\n换行\n"),
        BANK("## 1. One\n\n    code first\n\n## 2. Two\n\n\n\n```\n# no heading\n---\n```\n"),
        BANK("## 1. One ##\n\n### b ###\n\n###\n\n###### c\n"),
        BANK("# 1. One\n\n## a\n\n###### b\n\n# End\n\ntext\n"),
        BANK("## 1. One\n\n> ### quoted\n\n- ### listed\n\n### own\n"),
        BANK("## 1. One\n\n<div>\n\n<b>raw</b>\n\n</div>\n\n### b\n"),
        BANK("## 1. One\n"),
        BANK("## 1. One\n\n---\n\na\n\n---\n"),
        BANK("## 1. One\n\nid: x\n---\n"),
        BANK("intro\n\n    code\n\n## 1. One\n\nx\\\n"),
#undef BANK
    };
    for (size_t i = 0; i < COUNT(banks); i++) {
        size_t written = 0;
        struct bank bank;
        fixture_open(&f);
        CHECK(import(banks[i], &written));
        if (!CHECK(!text_holds(fixture_told(&f), "differently")))
            CHECK_STR(fixture_told(&f), "");
        struct source *source = source_read(&f.arena, f.diag, fixture_path(&f, "bank.md"));
        struct parsed parsed = { syntax_parse_commonmark(source->text), NULL };
        CHECK(bank_split(&f.arena, f.diag, source, &parsed, &bank));
        CHECK_INT(bank.pages.len, written);
        for (size_t k = 0; k < bank.pages.len; k++) {
            compare(bank.pages.ptr[k]);
            page_release(bank.pages.ptr[k]);
        }
        fixture_close(&f);
    }
}

/* What cannot be carried over is told. */
TEST(import_warns)
{
    size_t written = 0;
    fixture_open(&f);
    CHECK(import(STR("## 1. One\n\n[a]\n\n## 2. Two\n\n[a]:\n/x\n"), &written));
    CHECK(fixture_has_told(&f, "bank.md:1:1: warning: 'One' may read differently in a file"));
    CHECK_INT(diag_warnings(f.diag), 2); /* and nothing stands under "Two" but a definition */
    fixture_close(&f);
}

TEST(import_refuses)
{
    static const struct {
        const char *bank, *there, *told;
    } cases[] = {
        { "## 1. One\na\n## 2. Two\nb\n", "zh/02-two.md",
          "zh/02-two.md: error: it exists already; import never overwrites\n" },
        { "## 1. One\na\n", "zh", "zh: error: cannot be written: a file stands where a folder" },
        { "## 1. One\na\n## 1. one!\nb\n", NULL, "zh/01-one.md: error: two questions would have" },
        { "no questions\n", NULL, "bank.md: error: no numbered heading is in this file\n" },
        { "## 1. \xFF\n", NULL, "bank.md:1:7: error: not valid UTF-8\n" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        size_t written = 0;
        fixture_open(&f);
        if (cases[i].there)
            fixture_write(&f, cases[i].there, STR("mine"));
        CHECK(!import(str_of(cases[i].bank), &written));
        if (!CHECK(fixture_has_told(&f, cases[i].told)))
            CHECK_STR(fixture_told(&f), cases[i].told);
        CHECK_STR(fixture_tree(&f, "."),
                  cases[i].there ? arena_printf(&f.arena, "bank.md\n%s\n", cases[i].there).ptr
                                 : "bank.md\n");
        if (cases[i].there)
            CHECK_STR(fixture_read(&f, cases[i].there), "mine");
        fixture_close(&f);
    }
}

TEST(import_through_a_dangling_link)
{
    size_t written = 0;
    fixture_open(&f);
    fixture_write(&f, "zh/other.md", STR("mine"));
    CHECK_INT(symlink("../outside", fixture_path(&f, "zh/01-one.md").ptr), 0);
    CHECK(!import(STR("## 1. One\na\n"), &written));
    CHECK_STR(fixture_tree(&f, "."), "bank.md\nzh/01-one.md@\nzh/other.md\n");
    fixture_close(&f);
}

/* Names stay in the folder, whatever the titles are. */
TEST(import_hostile_titles)
{
    size_t written = 0;
    fixture_open(&f);
    CHECK(import(STR("## 1. ../../etc/passwd\na\n## 2. /\na\n## 3. .\na\n## 4. a\\b\na\n## 5. "
                     "CON\na\n## 6. &#x2F;&#x2E;&#x2E;\na\n"),
                 &written));
    CHECK_STR(fixture_tree(&f, "zh"), "01-etc-passwd.md\n02-section.md\n03-section.md\n04-a-b.md\n"
                                      "05-con.md\n06-section.md\n");
    fixture_close(&f);
    fixture_open(&f);
    char title[20000];
    memset(title, 'x', sizeof title);
    CHECK(import(arena_printf(&f.arena, "## 1. %.*s\na\n", (int)sizeof title, title), &written));
    CHECK(fixture_tree(&f, "zh").len < 100);
    fixture_close(&f);
}
