#include <stdio.h>
#include <unistd.h>

#include "check.h"
#include "content/site.h"
#include "fixture.h"

static struct fixture f;
static struct config config;
static struct page_files files;

static void open_site(void)
{
    fixture_open(&f);
    config = (struct config){ .languages = { STR("zh"), STR("en") }, .language_count = 2 };
    files = (struct page_files){ 0 };
}

static bool list(void)
{
    return site_list_files(&f.arena, f.diag, f.folder, &config, &files);
}

/* The files found, with their language, one a line. */
static struct str found(void)
{
    struct str out = STR("");
    for (size_t i = 0; i < files.len; i++) {
        struct str path = files.ptr[i].path;
        path = str_slice(path, f.folder.len + 1, path.len);
        out =
            arena_printf(&f.arena, "%.*s%d %.*s\n", STR_ARG(out), files.ptr[i].lang, STR_ARG(path));
    }
    return out;
}

TEST(site_list_files)
{
    open_site();
    fixture_write(&f, "zh/b.md", STR(""));
    fixture_write(&f, "zh/a.md", STR(""));
    fixture_write(&f, "zh/deep/er/c.md", STR(""));
    fixture_write(&f, "zh/notes.txt", STR(""));
    fixture_write(&f, "zh/.draft.md", STR(""));
    fixture_write(&f, "zh/.git/x.md", STR(""));
    fixture_write(&f, "zh/题目.md", STR(""));
    fixture_write(&f, "zh/x.md~", STR(""));
    fixture_write(&f, "en/a.md", STR(""));
    fixture_write(&f, "fr/a.md", STR(""));
    fixture_write(&f, "top.md", STR(""));
    CHECK_INT(symlink("../en/a.md", fixture_path(&f, "zh/linked.md").ptr), 0);
    CHECK(list());
    CHECK_STR(found(), "0 zh/a.md\n0 zh/b.md\n0 zh/deep/er/c.md\n0 zh/linked.md\n0 zh/题目.md\n"
                       "1 en/a.md\n");
    CHECK_STR(fixture_told(&f), "");
    fixture_close(&f);
}

TEST(site_list_faults)
{
    open_site();
    fixture_write(&f, "zh/a.md", STR(""));
    CHECK_INT(symlink("loop.md", fixture_path(&f, "zh/loop.md").ptr), 0);
    CHECK_INT(symlink(".", fixture_path(&f, "zh/self").ptr), 0);
    CHECK_INT(symlink("..", fixture_path(&f, "zh/up").ptr), 0);
    fixture_write(&f, "zh/folder.md/x", STR(""));
    fixture_write(&f, "en/notes.txt", STR(""));
    CHECK(!list());
    CHECK_STR(fixture_told(&f),
              "en: error: cannot be read: it holds no page (a file that ends in .md)\n"
              "zh/loop.md: error: cannot be read: a loop of symbolic links\n"
              "zh/self: error: cannot be read: a loop of symbolic links\n"
              "zh/up/zh: error: cannot be read: a loop of symbolic links\n");
    fixture_close(&f);
    open_site();
    fixture_write(&f, "zh/a.md", STR(""));
    CHECK(!list());
    CHECK_STR(fixture_told(&f), "en: error: cannot be read: no such file or folder\n");
    fixture_close(&f);
}

TEST(site_deep_folders)
{
    open_site();
    config.language_count = 1;
    struct str path = STR("zh");
    for (int i = 0; i < 20; i++)
        path = arena_printf(&f.arena, "%.*s/d", STR_ARG(path));
    fixture_write(&f, arena_printf(&f.arena, "%.*s/a.md", STR_ARG(path)).ptr, STR(""));
    fixture_write(&f, "zh/b.md", STR(""));
    CHECK(!list());
    CHECK(fixture_has_told(&f, "the folders are nested too deep"));
    fixture_close(&f);
}

struct entry {
    const char *path, *id;
    int lang, number;
    enum page_kind kind;
    const char *related;
};

static struct site site;
static struct source sources[20];
static struct page made[20];
static struct name related[20];

