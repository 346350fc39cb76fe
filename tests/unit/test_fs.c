#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/fs.h"
#include "check.h"
#include "fixture.h"

static struct str content;

static int read_of(struct fixture *f, const char *name)
{
    content = STR("");
    return fs_read(&f->arena, fixture_path(f, name), &content);
}

static void link_to(struct fixture *f, const char *target, const char *name)
{
    CHECK_INT(symlink(target, fixture_path(f, name).ptr), 0);
}

TEST(fs_read)
{
    struct fixture f;
    fixture_open(&f);
    fixture_write(&f, "a", STR("x\0中\n"));
    fixture_write(&f, "empty", STR(""));
    link_to(&f, "a", "to-a");
    link_to(&f, "loop", "loop");
    link_to(&f, "nowhere", "dangling");
    mkfifo(fixture_path(&f, "pipe").ptr, 0666);
    CHECK_INT(read_of(&f, "a"), 0);
    CHECK_SAME(content, STR("x\0中\n"));
    CHECK_INT(content.ptr[content.len], 0);
    CHECK_INT(read_of(&f, "empty"), 0);
    CHECK_STR(content, "");
    CHECK_INT(read_of(&f, "to-a"), 0);
    CHECK_INT(content.len, 6);
    CHECK_INT(read_of(&f, "missing"), ENOENT);
    CHECK_INT(read_of(&f, "dangling"), ENOENT);
    CHECK_INT(read_of(&f, "loop"), ELOOP);
    CHECK_INT(read_of(&f, "."), EISDIR);
    CHECK_INT(read_of(&f, "a/b"), ENOTDIR);
    CHECK_INT(read_of(&f, "pipe"), EINVAL); /* and it does not wait for a writer */
    CHECK_INT(fs_read(&f.arena, STR("/dev/zero"), &content), EINVAL);
    CHECK_INT(fs_read(&f.arena, STR("a\0b"), &content), EINVAL);
    CHECK_INT(fs_read(&f.arena, STR(""), &content), ENOENT);
    fixture_close(&f);
}

static int part_of(struct fixture *f, const char *name, size_t from, size_t len)
{
    content = STR("");
    return fs_read_part(&f->arena, fixture_path(f, name), from, len, &content);
}

TEST(fs_read_part)
{
    struct fixture f;
    fixture_open(&f);
    fixture_write(&f, "a", STR("abcdef"));
    CHECK_INT(part_of(&f, "a", 0, 2), 0);
    CHECK_STR(content, "ab");
    CHECK_INT(content.ptr[content.len], 0);
    CHECK_INT(part_of(&f, "a", 4, 100), 0);
    CHECK_STR(content, "ef");
    CHECK_INT(part_of(&f, "a", 1, SIZE_MAX), 0);
    CHECK_STR(content, "bcdef");
    CHECK_INT(part_of(&f, "a", 6, 1), 0);
    CHECK_STR(content, "");
    CHECK_INT(part_of(&f, "a", SIZE_MAX, SIZE_MAX), 0);
    CHECK_STR(content, "");
    CHECK_INT(part_of(&f, "missing", 0, 1), ENOENT);
    CHECK_INT(part_of(&f, ".", 0, 1), EISDIR);
    fixture_close(&f);
}

TEST(fs_too_big_and_too_long)
{
    struct fixture f;
    fixture_open(&f);
    fixture_write(&f, "big", STR(""));
    CHECK_INT(truncate(fixture_path(&f, "big").ptr, (1L << 30) + 1), 0);
    CHECK_INT(read_of(&f, "big"), EFBIG);
    char name[5000];
    memset(name, 'a', sizeof name);
    CHECK_INT(fs_read(&f.arena, (struct str){ name, sizeof name }, &content), ENAMETOOLONG);
    CHECK_INT(fs_read(&f.arena, (struct str){ name, 300 }, &content), ENAMETOOLONG);
    CHECK_INT(fs_make_folders((struct str){ name, sizeof name }), ENAMETOOLONG);
    fixture_close(&f);
}

TEST(fs_create)
{
    struct fixture f;
    fixture_open(&f);
    struct str path = fixture_path(&f, "new");
    CHECK_INT(fs_create(path, STR("one")), 0);
    CHECK_INT(fs_create(path, STR("two")), EEXIST);
    CHECK_STR(fixture_read(&f, "new"), "one");
    link_to(&f, "elsewhere", "dangling");
    CHECK_INT(fs_create(fixture_path(&f, "dangling"), STR("x")), EEXIST);
    CHECK_STR(fixture_tree(&f, "."), "dangling@\nnew\n");
    CHECK_INT(fs_create(fixture_path(&f, "no/such"), STR("x")), ENOENT);
    fixture_close(&f);
}

