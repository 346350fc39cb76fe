#include "build/load.h"
#include "check.h"
#include "extend/filters.h"
#include "fixture.h"

static struct fixture f;
static struct loaded loaded;
static struct cache *next;

/* A folder of a page, one that is told of while it is read, and others up to `count`. */
static void open_folder(int count)
{
    fixture_open(&f);
    fixture_write(&f, "site.yaml", STR("title: T\nlanguages: [zh]\n"));
    fixture_write(
        &f, "zh/a.md",
        STR("---\nid: a\ntitle: Title\n---\nText.\n\n## One\n\n[b](b.md)\n\n## Two {#second}\n"));
    fixture_write(&f, "zh/b.md", STR("---\nid: b\ntitle: B\n---\nText.\n\n[^1]: unused\n"));
    for (int i = 2; i < count; i++) {
        struct str name = arena_printf(&f.arena, "zh/c%d.md", i);
        fixture_write(&f, name.ptr,
                      arena_printf(&f.arena, "---\nid: c%d\ntitle: C\n---\nText.\n", i));
    }
}

static bool load(bool keeps)
{
    struct load_options options = { .source = f.folder, .jobs = 2 };
    options.filters = filters_load(&f.arena, f.diag, NULL, 0);
    next = cache_new();
    if (keeps) {
        options.before = cache_new();
        options.next = next;
    }
    loaded = (struct loaded){ 0 };
    bool ok = loaded_read(&loaded, f.diag, &options);
    if (keeps)
        cache_free((struct cache *)options.before);
    return ok;
}

static void close_folder(void)
{
    cache_free(next);
    loaded_release(&loaded);
    fixture_close(&f);
}

/* What other pages may ask of the first one. */
static void check_first(void)
{
    const struct page *page = loaded.site.pages.ptr[0];
    CHECK_STR(page->id, "a");
    CHECK_STR(page->title, "Title");
    CHECK_STR(page->digest.description, "Text.");
    if (CHECK_INT(page->headings.len, 2)) {
        CHECK_STR(page->headings.ptr[0].title, "One");
        CHECK_STR(page->headings.ptr[1].id, "second");
        CHECK_INT(page->headings.ptr[1].loc.line, 11);
    }
    CHECK(map_get(&page->anchors, STR("one")) == &page->headings.ptr[0]);
    CHECK(str_starts(page->body, STR("Text.")));
}

/* Trees of a large site would take more memory than they save time, and a check looks at all of them. */
TEST(load_drops_the_trees_of_a_large_site)
{
    static const struct {
        int count;
        bool keeps, has_trees;
    } cases[] = { { 20, true, true }, { 2001, true, false }, { 2001, false, true } };
    for (size_t i = 0; i < COUNT(cases); i++) {
        open_folder(cases[i].count);
        CHECK(load(cases[i].keeps));
        CHECK_INT(loaded.site.pages.len, cases[i].count);
        CHECK(!loaded.site.pages.ptr[0]->tree == !cases[i].has_trees);
        check_first();
        CHECK(loaded.site.pages.ptr[1]->tree != NULL); /* or it would be told of once more */
        close_folder();
    }
}
