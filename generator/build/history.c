#include "build/history.h"

#include <stdlib.h>

#include "base/path.h"
#include "base/run.h"

/* Before the time of a commit. No file has it first: pages lie in folders called after languages. */
enum { COMMIT = '@' };

/* File, seen from the folder, -> time of the newest commit that changed it. */
static void read_log(struct arena *arena, struct str log, struct map *changes)
{
    long long *time = NULL;
    while (log.len) {
        struct str item =
            str_trim(str_cut(&log, '\0')); /* the first file stands on a line of its own */
        if (item.len && item.ptr[0] == COMMIT) {
            time = arena_alloc(arena, sizeof *time);
            *time = strtoll(item.ptr + 1, NULL, 10);
        } else if (item.len && time && !map_get(changes, item)) {
            map_put(arena, changes, item, time);
        }
    }
}

/* The files that each commit changed, of this folder and below, the newest commit first. What a reader's own
 * settings of git could change in it is said here. */
static bool read_changes(struct arena *arena, const char *folder, struct str *log)
{
    const char *const argv[] = { "git",
                                 "-C",
                                 folder,
                                 "log",
                                 "-z",
                                 "--format=@%ct",
                                 "--no-show-signature",
                                 "--name-only",
                                 "--no-renames",
                                 "--relative",
                                 "--",
                                 ".",
                                 NULL };
    return run_read(arena, argv, log);
}

/* As read_changes(); false after a warning that says why there is nothing to know. */
static bool ask(struct arena *arena, struct diag *diag, struct loc loc, const char *folder,
                struct str *log)
{
    const char *const version[] = { "git", "--version", NULL };
    const char *const argv[] = {
        "git", "-C", folder, "rev-parse", "--is-shallow-repository", NULL
    };
    struct str is_shallow, any;
    if (!run_read(arena, version, &any)) {
        diag_warning(diag, loc, "'dates' asks git, which cannot be run");
        return false;
    }
    if (!run_read(arena, argv, &is_shallow) || !read_changes(arena, folder, log)) {
        diag_warning(diag, loc, "'dates' asks git, which knows nothing of this folder");
        return false;
    }
    /* the oldest commit of such a one seems to have made all the files that are older */
    if (str_is(str_trim(is_shallow), "true")) {
        diag_warning_hint(diag, loc, STR("fetch all of it: git fetch --unshallow"),
                          "'dates' asks git, whose history is cut off here");
        return false;
    }
    return true;
}

void history_read(struct diag *diag, struct str root, const struct site *site)
{
    struct arena arena = { 0 };
    struct map changes = { 0 };
    struct loc loc = site->config->dates_loc;
    struct str log, folder = arena_dup(&arena, root.len ? root : STR("."));
    if (ask(&arena, diag, loc, folder.ptr, &log))
        read_log(&arena, log, &changes);
    for (size_t i = 0; i < site->pages.len; i++) {
        struct page *page = site->pages.ptr[i];
        const long long *time = map_get(&changes, path_within(root, page->source->path));
        page->changed = time && page->body_line ? *time : 0;
    }
    arena_release(&arena);
}