/* A limit on the size of files stands for a disk that is full. */
TEST(fs_create_fails_half_way)
{
    struct fixture f;
    struct rlimit before, small;
    static char bytes[100000];
    fixture_open(&f);
    getrlimit(RLIMIT_FSIZE, &before);
    small = before;
    small.rlim_cur = 50000;
    void (*kept)(int) = signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &small);
    int error = fs_create(fixture_path(&f, "half"), (struct str){ bytes, sizeof bytes });
    setrlimit(RLIMIT_FSIZE, &before);
    signal(SIGXFSZ, kept);
    CHECK_INT(error, EFBIG);
    CHECK_STR(fixture_tree(&f, "."), "");
    fixture_close(&f);
}

TEST(fs_holds)
{
    struct fixture f;
    fixture_open(&f);
    fixture_write(&f, "a", STR("same"));
    link_to(&f, "a", "link");
    mkfifo(fixture_path(&f, "pipe").ptr, 0666);
    CHECK(fs_holds(fixture_path(&f, "a"), STR("same")));
    CHECK(!fs_holds(fixture_path(&f, "a"), STR("sane")));
    CHECK(!fs_holds(fixture_path(&f, "a"), STR("sam")));
    CHECK(!fs_holds(fixture_path(&f, "a"), STR("same.")));
    CHECK(!fs_holds(fixture_path(&f, "a"), STR("")));
    CHECK(!fs_holds(fixture_path(&f, "link"), STR("same")));
    CHECK(!fs_holds(fixture_path(&f, "pipe"), STR("")));
    CHECK(!fs_holds(fixture_path(&f, "missing"), STR("")));
    CHECK(!fs_holds(f.folder, STR("")));
    static char big[200001];
    memset(big, 'b', sizeof big);
    fixture_write(&f, "big", (struct str){ big, sizeof big });
    CHECK(fs_holds(fixture_path(&f, "big"), (struct str){ big, sizeof big }));
    big[sizeof big - 1] = 'c';
    CHECK(!fs_holds(fixture_path(&f, "big"), (struct str){ big, sizeof big }));
    fixture_close(&f);
}

TEST(fs_kinds)
{
    static const struct {
        const char *name;
        enum fs_kind kind, itself;
    } cases[] = {
        { "file", FS_FILE, FS_FILE },          { "folder", FS_FOLDER, FS_FOLDER },
        { "to-file", FS_FILE, FS_OTHER },      { "to-folder", FS_FOLDER, FS_OTHER },
        { "dangling", FS_MISSING, FS_OTHER },  { "pipe", FS_OTHER, FS_OTHER },
        { "missing", FS_MISSING, FS_MISSING }, { "file/x", FS_MISSING, FS_MISSING },
    };
    struct fixture f;
    fixture_open(&f);
    fixture_write(&f, "file", STR(""));
    fs_make_folders(fixture_path(&f, "folder"));
    link_to(&f, "file", "to-file");
    link_to(&f, "folder", "to-folder");
    link_to(&f, "nowhere", "dangling");
    mkfifo(fixture_path(&f, "pipe").ptr, 0666);
    for (size_t i = 0; i < COUNT(cases); i++) {
        CHECK_INT(fs_kind(fixture_path(&f, cases[i].name)), cases[i].kind);
        CHECK_INT(fs_kind_itself(fixture_path(&f, cases[i].name)), cases[i].itself);
    }
    CHECK_INT(fs_kind(STR("")), FS_MISSING);
    CHECK_INT(fs_kind(STR("/\0")), FS_MISSING);
    fixture_close(&f);
}

/* Bytewise order, which is the order of code points in UTF-8. */
TEST(fs_list)
{
    static const char *const names[] = { ".hidden", "A",  "B",   "a",  "a b",  "ab",
                                         "é",       "中", "中a", "文", "🙂", "\xFF\xFE" };
    struct fixture f;
    struct fs_list list;
    fixture_open(&f);
    for (size_t i = COUNT(names); i > 0; i--)
        fixture_write(&f, names[i - 1], STR(""));
    CHECK_INT(fs_list(&f.arena, f.folder, &list), 0);
    if (CHECK_INT(list.len, COUNT(names)))
        for (size_t i = 0; i < COUNT(names); i++)
            CHECK_STR(list.ptr[i].name, names[i]);
    CHECK_INT(fs_list(&f.arena, fixture_path(&f, "missing"), &list), ENOENT);
    CHECK_INT(fs_list(&f.arena, fixture_path(&f, "A"), &list), ENOTDIR);
    fixture_close(&f);
    fixture_open(&f);
    link_to(&f, "loop", "loop");
    link_to(&f, "nowhere", "nowhere-either");
    CHECK_INT(fs_list(&f.arena, f.folder, &list), 0);
    CHECK_INT(list.ptr[0].error, ELOOP);
    CHECK_INT(list.ptr[1].error, ENOENT);
    fixture_close(&f);
}

