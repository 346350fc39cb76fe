#include "check.h"
#include "content/page.h"
#include "fixture.h"
#include "syntax/parse.h"

static struct fixture f;
static struct source source;
static struct config config;
static struct page page;

static bool read_page(struct str text)
{
    config = (struct config){ .languages = { STR("zh"), STR("en") }, .language_count = 2 };
    struct tag tag = { .id = STR("training") };
    config.tags.ptr = &tag;
    config.tags.len = config.tags.cap = 1;
    source = (struct source){ STR("a.md"), text };
    page = (struct page){ 0 };
    bool ok = page_read(&f.arena, f.diag, &config, &source, &page);
    config.tags.ptr = NULL;
    return ok;
}

TEST(page_full)
{
    fixture_open(&f);
    CHECK(read_page(STR("---\n"
                        "id: clipping\n"
                        "number: 6\n"
                        "title: '  梯度：裁剪 '\n"
                        "tags: [training]\n"
                        "difficulty: 3\n"
                        "demos: gradient_clipping\n"
                        "related: [attention, dropout]\n"
                        "---\n"
                        "body\n---\n")));
    CHECK_STR(page.id, "clipping");
    CHECK_STR(page.title, "梯度：裁剪");
    CHECK_INT(page.number, 6);
    CHECK_INT(page.difficulty, 3);
    CHECK_INT(page.kind, PAGE_QUESTION);
    CHECK_INT(page.tags.len, 1);
    CHECK_STR(page.demos.ptr[0].text, "gradient_clipping");
    CHECK_STR(page.related.ptr[1].text, "dropout");
    CHECK_INT(page.related.ptr[1].loc.line, 8);
    CHECK_INT(page.related.ptr[1].loc.col, 22);
    CHECK_STR(page.body, "body\n---\n");
    CHECK_INT(page.body_line, 10);
    CHECK_INT(page.number_loc.line, 3);
    CHECK_STR(fixture_told(&f), "");
    fixture_close(&f);
}

#define BYTES(literal)               \
    {                                \
        literal, sizeof(literal) - 1 \
    }

TEST(page_bodies)
{
    static const struct {
        struct str text;
        const char *body;
        int line;
    } cases[] = {
        { BYTES("---\nid: a\ntitle: t\n---"), "", 5 },
        { BYTES("---\nid: a\ntitle: t\n---\n"), "", 5 },
        { BYTES("---\r\nid: a\r\ntitle: t\r\n---\r\nx\r\n"), "x\r\n", 5 },
        { BYTES("---  \nid: a\ntitle: t\n---\t\n\nx"), "\nx", 5 },
        { BYTES("---\nid: a\ntitle: |\n  t\n  --- x\n---\nb"), "b", 7 },
        { BYTES("---\nid: a\ntitle: t\n---\n\0x"), "", 5 },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        fixture_open(&f);
        CHECK(read_page(cases[i].text));
        CHECK_STR(str_slice(page.body, 0, str_find(page.body, '\0')), cases[i].body);
        CHECK_INT(page.body_line, cases[i].line);
        CHECK_INT(page.kind, PAGE_PLAIN);
        CHECK_STR(fixture_told(&f), "");
        fixture_close(&f);
    }
}

#define PAGE(lines) "---\nid: a\ntitle: t\n" lines "---\n"