static void fill(const struct entry *entries, size_t count)
{
    site = (struct site){ .config = &config };
    static struct page *pointers[20];
    for (size_t i = 0; i < count; i++) {
        struct entry e = entries[i];
        sources[i] = (struct source){ str_of(e.path), STR("1\n2\n") };
        struct loc loc = { &sources[i], 1, 1 };
        made[i] = (struct page){ .kind = e.kind,
                                 .lang = e.lang,
                                 .source = &sources[i],
                                 .id = str_of(e.id),
                                 .number = e.number,
                                 .id_loc = loc,
                                 .number_loc = { &sources[i], 2, 1 } };
        related[i] = (struct name){ str_of(e.related), loc };
        made[i].related.ptr = &related[i];
        made[i].related.len = made[i].related.cap = e.related ? 1 : 0;
        pointers[i] = &made[i];
    }
    site.pages.ptr = pointers;
    site.pages.len = site.pages.cap = count;
}

static bool join(const struct entry *entries, size_t count)
{
    fill(entries, count);
    return site_join(&f.arena, f.diag, &site);
}

static struct str order(void)
{
    struct str out = STR("");
    for (size_t i = 0; i < site.pages.len; i++) {
        const struct page *p = site.pages.ptr[i];
        out = arena_printf(&f.arena, "%.*s%.*s<%.*s<%.*s ", STR_ARG(out),
                           STR_ARG(p->previous ? p->previous->id : STR("")), STR_ARG(p->path),
                           STR_ARG(p->next ? p->next->id : STR("")));
    }
    return out;
}

TEST(site_join)
{
    static const struct entry entries[] = {
        { "en/2.md", "b", 1, 2, PAGE_QUESTION, "a" },
        { "zh/3.md", "c", 0, 3, PAGE_QUESTION, NULL },
        { "zh/p.md", "preface", 0, 0, PAGE_PLAIN, "b" },
        { "zh/i.md", "index", 0, 0, PAGE_HOME, NULL },
        { "zh/1.md", "a", 0, 1, PAGE_QUESTION, "c" },
        { "en/1.md", "a", 1, 1, PAGE_QUESTION, NULL },
        { "zh/2.md", "b", 0, 20, PAGE_QUESTION, NULL },
        { "zh/s.md", "closing", 0, 0, PAGE_PLAIN, NULL },
    };
    open_site();
    CHECK(join(entries, COUNT(entries)));
    CHECK_STR(order(), "<a.html<c a<c.html<b c<b.html< <closing.html< <preface.html< "
                       "<index.html< <en/a.html<b a<en/b.html< ");
    CHECK(site_page(&site, 0, STR("c")) == &made[1]);
    CHECK(site_page(&site, 1, STR("c")) == NULL);
    CHECK(site_page(&site, 1, STR("b")) == &made[0]);
    CHECK_STR(site_id_hint(&f.arena, &site, 0, STR("prefase")), "did you mean 'preface'?");
    CHECK_STR(site_id_hint(&f.arena, &site, 1, STR("prefase")), "");
    CHECK_STR(fixture_told(&f), "");
    fixture_close(&f);
}

TEST(site_join_faults)
{
    static const struct entry entries[] = {
        { "zh/1.md", "a", 0, 1, PAGE_QUESTION, "prefac" },
        { "zh/2.md", "a", 0, 2, PAGE_QUESTION, "b" },
        { "zh/3.md", "b", 0, 7, PAGE_QUESTION, NULL },
        { "zh/4.md", "c", 0, 7, PAGE_QUESTION, "zzzzz" },
        { "zh/5.md", "d", 0, 7, PAGE_QUESTION, NULL },
        { "zh/p.md", "preface", 0, 0, PAGE_PLAIN, NULL },
        { "en/1.md", "a", 1, 7, PAGE_QUESTION, NULL },
    };
    open_site();
    CHECK(!join(entries, COUNT(entries)));
    CHECK_STR(fixture_told(&f),
              "zh/1.md:1:1: error: no page has the id 'prefac'\n    1\n    ^\n"
              "    hint: did you mean 'preface'?\n"
              "zh/2.md:1:1: error: id 'a' is used already, in zh/1.md:1\n    1\n    ^\n"
              "zh/4.md:1:1: error: no page has the id 'zzzzz'\n    1\n    ^\n"
              "zh/4.md:2:1: error: number 7 is used already, in zh/3.md:2\n    2\n    ^\n"
              "zh/5.md:2:1: error: number 7 is used already, in zh/4.md:2\n    2\n    ^\n");
    CHECK_INT(site.pages.len, 6);
    fixture_close(&f);
}

