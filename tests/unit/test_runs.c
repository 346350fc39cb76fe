#include <string.h>

#include "check.h"
#include "search/grams.h"

/* A page of one text below its title. */
static void collect(struct runs *runs, const char *title, const char *text)
{
    struct arena arena = { 0 };
    struct config config = { 0 };
    struct page page = { .title = str_of(title), .path = STR("a.html"), .difficulty = 3 };
    struct section section = { STR(""), STR(""), str_of(text), STR("") };
    struct sections sections = { &section, 1, 1 };
    struct document document = document_make(&config, &page, &sections);
    struct fold *fold = fold_new();
    runs_collect(runs, fold, &document, &config);
    fold_free(fold);
    document_release(&document);
    arena_release(&arena);
}

static uint64_t key_of(uint32_t a, uint32_t b, uint32_t c)
{
    return (uint64_t)a << 42 | (uint64_t)b << 21 | c;
}

static const struct run *find(const struct runs *runs, uint32_t a, uint32_t b, uint32_t c)
{
    uint64_t key = key_of(a, b, c);
    for (size_t i = 0; i < runs->len; i++)
        if (runs->ptr[i].key == key)
            return &runs->ptr[i];
    return NULL;
}

TEST(runs_of_han_and_others)
{
    struct runs runs = { 0 };
    collect(&runs, "T", "优化 Adam器");
    CHECK(!find(&runs, U'优', 0, 0) && find(&runs, U'优', U'化', 0));
    CHECK(find(&runs, U'器', '\n', 0));
    CHECK(find(&runs, U'化', ' ', 0) && find(&runs, 'm', U'器', 0));
    CHECK(find(&runs, 'a', 'd', 'a') && find(&runs, ' ', 'a', 'd'));
    CHECK(!find(&runs, 'a', 'd', 0) &&
          find(&runs, 'a', 'm', 0)); /* no three begins with the last pair */
    CHECK(!find(&runs, 'a', 0, 0));
    CHECK(!find(&runs, 'a', 'm', U'器')); /* threes have no Han */
    CHECK(!find(&runs, ' ', 'a', 0));     /* threes have it */
    CHECK(!find(&runs, ' ', 0, 0));
    CHECK(!find(&runs, '\n', U'优', 0)); /* lines are apart */
    CHECK(find(&runs, '\n', '3', 0));    /* the difficulty */
    runs_release(&runs);
}

TEST(blanks_with_nothing_seen_between_them_are_one)
{
    struct runs runs = { 0 };
    collect(&runs, "T", "ab \u200B cd \u0301 \u00AD ef");
    CHECK(find(&runs, 'a', 'b', ' ') && find(&runs, 'b', ' ', 'c') && find(&runs, ' ', 'c', 'd'));
    CHECK(find(&runs, 'd', ' ', 'e'));
    CHECK(!find(&runs, 'b', ' ', ' ') && !find(&runs, ' ', ' ', 'c'));
    runs_release(&runs);
}

TEST(a_run_has_its_places_in_order_and_its_strength)
{
    struct runs runs = { 0 };
    collect(&runs, "裁剪", "梯度，梯度，梯度。裁剪梯度"); /* "裁剪\n\n" before it */
    const struct run *often = find(&runs, U'梯', U'度', 0);
    CHECK(often && often->count == RUN_PLACES + 1 && often->strength == RUN_OFTEN);
    CHECK(often && often->places == (4 | 7 << 8 | 10 << 16));
    const struct run *title = find(&runs, U'裁', U'剪', 0);
    CHECK(title && title->count == 2 && title->strength == RUN_IN_TITLE);
    CHECK(title && title->places == 13 << 8);
    const struct run *single = find(&runs, U'裁', 0, 0);
    CHECK(single && single->count == 1 && single->strength == RUN_IN_TITLE);
    runs_release(&runs);
}