TEST(fs_make_folders)
{
    struct fixture f;
    fixture_open(&f);
    CHECK_INT(fs_make_folders(fixture_path(&f, "a/b/c")), 0);
    CHECK_INT(fs_make_folders(fixture_path(&f, "a/b/c")), 0);
    CHECK_INT(fs_make_folders(fixture_path(&f, "a/d/")), 0);
    CHECK_INT(fs_make_folders(fixture_path(&f, "a//e")), 0);
    CHECK_STR(fixture_tree(&f, "."), "a/b/c/\na/d/\na/e/\n");
    fixture_write(&f, "file", STR(""));
    CHECK_INT(fs_make_folders(fixture_path(&f, "file")), ENOTDIR);
    CHECK_INT(fs_make_folders(fixture_path(&f, "file/x")), ENOTDIR);
    link_to(&f, "nowhere", "dangling");
    CHECK(fs_make_folders(fixture_path(&f, "dangling")) != 0);
    CHECK_INT(fs_make_folders(STR("/")), 0);
    fixture_close(&f);
}

TEST(fs_rename_and_remove)
{
    struct fixture f;
    fixture_open(&f);
    fixture_write(&f, "a", STR("a"));
    fixture_write(&f, "b", STR("b"));
    CHECK_INT(fs_rename(fixture_path(&f, "a"), fixture_path(&f, "b")), 0);
    CHECK_STR(fixture_read(&f, "b"), "a");
    CHECK_INT(fs_rename(fixture_path(&f, "a"), fixture_path(&f, "b")), ENOENT);
    CHECK_INT(fs_remove_file(fixture_path(&f, "b")), 0);
    CHECK_INT(fs_remove_file(fixture_path(&f, "b")), ENOENT);
    fixture_write(&f, "folder/x", STR(""));
    CHECK_INT(fs_remove_folder(fixture_path(&f, "folder")), ENOTEMPTY);
    CHECK(fs_remove_file(fixture_path(&f, "folder")) != 0);
    CHECK_STR(fixture_tree(&f, "."), "folder/x\n");
    fixture_close(&f);
}

TEST(fs_same_and_real)
{
    struct fixture f;
    fixture_open(&f);
    fixture_write(&f, "a/x", STR(""));
    fixture_write(&f, "b/x", STR(""));
    link_to(&f, "a", "to-a");
    CHECK(fs_same(fixture_path(&f, "a/x"), fixture_path(&f, "to-a/../a/x")));
    CHECK(!fs_same(fixture_path(&f, "a/x"), fixture_path(&f, "b/x")));
    CHECK(!fs_same(fixture_path(&f, "no"), fixture_path(&f, "no")));
    CHECK_SAME(fs_real(&f.arena, fixture_path(&f, "to-a/./x")), fixture_path(&f, "a/x"));
    CHECK_STR(fs_real(&f.arena, fixture_path(&f, "no")), "");
    fixture_close(&f);
}

TEST(fs_lock)
{
    struct fixture f;
    struct fs_lock first = { 0 }, second = { 0 };
    fixture_open(&f);
    CHECK_INT(fs_lock(f.folder, &first), 0);
    CHECK_INT(fs_lock(f.folder, &second), EWOULDBLOCK);
    fs_unlock(&second);
    fs_unlock(&first);
    fs_unlock(&first);
    CHECK_INT(fs_lock(f.folder, &second), 0);
    fs_unlock(&second);
    CHECK_INT(fs_lock(fixture_path(&f, "no"), &first), ENOENT);
    fixture_write(&f, "file", STR(""));
    CHECK_INT(fs_lock(fixture_path(&f, "file"), &first), ENOTDIR);
    CHECK_STR(fixture_tree(&f, "."), "file\n");
    fixture_close(&f);
}

