#include <stdlib.h>

#include "base/run.h"
#include "build/history.h"
#include "check.h"
#include "fixture.h"

static struct fixture f;

/* A repository in the folder `bank`, whose commits have the times 1e9, 2e9, ... that a test can tell apart. */
static const char begin[] =
    "set -e; cd \"$1\"; export HOME=\"$1\" GIT_CONFIG_NOSYSTEM=1\n"
    "unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE\n"
    "git config --global user.name t; git config --global user.email t@example.org\n"
    "commit() { export GIT_COMMITTER_DATE=\"$1 +0800\"; git add -A; git commit -qm \"$1\"; }\n"
    "mkdir -p bank/content/zh; cd bank; git init -q; cd content\n";

/* Runs a script in bank/content; false when a command of it fails. */
static bool script(const char *text)
{
    struct str all = arena_printf(&f.arena, "%s%s", begin, text), output;
    const char *const argv[] = { "sh", "-c", all.ptr, "sh", f.folder.ptr, NULL };
    return run_read(&f.arena, argv, &output);
}

static struct config config;
static struct source sources[8];
static struct page pages[8];
static struct page *pointers[8];

/* When the files, seen from `root`, changed last. */
static void read_times(struct str root, const char *const *files, size_t count)
{
    struct site site = { .config = &config,
                         .pages = { .ptr = pointers, .len = count, .cap = count } };
    config.source = (struct source){ STR("site.yaml"), STR("title: t\ndates: true\n") };
    config.dates_loc = (struct loc){ &config.source, 2, 1 };
    for (size_t i = 0; i < count; i++) {
        const char *slash = root.len ? "/" : "";
        sources[i].path = arena_printf(&f.arena, "%.*s%s%s", STR_ARG(root), slash, files[i]);
        pages[i] = (struct page){ .source = &sources[i], .body_line = 1, .changed = 7 };
        pointers[i] = &pages[i];
    }
    struct history *history = history_ask(root);
    history_read(history, f.diag, &site);
    history_free(history);
}

TEST(history)
{
    static const char *const files[] = { "zh/a.md",         "zh/b.md", "zh/new.md",
                                         "zh/题 \"目\".md", "zh/c.md", "zh/later.md" };
    fixture_open(&f);
    CHECK(script("touch zh/a.md zh/b.md zh/old.md 'zh/题 \"目\".md' zh/gone.md\n"
                 "commit 1000000000\n"
                 "echo 2 > zh/b.md; git mv zh/old.md zh/new.md; git rm -q zh/gone.md\n"
                 "commit 1100000000\n"
                 "git checkout -q -b side; echo 3 > zh/a.md; commit 1200000000\n"
                 "git checkout -q -; echo 4 > zh/c.md; commit 1300000000\n"
                 "export GIT_COMMITTER_DATE='1400000000 +0000'; git merge -q -m merge side\n"
                 "echo 5 > ../outside.md; commit 1500000000\n"
                 "touch zh/later.md\n"));
    read_times(fixture_path(&f, "bank/content"), files, COUNT(files));
    CHECK_INT(pages[0].changed, 1200000000); /* not when it was merged */
    CHECK_INT(pages[1].changed, 1100000000);
    CHECK_INT(pages[2].changed, 1100000000); /* under its name of today */
    CHECK_INT(pages[3].changed, 1000000000);
    CHECK_INT(pages[4].changed, 1300000000);
    CHECK_INT(pages[5].changed, 0); /* not committed */
    CHECK_STR(fixture_told(&f), "");
    fixture_close(&f);
}

/* A made page has no file, and a file elsewhere may have the name of one that is here. */
TEST(history_of_others)
{
    static const char *const files[] = { "zh/a.md", "../content2/zh/a.md" };
    fixture_open(&f);
    CHECK(script("touch zh/a.md; commit 1000000000\n"));
    struct str root = fixture_path(&f, "bank/content");
    read_times(root, files, COUNT(files));
    CHECK_INT(pages[0].changed, 1000000000);
    CHECK_INT(pages[1].changed, 0);
    struct site site = { .config = &config, .pages = { .ptr = pointers, .len = 1, .cap = 1 } };
    pages[0].body_line = 0;
    struct history *history = history_ask(root);
    history_read(history, f.diag, &site);
    history_free(history);
    CHECK_INT(pages[0].changed, 0);
    fixture_close(&f);
}

/* What readers may have in their settings of git changes nothing. */
TEST(history_settings)
{
    static const char *const files[] = { "zh/题.md" };
    fixture_open(&f);
    CHECK(script("touch zh/题.md; commit 1000000000\n"
                 "git config core.quotePath true; git config log.showSignature true\n"
                 "git config diff.renames copies; git config color.ui always\n"
                 "git config format.pretty oneline; git config log.date relative\n"));
    read_times(fixture_path(&f, "bank/content"), files, 1);
    CHECK_INT(pages[0].changed, 1000000000);
    fixture_close(&f);
}

TEST(history_unknown)
{
    static const char *const files[] = { "zh/a.md" };
    fixture_open(&f);
    fixture_write(&f, "plain/.git", STR("no repository\n"));
    fixture_write(&f, "plain/zh/a.md", STR(""));
    read_times(fixture_path(&f, "plain"), files, 1);
    CHECK_INT(pages[0].changed, 0);
    CHECK_STR(fixture_told(&f),
              "site.yaml:2:1: warning: 'dates' asks git, which knows nothing of this folder\n"
              "    dates: true\n    ^\n");
    fixture_close(&f);
}

TEST(history_without_git)
{
    static const char *const files[] = { "zh/a.md" };
    const char *path = getenv("PATH");
    fixture_open(&f);
    struct str before = arena_dup(&f.arena, str_of(path));
    setenv("PATH", f.folder.ptr, 1);
    read_times(f.folder, files, 1);
    setenv("PATH", before.ptr, 1);
    CHECK_INT(pages[0].changed, 0);
    CHECK_STR(fixture_told(&f), "site.yaml:2:1: warning: 'dates' asks git, which cannot be run\n"
                                "    dates: true\n    ^\n");
    fixture_close(&f);
}

/* Where only the newest commits were fetched, each older file would seem to be of the oldest of those. */
TEST(history_shallow)
{
    static const char *const files[] = { "zh/a.md" };
    fixture_open(&f);
    CHECK(script("touch zh/a.md; commit 1000000000; touch zh/b.md; commit 1100000000\n"
                 "git clone -q --depth 1 \"file://$1/bank\" \"$1/clone\"\n"));
    read_times(fixture_path(&f, "clone/content"), files, 1);
    CHECK_INT(pages[0].changed, 0);
    CHECK_STR(fixture_told(&f),
              "site.yaml:2:1: warning: 'dates' asks git, whose history is cut off here\n"
              "    dates: true\n    ^\n"
              "    hint: fetch all of it: git fetch --unshallow\n");
    fixture_close(&f);
}