TEST(a_page_has_each_run_once_however_many)
{
    enum { FIRST = 0xAC00, MANY = 5000 }; /* syllables, which nothing else becomes */
    struct runs runs = { 0 };
    struct strbuf text;
    size_t twice = 0, pairs = 0;
    strbuf_init(&text, STRBUF_PAGE);
    for (uint32_t i = 0; i < 2 * MANY; i++) {
        strbuf_add_utf8(&text, FIRST + i % MANY);
        strbuf_add_utf8(&text, FIRST + MANY + i % MANY);
    }
    collect(&runs, "T", text.ptr);
    for (size_t i = 0; i < runs.len; i++) {
        uint32_t first = (uint32_t)(runs.ptr[i].key >> 42);
        uint32_t second = (uint32_t)(runs.ptr[i].key >> 21) & 0x1FFFFF;
        pairs += first >= FIRST && second == first + MANY;
        twice += first >= FIRST && second == first + MANY && runs.ptr[i].count == 2;
    }
    CHECK_INT(pairs, MANY);
    CHECK_INT(twice, MANY);
    strbuf_release(&text);
    runs_release(&runs);
}

/* The list of a run among those of all pages, of which this is one of two; digits are A = 0, B = 1, ... */
static void check_lists(const char *title, const char *text, const char *run, const char *pages,
                        const char *places)
{
    struct arena arena = { 0 };
    struct runs runs = { 0 };
    struct grams *grams = grams_new();
    struct scripts lists = { .arena = &arena, .prefix = STR("i"), .group = 1 }, where = lists;
    struct strbuf firsts;
    strbuf_init(&firsts, STRBUF_PAGE);
    collect(&runs, "T", "b");
    grams_add(grams, &runs);
    collect(&runs, title, text);
    grams_add(grams, &runs);
    grams_write(grams, 1, &lists, &where, &firsts); /* each run has a file */
    bool found = false;
    for (size_t i = 0; i < lists.texts.len; i++) {
        struct str named = arena_printf(&arena, "wendaSearch(\"i%zu\",[\"%s\",", i, run);
        if (!str_starts(lists.texts.ptr[i], named))
            continue;
        found = true;
        CHECK_SAME(lists.texts.ptr[i],
                   arena_printf(&arena, "%.*s\"%s\"]);\n", STR_ARG(named), pages));
        CHECK_SAME(where.texts.ptr[i],
                   arena_printf(&arena, "wendaSearch(\"i%zu\",\"%s\");\n", i, places));
    }
    CHECK(found);
    strbuf_release(&firsts);
    grams_free(grams);
    runs_release(&runs);
    arena_release(&arena);
}

TEST(lists_of_pages_strengths_and_places)
{
    const char *text = "梯度，梯度，梯度。裁剪";   /* "裁剪\n\n" before it */
    check_lists("裁剪", text, "度,", "I", "lI");   /* two pages on, in the text; at 5 and 8 */
    check_lists("裁剪", text, "梯度", "J", "knK"); /* often; at 4, 7 and 10 */
    check_lists("裁剪", text, "裁剪", "L", "gN");  /* in the title; at 0 and 13 */
    check_lists("T", "和，和，和，和，和，", "和,", "J", "f"); /* too often to say where */
}

TEST(words_with_joints_are_one_as_well)
{
    struct runs runs = { 0 };
    collect(&runs, "T", "grad_norm");
    CHECK(find(&runs, 'd', '_', 'n') && find(&runs, 'r', 'm', 0));
    CHECK(find(&runs, 'a', 'd', 'n') && find(&runs, 'd', 'n', 'o'));
    runs_release(&runs);
}

TEST(runs_of_the_page_before_are_forgotten)
{
    struct runs runs = { 0 };
    collect(&runs, "T", "a long text of many words, so that there is room");
    collect(&runs, "T", "b");
    CHECK(!find(&runs, 'l', 'o', 'n') && find(&runs, '\n', '3', 0));
    runs_release(&runs);
}