/* A sentence part: lower case, no full stop. */
TEST(fs_error)
{
    static const int errors[] = { ENOENT, EACCES, EISDIR, ENOTDIR,      ELOOP,       ENOSPC, EROFS,
                                  EFBIG,  EINVAL, EEXIST, ENAMETOOLONG, EWOULDBLOCK, EMFILE };
    for (size_t i = 0; i < COUNT(errors); i++) {
        struct str text = str_of(fs_error(errors[i]));
        CHECK(text.len > 5 && text.ptr[0] >= 'a' && text.ptr[0] <= 'z');
        CHECK(!str_ends(text, STR(".")));
        CHECK(strcmp(text.ptr, strerror(errors[i])) != 0);
    }
    CHECK_STR(str_of(fs_error(EIO)), strerror(EIO));
}

static uint64_t stamp_of(struct fixture *f, const char *name)
{
    return fs_stamp(fixture_path(f, name));
}

static uint64_t tree_of(struct fixture *f, const char *name)
{
    long long newest = 0;
    return fs_stamp_tree(fixture_path(f, name), &newest);
}

/* Gives a file another time of writing, which also makes the system note the moment; nobody waits for its clock. */
static void set_time(struct fixture *f, const char *name, long seconds)
{
    struct timespec times[2] = { { .tv_sec = seconds }, { .tv_sec = seconds } };
    CHECK_INT(utimensat(AT_FDCWD, fixture_path(f, name).ptr, times, 0), 0);
}

TEST(fs_stamp)
{
    struct fixture f;
    fixture_open(&f);
    fixture_write(&f, "a", STR("1"));
    uint64_t stamp = stamp_of(&f, "a");
    CHECK(stamp != 0);
    CHECK(stamp_of(&f, "a") == stamp);
    CHECK_INT(stamp_of(&f, "nowhere"), 0);
    link_to(&f, "a", "to-a");
    CHECK(stamp_of(&f, "to-a") == stamp);
    set_time(&f, "a", 1000);
    CHECK(stamp_of(&f, "a") != stamp);
    stamp = stamp_of(&f, "a");
    fixture_write(&f, "b", STR("1")); /* the same size and time, and another file */
    set_time(&f, "b", 1000);
    CHECK_INT(rename(fixture_path(&f, "b").ptr, fixture_path(&f, "a").ptr), 0);
    CHECK(stamp_of(&f, "a") != stamp);
    stamp = stamp_of(&f, "a");
    CHECK_INT(chmod(fixture_path(&f, "a").ptr, 0600), 0);
    CHECK(stamp_of(&f, "a") != stamp);
    fixture_close(&f);
}

/* What is done in a folder, and whether that shows in its stamp. */
TEST(fs_stamp_tree)
{
    struct fixture f;
    fixture_open(&f);
    fixture_write(&f, "t/a", STR("1"));
    fixture_write(&f, "t/in/b", STR("1"));
    fixture_write(&f, "t/.hidden/c", STR("1"));
    fixture_write(&f, "apart", STR("1"));
    link_to(&f, "../apart", "t/to-apart");
    link_to(&f, ".", "t/loop");
    uint64_t before = tree_of(&f, "t"), after;
    CHECK(before != 0 && tree_of(&f, "t") == before);
    CHECK_INT(tree_of(&f, "nowhere"), 0);
    CHECK(tree_of(&f, "apart") != 0);
    set_time(&f, "t/in/b", 1000);
    CHECK((after = tree_of(&f, "t")) != before);
    fixture_write(&f, "t/.x", STR("1"));
    set_time(&f, "t/.hidden/c", 1000);
    CHECK(tree_of(&f, "t") == after);
    fixture_write(&f, "apart", STR("22"));
    CHECK((before = tree_of(&f, "t")) != after);
    fixture_write(&f, "t/in/new", STR("1"));
    CHECK((after = tree_of(&f, "t")) != before);
    CHECK_INT(rename(fixture_path(&f, "t/in/new").ptr, fixture_path(&f, "t/in/newer").ptr), 0);
    CHECK((before = tree_of(&f, "t")) != after);
    fs_remove_file(fixture_path(&f, "t/in/newer"));
    CHECK(tree_of(&f, "t") != before);
    fixture_close(&f);
}

TEST(fs_stamp_tree_tells_the_latest_change)
{
    struct fixture f;
    fixture_open(&f);
    long long now = (long long)time(NULL), newest = 0, later = now + 1000;
    fixture_write(&f, "t/a", STR("1"));
    set_time(&f, "t/a", 1000); /* of writing: that it was set is the change */
    fs_stamp_tree(fixture_path(&f, "t"), &newest);
    CHECK(newest >= now && newest < later);
    fs_stamp_tree(fixture_path(&f, "t"), &later);
    CHECK_INT(later, now + 1000);
    fixture_close(&f);
}
