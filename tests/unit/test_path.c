#include "check.h"

#include "base/path.h"

TEST(path_join)
{
    static const struct {
        const char *dir, *name, *path;
    } cases[] = {
        { "a", "b", "a/b" }, { "a/", "b", "a/b" }, { "", "b", "b" },        { "a", "/b", "/b" },
        { "/", "b", "/b" },  { ".", "b", "./b" },  { "中", "文", "中/文" }, { "a", "", "a/" },
    };
    struct arena arena = { 0 };
    for (size_t i = 0; i < COUNT(cases); i++)
        CHECK_STR(path_join(&arena, str_of(cases[i].dir), str_of(cases[i].name)), cases[i].path);
    arena_release(&arena);
}

TEST(path_clean)
{
    static const char *const cases[][2] = {
        { "a/b", "a/b" },
        { "a/../b", "b" },
        { "./a//b/.", "a/b" },
        { "a/b/../../c", "c" },
        { "../a", "../a" },
        { "a/../../b", "../b" },
        { "../../a/..", "../.." },
        { "/a/../b", "/b" },
        { "a/..", "" },
        { "", "" },
        { "/", "/" },
        { "a/b/../c/./d", "a/c/d" },
    };
    struct arena arena = { 0 };
    for (size_t i = 0; i < COUNT(cases); i++)
        CHECK_STR(path_clean(&arena, str_of(cases[i][0])), cases[i][1]);
    arena_release(&arena);
}

TEST(path_parts)
{
    static const struct {
        const char *path, *dir, *base, *stem;
    } cases[] = {
        { "a/b.md", "a", "b.md", "b" },
        { "b.md", "", "b.md", "b" },
        { "/b", "", "b", "b" },
        { "a/b/", "a/b", "", "" },
        { "a.b/c", "a.b", "c", "c" },
        { "a/.x", "a", ".x", ".x" },
        { "x.tar.gz", "", "x.tar.gz", "x.tar" },
        { "x.", "", "x.", "x" },
        { "", "", "", "" },
        { "题/库.md", "题", "库.md", "库" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        CHECK_STR(path_dir(str_of(cases[i].path)), cases[i].dir);
        CHECK_STR(path_base(str_of(cases[i].path)), cases[i].base);
        CHECK_STR(path_stem(str_of(cases[i].path)), cases[i].stem);
    }
}

TEST(path_is_plain)
{
    static const char *const plain[] = { "a",    "a/b",        "a.b",  "...", "..a",    "a..",
                                         ".a/b", "中/文.html", "🙂", "a b", "e\u0301" };
    static const char *const odd[] = { "",     "/",    "/a",    "a/",      "a//b",  ".",
                                       "..",   "../a", "a/..",  "a/../b",  "./a",   "a/.",
                                       "a\\b", "a\nb", "a\x7F", "\x1B[0m", "..\\a", "a/./b" };
    for (size_t i = 0; i < COUNT(plain); i++)
        CHECK(path_is_plain(str_of(plain[i])));
    for (size_t i = 0; i < COUNT(odd); i++)
        CHECK(!path_is_plain(str_of(odd[i])));
    CHECK(!path_is_plain(STR("a\0b")));
    char wide[300];
    for (size_t i = 0; i < sizeof wide; i++)
        wide[i] = 'a';
    CHECK(path_is_plain((struct str){ wide, 255 }));
    CHECK(!path_is_plain((struct str){ wide, 256 }));
    wide[200] = '/';
    CHECK(path_is_plain((struct str){ wide, 300 }));
}

/* RFC 3986, 5.2.3 and 5.2.4: the reference's path is merged with that of the base,
 * and ".." takes a segment away. Enough of it for relative paths of plain names. */
static struct str resolve(struct arena *arena, struct str base, struct str reference)
{
    struct str dir = path_dir(base);
    while (str_starts(reference, STR("../"))) {
        reference = str_slice(reference, 3, reference.len);
        dir = path_dir(dir);
    }
    return path_join(arena, dir, reference);
}

/* Expectation: a browser that follows the way from one file arrives at the other. */
TEST(path_relative_leads_there)
{
    static const char *const files[] = { "a",        "b",          "a.html", "en/a",  "en/b",
                                         "en/a/x",   "en/ab/x",    "e/a",    "zh/a",  "assets/d/x",
                                         "assets/x", "assets/d/y", "en",     "enx/a", "中/文" };
    struct arena arena = { 0 };
    for (size_t i = 0; i < COUNT(files); i++) {
        for (size_t k = 0; k < COUNT(files); k++) {
            struct str from = str_of(files[i]), to = str_of(files[k]);
            CHECK_SAME(resolve(&arena, from, path_relative(&arena, from, to)), to);
        }
    }
    CHECK_STR(path_relative(&arena, STR("en/a.html"), STR("assets/x.css")), "../assets/x.css");
    CHECK_STR(path_relative(&arena, STR("en/a.html"), STR("en/b.html")), "b.html");
    CHECK_STR(path_relative(&arena, STR("a.html"), STR("a.html")), "a.html");
    arena_release(&arena);
}

TEST(path_within)
{
    static const struct {
        const char *dir, *path, *within;
    } cases[] = {
        { "a", "a/b/c.md", "b/c.md" },
        { "a/", "a/b", "b" },
        { "a", "a//b", "b" },
        { "a/b", "a/b/c", "c" },
        { ".", "./a", "a" },
        { "", "a/b", "a/b" },
        { "/", "/a", "a" },
        { "/a", "/a/b", "b" },
        { "a", "a/../b", "../b" },
        { "a", "ab/c", "" },
        { "a", "a", "" },
        { "a", "b/a/c", "" },
        { "", "/a", "" },
        { "a/b", "a", "" },
        { "中", "中/文", "文" },
        { "a", "a/", "" },
        { "a", "", "" },
        { "", "", "" },
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        CHECK_STR(path_within(str_of(cases[i].dir), str_of(cases[i].path)), cases[i].within);
}