TEST(site_join_nothing)
{
    open_site();
    CHECK(join(NULL, 0));
    CHECK(site_page(&site, 0, STR("")) == NULL);
    fixture_close(&f);
}

/* What stands in for missing translations: "language path<language of the text". */
static struct str missing(void)
{
    struct page_files list = { 0 };
    struct str out = STR("");
    site_list_missing(&f.arena, &site, &list);
    for (size_t i = 0; i < list.len; i++)
        out = arena_printf(&f.arena, "%.*s%d %.*s<%d ", STR_ARG(out), list.ptr[i].lang,
                           STR_ARG(list.ptr[i].path), list.ptr[i].original->lang);
    return out;
}

TEST(site_list_missing)
{
    static const struct entry entries[] = {
        { "zh/1.md", "a", 0, 1, PAGE_QUESTION, NULL },
        { "zh/2.md", "b", 0, 2, PAGE_QUESTION, NULL },
        { "zh/p.md", "p", 0, 0, PAGE_PLAIN, NULL },
        { "zh/i.md", "index", 0, 0, PAGE_HOME, NULL },
        { "g/x.md", "x", 0, 1, PAGE_GUIDE, NULL },
        { "en/1.md", "a", 1, 1, PAGE_QUESTION, NULL },
        { "en/9.md", "only", 1, 9, PAGE_QUESTION, NULL },
        { "g/x.md", "x", 1, 1, PAGE_GUIDE, NULL },
        { "fr/2.md", "b", 2, 2, PAGE_QUESTION, NULL },
    };
    open_site();
    config.language_count = 3;
    CHECK(join(entries, COUNT(entries)));
    /* of the first language that has it; a home page is made, not taken from another language */
    CHECK_STR(missing(), "2 zh/1.md<0 1 zh/2.md<0 1 zh/p.md<0 2 zh/p.md<0 2 g/x.md<0 0 en/9.md<1 "
                         "2 en/9.md<1 ");
    fixture_close(&f);
}

TEST(site_backlinks)
{
    static const struct entry entries[] = {
        { "zh/1.md", "a", 0, 1, PAGE_QUESTION, "b" },
        { "zh/2.md", "b", 0, 2, PAGE_QUESTION, "b" },
        { "zh/3.md", "c", 0, 3, PAGE_QUESTION, "old" },
        { "en/2.md", "b", 1, 2, PAGE_QUESTION, NULL },
        { "en/3.md", "c", 1, 3, PAGE_QUESTION, "b" },
    };
    struct name links[] = {
        { .text = STR("b") }, { .text = STR("old") }, { .text = STR("b") }, { .text = STR("none") }
    };
    struct name alias = { .text = STR("old") };
    open_site();
    fill(entries, COUNT(entries));
    made[0].digest.links.ptr = links;
    made[0].digest.links.len = made[0].digest.links.cap = COUNT(links);
    made[1].aliases.ptr = &alias;
    made[1].aliases.len = made[1].aliases.cap = 1;
    CHECK(site_join(&f.arena, f.diag, &site));
    /* once each, in order, through an old address too, not to itself, not across languages */
    if (CHECK_INT(made[1].backlinks.len, 2)) {
        CHECK(made[1].backlinks.ptr[0] == &made[0]);
        CHECK(made[1].backlinks.ptr[1] == &made[2]);
    }
    if (CHECK_INT(made[3].backlinks.len, 1))
        CHECK(made[3].backlinks.ptr[0] == &made[4]);
    CHECK_INT(made[0].backlinks.len, 0);
    CHECK_STR(fixture_told(&f), "");
    page_release(site_page(&site, 0, STR("old")));
    fixture_close(&f);
}
