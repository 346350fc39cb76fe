#include <signal.h>
#include <sys/resource.h>
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

/* ---- files that are others joined ---- */

static const struct str joined = { "all.txt", 7 };

/* Two files, and a third that is both. */
static bool add_joined(struct publish *publish, struct str b)
{
    struct str names[] = { STR("a.md"), STR("b.md") };
    struct publish_paths parts = { names, COUNT(names), COUNT(names) };
    return publish_add(publish, names[0], STR("a\n")) && publish_add(publish, names[1], b) &&
           publish_join(publish, joined, &parts, STR("--\n"));
}

static void publish_joined(const char *b, size_t written)
{
    struct publish *publish = open_again();
    CHECK(add_joined(publish, str_of(b)));
    CHECK(publish_commit(publish, &result));
    CHECK_INT(result.written, written);
    publish_close(publish);
}

TEST(publish_joins_files)
{
    fixture_open(&f);
    publish_joined("b\n", 3);
    CHECK_STR(fixture_read(&f, "out/all.txt"), "a\n--\nb\n");
    uint64_t stamp = stamp_of("out/all.txt");
    publish_joined("b\n", 0);
    CHECK(stamp_of("out/all.txt") == stamp);
    publish_joined("c\n", 2);
    CHECK_STR(fixture_read(&f, "out/all.txt"), "a\n--\nc\n");
    fixture_write(&f, "out/all.txt", STR("a\n--\nX\n"));
    publish_joined("c\n", 1);
    CHECK_STR(fixture_read(&f, "out/all.txt"), "a\n--\nc\n");
    CHECK_INT(fs_kind(fixture_path(&f, "out/" PUBLISH_STAGE)), FS_MISSING);
    fixture_close(&f);
}

/* Larger than what is compared at once; where the last bytes differ it is another. */
TEST(publish_joins_large_files)
{
    enum { LARGE = 600 * 1024 };
    static char b[LARGE];
    fixture_open(&f);
    memset(b, 'b', LARGE - 1);
    publish_joined(b, 3);
    publish_joined(b, 0);
    b[LARGE - 2] = 'c';
    publish_joined(b, 2);
    CHECK(str_ends(fixture_read(&f, "out/all.txt"), STR("bbc")));
    fixture_close(&f);
}

/* It is known by the same hash as if its bytes had been given at once. */
TEST(publish_knows_what_was_joined)
{
    fixture_open(&f);
    publish_joined("b\n", 3);
    struct publish *publish = open_again();
    CHECK(publish_add(publish, STR("other.txt"), STR("a\n--\nb\n")));
    CHECK(publish_reuse(publish, joined));
    CHECK(str_eq(publish_hash(publish, joined), publish_hash(publish, STR("other.txt"))));
    publish_close(publish);
    fixture_close(&f);
}

TEST(publish_joins_what_was_kept_and_nothing)
{
    struct str name = STR("a.html");
    fixture_open(&f);
    CHECK(publish_for("/"));
    struct publish *publish = open_again();
    CHECK(publish_keep(publish, name, stamp_of("out/a.html")));
    CHECK(publish_join(publish, joined, &(struct publish_paths){ &name, 1, 1 }, STR("\n")));
    CHECK(publish_join(publish, STR("none"), &(struct publish_paths){ 0 }, STR("\n")));
    CHECK(publish_commit(publish, &result));
    publish_close(publish);
    CHECK_STR(fixture_read(&f, "out/all.txt"), "a");
    CHECK_STR(fixture_read(&f, "out/none"), "");
    fixture_close(&f);
}

TEST(publish_does_not_join_what_cannot_be_read)
{
    struct str name = STR("missing.md");
    fixture_open(&f);
    struct publish *publish = open_again();
    CHECK(!publish_join(publish, joined, &(struct publish_paths){ &name, 1, 1 }, STR("\n")));
    CHECK(fixture_has_told(&f, "cannot read 'missing.md'"));
    publish_close(publish);
    CHECK_INT(fs_kind(fixture_path(&f, "out")), FS_MISSING);
    fixture_close(&f);
}

TEST(publish_joins_nothing_in_the_place_of_others)
{
    fixture_open(&f);
    fixture_write(&f, "out/all.txt", STR("not ours"));
    struct publish *publish = open_again();
    CHECK(!add_joined(publish, STR("b\n")));
    CHECK(fixture_has_told(&f, "'all.txt' is there already and was not written by wenda"));
    publish_close(publish);
    CHECK_STR(fixture_read(&f, "out/all.txt"), "not ours");
    fixture_close(&f);
}

/* A limit on the size of files stands for a disk that is full: each part fits, both together do not. */
TEST(publish_tells_that_what_is_joined_does_not_fit)
{
    static char b[3000];
    struct rlimit before, small;
    fixture_open(&f);
    publish_joined("b\n", 3);
    getrlimit(RLIMIT_FSIZE, &before);
    small = before;
    small.rlim_cur = sizeof b;
    void (*kept)(int) = signal(SIGXFSZ, SIG_IGN);
    struct publish *publish = open_again();
    setrlimit(RLIMIT_FSIZE, &small);
    CHECK(!add_joined(publish, (struct str){ b, sizeof b }));
    setrlimit(RLIMIT_FSIZE, &before);
    signal(SIGXFSZ, kept);
    CHECK(fixture_has_told(&f, "cannot be written: "));
    publish_close(publish);
    CHECK_STR(fixture_read(&f, "out/all.txt"), "a\n--\nb\n");
    CHECK_INT(fs_kind(fixture_path(&f, "out/" PUBLISH_STAGE)), FS_MISSING);
    fixture_close(&f);
}
