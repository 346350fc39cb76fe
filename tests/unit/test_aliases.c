#include "check.h"
#include "content/site.h"
#include "fixture.h"

static struct fixture f;
static struct config config;
static struct site site;
static struct page pages[8];
static struct source sources[8];
static struct name names[8][2];
static struct page *pointers[8];

struct entry {
    const char *id;
    int lang;
    enum page_kind kind;
    const char *aliases[2];
    const char *anchor; /* an id of its text, or NULL */
};

/* The site of these pages, of which each is in a file of its name. */
static bool join(const struct entry *entries, size_t count)
{
    config = (struct config){ .languages = { STR("zh"), STR("en") }, .language_count = 2 };
    site = (struct site){ .config = &config };
    for (size_t i = 0; i < count; i++) {
        const struct entry *e = &entries[i];
        sources[i].path = arena_printf(&f.arena, "%s.md", e->id);
        sources[i].text = STR("1\n");
        struct page *page = pointers[i] = &pages[i];
        *page = (struct page){ .kind = e->kind,
                               .lang = e->lang,
                               .source = &sources[i],
                               .id = str_of(e->id),
                               .title = str_of(e->id),
                               .number = e->kind == PAGE_QUESTION ? (int)i + 1 : 0 };
        page->aliases.ptr = names[i];
        for (; page->aliases.len < 2 && e->aliases[page->aliases.len]; page->aliases.len++)
            names[i][page->aliases.len] =
                (struct name){ str_of(e->aliases[page->aliases.len]), { &sources[i], 1, 1 } };
        page->aliases.cap = page->aliases.len;
        if (e->anchor)
            map_put(&f.arena, &page->anchors, str_of(e->anchor), page);
    }
    site.pages.ptr = pointers;
    site.pages.len = site.pages.cap = count;
    return site_join(&f.arena, f.diag, &site);
}

static void close_site(void)
{
    for (size_t i = 0; i < site.pages.len; i++)
        page_release(site.pages.ptr[i]);
    fixture_close(&f);
}

/* What moved: "path>path of its target", and its old places, "#place>page". */
static struct str moves(void)
{
    struct str out = STR("");
    for (size_t i = 0; i < site.pages.len; i++) {
        const struct page *page = site.pages.ptr[i];
        if (page->target)
            out = arena_printf(&f.arena, "%.*s%.*s>%.*s ", STR_ARG(out), STR_ARG(page->path),
                               STR_ARG(page->target->path));
        for (size_t k = 0; k < page->forwards.len; k++)
            out = arena_printf(&f.arena, "%.*s%.*s#%.*s>%.*s ", STR_ARG(out), STR_ARG(page->id),
                               STR_ARG(page->forwards.ptr[k].fragment),
                               STR_ARG(page->forwards.ptr[k].to->id));
    }
    return out;
}

TEST(aliases)
{
    static const struct {
        struct entry entries[3];
        const char *moves;
    } cases[] = {
        { { { .id = "a" } }, "" },
        { { { .id = "a", .aliases = { "old", "older" } } }, "old.html>a.html older.html>a.html " },
        { { { .id = "a", .lang = 1, .aliases = { "old" } } }, "en/old.html>en/a.html " },
        /* each language has its own */
        { { { .id = "a", .aliases = { "old" } }, { .id = "b", .lang = 1, .aliases = { "old" } } },
          "old.html>a.html en/old.html>en/b.html " },
        { { { .id = "a", .aliases = { "b" } }, { .id = "b", .lang = 1 } }, "b.html>a.html " },
        /* the guide keeps its folder */
        { { { .id = "a", .kind = PAGE_GUIDE, .aliases = { "old" } } },
          "guide/old.html>guide/a.html " },
        /* a place of a page that is still there */
        { { { .id = "a", .anchor = "x" }, { .id = "b", .aliases = { "a#y" } } }, "a#y>b " },
        /* places of one that is gone: without a place it leads to the first */
        { { { .id = "a", .aliases = { "old#x" } }, { .id = "b", .aliases = { "old#y" } } },
          "old.html>a.html old#x>a old#y>b " },
        { { { .id = "a", .aliases = { "old#x" } }, { .id = "b", .aliases = { "old" } } },
          "old.html>b.html old#x>a " },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        size_t count = 0;
        while (count < 3 && cases[i].entries[count].id)
            count++;
        fixture_open(&f);
        CHECK(join(cases[i].entries, count));
        CHECK_STR(moves(), cases[i].moves);
        CHECK_STR(fixture_told(&f), "");
        close_site();
    }
}

TEST(aliases_faults)
{
    static const struct {
        struct entry entries[2];
        const char *told;
    } cases[] = {
        { { { .id = "a", .aliases = { "b" } }, { .id = "b" } },
          "a.md:1:1: error: 'b' is the id of a page, in b.md" },
        { { { .id = "a", .aliases = { "a" } } },
          "a.md:1:1: error: 'a' is the id of a page, in a.md" },
        { { { .id = "a", .aliases = { "old" } }, { .id = "b", .aliases = { "old" } } },
          "b.md:1:1: error: 'old' is the alias of a page, in a.md" },
        { { { .id = "a", .aliases = { "old", "old" } } }, "'old' is the alias of a page, in a.md" },
        { { { .id = "a", .aliases = { "b#x" } }, { .id = "b", .anchor = "x" } },
          "a.md:1:1: error: 'b#x' leads somewhere already" },
        { { { .id = "a", .aliases = { "old#x" } }, { .id = "b", .aliases = { "old#x" } } },
          "b.md:1:1: error: 'old#x' leads somewhere already" },
        { { { .id = "a", .aliases = { "../x" } } }, "'../x' cannot be an alias" },
        { { { .id = "a", .aliases = { "Old" } } }, "'Old' cannot be an alias" },
        { { { .id = "a", .aliases = { "" } } }, "'' cannot be an alias" },
        { { { .id = "a", .aliases = { "#x" } } },
          "    hint: an alias is an old id, or old-id#heading" },
        { { { .id = "a", .aliases = { "old.html" } } }, "'old.html' cannot be an alias" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        fixture_open(&f);
        CHECK(!join(cases[i].entries, cases[i].entries[1].id ? 2 : 1));
        if (!CHECK(fixture_has_told(&f, cases[i].told)))
            CHECK_STR(fixture_told(&f), cases[i].told);
        close_site();
    }
}

/* Who asks for the page finds the old address, who asks where it leads the new one. */
TEST(aliases_are_found)
{
    static const struct entry entries[] = { { .id = "a", .aliases = { "old" } } };
    fixture_open(&f);
    CHECK(join(entries, 1));
    CHECK(site_target(&site, 0, STR("old")) == &pages[0]);
    CHECK(site_target(&site, 0, STR("a")) == &pages[0]);
    CHECK(site_target(&site, 1, STR("old")) == NULL);
    if (CHECK(site_page(&site, 0, STR("old")) != NULL))
        CHECK(site_page(&site, 0, STR("old"))->kind == PAGE_MOVED);
    close_site();
}
