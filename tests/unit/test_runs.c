#include <string.h>

#include "check.h"
#include "search/runs.h"

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

static const struct run *find(const struct runs *runs, uint32_t a, uint32_t b, uint32_t c)
{
    uint64_t key = (uint64_t)a << 42 | (uint64_t)b << 21 | c;
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

TEST(strengths_and_places)
{
    struct runs runs = { 0 };
    collect(&runs, "裁剪", "梯度，梯度，梯度。裁剪"); /* "裁剪\n\n" before it */
    const struct run *run = find(&runs, U'梯', U'度', 0);
    if (CHECK(run)) {
        CHECK_INT(run->count, 3);
        CHECK_INT(run->strength, RUN_OFTEN);
        CHECK_INT(run->places[0], 4);
        CHECK_INT(run->places[1], 7);
        CHECK_INT(run->places[2], 10);
    }
    run = find(&runs, U'裁', U'剪', 0);
    CHECK(run && run->count == 2 && run->strength == RUN_IN_TITLE);
    run = find(&runs, U'裁', 0, 0);
    CHECK(run && run->strength == RUN_IN_TITLE);
    runs_release(&runs);
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