TEST(page_faults)
{
    static const struct {
        const char *text, *told;
    } cases[] = {
        { "", "a.md:1:1: error: the front matter is missing\n" },
        { "# Title\n", "a.md:1:1: error: the front matter is missing\n" },
        { "\n---\nid: a\n---\n", "a.md:1:1: error: the front matter is missing\n" },
        { " ---\nid: a\n---\n", "a.md:1:1: error: the front matter is missing\n" },
        { "----\nid: a\n----\n", "a.md:1:1: error: the front matter is missing\n" },
        { "---", "a.md:1:1: error: the front matter has no closing '---'\n" },
        { "---\nid: a\ntitle: t\n", "a.md:1:1: error: the front matter has no closing '---'\n" },
        { "---\nid: a\n --- \n", "a.md:1:1: error: the front matter has no closing '---'\n" },
        { "---\n---\n", "error: 'id' is missing\n" },
        { "---\n---\n", "error: 'title' is missing\n" },
        { "---\nid: a\n---\n", "a.md:2:1: error: 'title' is missing\n" },
        { "---\ntitle: t\n---\n", "a.md:2:1: error: 'id' is missing\n" },
        { "---\nid: a\ntitle: ' '\n---\n", "a.md:3:8: error: 'title' is empty\n" },
        { "---\nid: a\ntitle: [t]\n---\n", "a.md:3:8: error: 'title' must be a single value" },
        { "---\n- a\n---\n", "a.md:2:1: error: this must be a map of keys, not a list\n" },
        { "---\nid: a: b\n---\n", "a.md:2:6: error: not valid YAML" },
        { PAGE("titel: x\n"), "a.md:4:1: error: unknown key 'titel'" },
        { PAGE("titel: x\n"), "    hint: did you mean 'title'?\n" },
        { PAGE("number: 0\n"), "a.md:4:9: error: 'number' must be a whole number from 1 to" },
        { PAGE("number: six\n"), "a.md:4:9: error: 'number' must be a whole number" },
        { PAGE("number:\n"), "error: 'number' must be a whole number" },
        { PAGE("difficulty: 6\n"),
          "a.md:4:13: error: 'difficulty' must be a whole number from 1 to 5" },
        { PAGE("tags: [trainin]\n"), "a.md:4:8: error: tag 'trainin' is not in site.yaml\n" },
        { PAGE("tags: [trainin]\n"), "    hint: did you mean 'training'?\n" },
        { PAGE("tags: {a: b}\n"), "a.md:4:7: error: 'tags' must be a list, not a map of keys" },
        { PAGE("demos: [[a]]\n"), "a.md:4:9: error: this must be a single value, not a list" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        fixture_open(&f);
        CHECK(!read_page(str_of(cases[i].text)));
        if (!CHECK(fixture_has_told(&f, cases[i].told)))
            CHECK_STR(fixture_told(&f), cases[i].told);
        fixture_close(&f);
    }
}

TEST(page_ids)
{
    static const char *const good[] = { "a", "q01", "0", "gradient-clipping", "a--b", "a-" };
    static const char *const bad[] = { "''", "-a",  "A",    "a b",     "a_b", "a/b",   "../a",
                                       ".a", "a.b", "中文", "a\u0301", "é",   "'a\tb'" };
    for (size_t i = 0; i < COUNT(good); i++) {
        fixture_open(&f);
        CHECK(read_page(arena_printf(&f.arena, "---\nid: %s\ntitle: t\n---\n", good[i])));
        CHECK_STR(page.id, good[i]);
        fixture_close(&f);
    }
    for (size_t i = 0; i < COUNT(bad); i++) {
        fixture_open(&f);
        CHECK(!read_page(arena_printf(&f.arena, "---\nid: %s\ntitle: t\n---\n", bad[i])));
        CHECK(fixture_has_told(&f, "a.md:2:5: error: '"));
        CHECK(fixture_has_told(&f, "cannot be an id"));
        fixture_close(&f);
    }
    fixture_open(&f);
    CHECK(read_page(arena_printf(&f.arena, "---\nid: %080d\ntitle: t\n---\n", 1)));
    CHECK(!read_page(arena_printf(&f.arena, "---\nid: %081d\ntitle: t\n---\n", 1)));
    fixture_close(&f);
}

/* A key without a value is null in YAML: no name, as in "tags: []". */
TEST(page_empty_lists)
{
    static const char *const texts[] = { PAGE("tags:\n"), PAGE("demos:\n"), PAGE("related:\n"),
                                         PAGE("tags: []\ndemos: []\nrelated: []\n") };
    for (size_t i = 0; i < COUNT(texts); i++) {
        fixture_open(&f);
        CHECK(read_page(str_of(texts[i])));
        CHECK_INT(page.tags.len + page.demos.len + page.related.len, 0);
        CHECK_STR(fixture_told(&f), "");
        fixture_close(&f);
    }
    fixture_open(&f);
    CHECK(!read_page(STR(PAGE("tags: ''\n"))));
    CHECK(fixture_has_told(&f, "tag '' is not in site.yaml"));
    fixture_close(&f);
}

/* All faults of the front matter are told in one run. */
TEST(page_tells_all)
{
    fixture_open(&f);
    CHECK(!read_page(STR("---\nid: A\nnumber: x\ndifficulty: 9\ntags: [zzz]\nfoo: 1\n---\n")));
    CHECK_INT(diag_errors(f.diag), 6);
    fixture_close(&f);
}

TEST(page_kinds_and_paths)
{
    struct arena arena = { 0 };
    fixture_open(&f);
    CHECK(read_page(STR("---\nid: index\ntitle: t\nnumber: 3\n---\n")));
    CHECK_INT(page.kind, PAGE_HOME);
    CHECK_STR(page_path(&arena, &config, &(struct page){ .id = STR("a") }), "a.html");
    CHECK_STR(page_path(&arena, &config, &(struct page){ .id = STR("a"), .lang = 1 }), "en/a.html");
    fixture_close(&f);
    arena_release(&arena);
}

/* Lines of nodes are those of the file, front matter included. */
TEST(page_loc)
{
    fixture_open(&f);
    CHECK(read_page(STR("---\nid: a\ntitle: t\n---\n\ntext\n\n> ## deep\n")));
    struct parse_input input = { &source, page.body, page.body_line };
    struct parsed parsed;
    CHECK(syntax_parse(&f.arena, f.diag, &input, &parsed));
    page.tree = parsed.tree;
    page.marked = parsed.marked;
    cmark_node *text = cmark_node_first_child(page.tree), *quote = cmark_node_next(text);
    struct loc loc = page_loc(&page, text);
    CHECK_INT(loc.line, 6);
    CHECK_INT(loc.col, 1);
    loc = page_loc(&page, cmark_node_first_child(quote));
    CHECK_INT(loc.line, 8);
    CHECK_INT(loc.col, 3);
    CHECK(loc.source == &source);
    page_release(&page);
    CHECK(page.tree == NULL);
    page_release(&page);
    fixture_close(&f);
}
