#include "build/history.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/mem.h"
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

enum answer { ANSWER_NO_GIT, ANSWER_NOTHING, ANSWER_PART, ANSWER_ALL };

struct history {
    struct arena arena; /* the thread's, until it has ended */
    struct str root;
    pthread_t thread;
    bool waits; /* the thread runs, or has ended and nobody has seen that */
    enum answer answer;
    struct map changes;
};

static enum answer answer_of(struct history *history)
{
    struct arena *arena = &history->arena;
    const char *folder = history->root.len ? history->root.ptr : ".";
    const char *const version[] = { "git", "--version", NULL };
    const char *const argv[] = {
        "git", "-C", folder, "rev-parse", "--is-shallow-repository", NULL
    };
    struct str is_shallow, log, any;
    if (!run_read(arena, argv, &is_shallow))
        return run_read(arena, version, &any) ? ANSWER_NOTHING : ANSWER_NO_GIT;
    /* the oldest commit of such a one seems to have made all the files that are older */
    if (str_is(str_trim(is_shallow), "true"))
        return ANSWER_PART;
    if (!read_changes(arena, folder, &log))
        return ANSWER_NOTHING;
    read_log(arena, log, &history->changes);
    return ANSWER_ALL;
}

static void *ask(void *ctx)
{
    struct history *history = ctx;
    history->answer = answer_of(history);
    return NULL;
}

struct history *history_ask(struct str root)
{
    struct history *history = mem_alloc(sizeof *history);
    history->root = arena_dup(&history->arena, root);
    history->waits = pthread_create(&history->thread, NULL, ask, history) == 0;
    if (!history->waits)
        ask(history);
    return history;
}

static void wait_for(struct history *history)
{
    if (history->waits)
        pthread_join(history->thread, NULL);
    history->waits = false;
}

void history_free(struct history *history)
{
    wait_for(history);
    arena_release(&history->arena);
    mem_free(history);
}

void history_read(struct history *history, struct diag *diag, const struct site *site)
{
    struct loc loc = site->config->dates_loc;
    wait_for(history);
    if (history->answer == ANSWER_NO_GIT)
        diag_warning(diag, loc, "'dates' asks git, which cannot be run");
    if (history->answer == ANSWER_NOTHING)
        diag_warning(diag, loc, "'dates' asks git, which knows nothing of this folder");
    if (history->answer == ANSWER_PART)
        diag_warning_hint(diag, loc, STR("fetch all of it: git fetch --unshallow"),
                          "'dates' asks git, whose history is cut off here");
    for (size_t i = 0; i < site->pages.len; i++) {
        struct page *page = site->pages.ptr[i];
        struct str path = path_within(history->root, page->source->path);
        const long long *time = map_get(&history->changes, path);
        page->changed = time && page->body_line ? *time : 0;
    }
}
