#include <unistd.h>

#include "base/fs.h"
#include "check.h"
#include "fixture.h"
#include "publish/publish.h"

static struct fixture f;

static bool publish_for(const char *root)
{
    struct publish_result result;
    struct publish *publish = publish_open(f.diag, fixture_path(&f, "out"), str_of(root));
    if (!publish)
        return false;
    bool ok = publish_add(publish, STR("a.html"), STR("a")) && publish_commit(publish, &result);
    publish_close(publish);
    return ok;
}

TEST(publish_keeps_the_root)
{
    static const char *const roots[] = { "/", "/bank/", "/banks/one/", "/" };
    fixture_open(&f);
    for (size_t i = 0; i < COUNT(roots); i++) {
        CHECK(publish_for(roots[i]));
        CHECK_STR(publish_root(&f.arena, fixture_path(&f, "out")), roots[i]);
    }
    fixture_close(&f);
}

TEST(publish_root_of_what_is_no_site)
{
    static const char *const manifests[] = {
        "",
        "root /bank/\n",
        "wenda manifest 1\nroot bank/\n",
        "wenda manifest 1\nroot /bank\n",
        "wenda manifest 1\nroot\n",
    };
    fixture_open(&f);
    CHECK_STR(publish_root(&f.arena, fixture_path(&f, "nowhere")), "/");
    for (size_t i = 0; i < COUNT(manifests); i++) {
        fixture_write(&f, PUBLISH_MANIFEST, str_of(manifests[i]));
        CHECK_STR(publish_root(&f.arena, f.folder), "/");
    }
    fixture_close(&f);
}

static struct publish_result result;

static uint64_t stamp_of(const char *name)
{
    return fs_stamp(fixture_path(&f, name));
}

static struct publish *open_again(void)
{
    return publish_open(f.diag, fixture_path(&f, "out"), STR("/"));
}

TEST(publish_keeps_a_file_as_it_is)
{
    fixture_open(&f);
    CHECK(publish_for("/"));
    uint64_t stamp = stamp_of("out/a.html");
    struct publish *publish = open_again();
    CHECK_STR(publish_hash(publish, STR("a.html")), "");
    CHECK(publish_keep(publish, STR("a.html"), stamp));
    CHECK(publish_hash(publish, STR("a.html")).len > 0);
    struct publish_paths paths = publish_paths(&f.arena, publish);
    if (CHECK_INT(paths.len, 1))
        CHECK_STR(paths.ptr[0], "a.html");
    CHECK(publish_commit(publish, &result));
    CHECK_INT(result.written, 0);
    CHECK_INT(result.removed, 0);
    CHECK_STR(fixture_read(&f, "out/a.html"), "a");
    CHECK(stamp_of("out/a.html") == stamp);
    publish_close(publish);
    fixture_close(&f);
}

/* A file that is not what was published, or of another, or was given already, is not kept: then it is to be made. */
TEST(publish_keeps_nothing_else)
{
    fixture_open(&f);
    CHECK(publish_for("/"));
    fixture_write(&f, "out/own.html", STR("not ours"));
    uint64_t stamp = stamp_of("out/a.html");
    struct publish *publish = open_again();
    CHECK(!publish_keep(publish, STR("a.html"), 0));
    CHECK(!publish_keep(publish, STR("a.html"), stamp + 1));
    CHECK(!publish_keep(publish, STR("b.html"), stamp));
    CHECK(!publish_keep(publish, STR("own.html"), stamp_of("out/own.html")));
    CHECK(publish_keep(publish, STR("a.html"), stamp));
    CHECK(!publish_keep(publish, STR("a.html"), stamp));
    CHECK(publish_commit(publish, &result));
    publish_close(publish);
    fixture_close(&f);
}

TEST(publish_keeps_no_symlink)
{
    fixture_open(&f);
    CHECK(publish_for("/"));
    fixture_write(&f, "elsewhere", STR("a"));
    fs_remove_file(fixture_path(&f, "out/a.html"));
    CHECK_INT(symlink("../elsewhere", fixture_path(&f, "out/a.html").ptr), 0);
    struct publish *publish = open_again();
    CHECK(!publish_keep(publish, STR("a.html"), stamp_of("out/a.html")));
    publish_close(publish);
    fixture_close(&f);
}

/* What was published and is edited takes its own place at once; whatever else would be another site is refused. */
TEST(publish_exchanges_a_file_once_all_is_committed)
{
    fixture_open(&f);
    struct publish *publish = open_again();
    CHECK(publish_add(publish, STR("b/a.html"), STR("a")));
    CHECK(publish_commit(publish, &result));
    CHECK(publish_add(publish, STR("b/a.html"), STR("edited")));
    CHECK_STR(fixture_read(&f, "out/b/a.html"), "edited");
    CHECK(!publish_add(publish, STR("b/new.html"), STR("a")));
    CHECK_INT(fs_kind(fixture_path(&f, "out/b/new.html")), FS_MISSING);
    fs_remove_file(fixture_path(&f, "out/b/a.html"));
    CHECK(!publish_add(publish, STR("b/a.html"), STR("gone")));
    CHECK_INT(fs_kind(fixture_path(&f, "out/b/a.html")), FS_MISSING);
    fs_remove_folder(fixture_path(&f, "out/b"));
    fixture_write(&f, "elsewhere/a.html", STR("not ours"));
    CHECK_INT(symlink("../elsewhere", fixture_path(&f, "out/b").ptr), 0);
    CHECK(!publish_add(publish, STR("b/a.html"), STR("out of it")));
    CHECK_STR(fixture_read(&f, "elsewhere/a.html"), "not ours");
    struct publish *other = open_again();
    if (CHECK(other != NULL)) /* the folder is free */
        publish_close(other);
    publish_close(publish);
    fixture_close(&f);
}

/* Whoever comes second takes nothing away from the build that is at work. */
TEST(publish_is_for_one_build_at_a_time)
{
    fixture_open(&f);
    struct publish *first = open_again();
    CHECK(publish_add(first, STR("a.html"), STR("a")));
    CHECK(!open_again());
    CHECK(fixture_has_told(&f, "another build is using it"));
    CHECK(publish_commit(first, &result));
    publish_close(first);
    CHECK_STR(fixture_read(&f, "out/a.html"), "a");
    CHECK(publish_for("/"));
    fixture_close(&f);
}

/* A page that is new is there before the pages that lead to it. */
TEST(publish_moves_new_pages_first)
{
    fixture_open(&f);
    CHECK(publish_for("/"));
    struct publish *publish = open_again();
    CHECK(publish_add(publish, STR("a.html"), STR("a, and a link to z")));
    CHECK(publish_add(publish, STR("z/z.html"), STR("z")));
    fixture_write(&f, "out/z", STR("a file where its folder is needed"));
    CHECK(!publish_commit(publish, &result));
    publish_close(publish);
    CHECK_STR(fixture_read(&f, "out/a.html"), "a");
    fixture_close(&f);
}
