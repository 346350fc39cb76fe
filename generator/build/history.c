#include "build/history.h"

#include <stdlib.h>

#include "base/path.h"
#include "base/run.h"

/* Before the time of a commit; then follow the files that it changed, one a line. */
enum { COMMIT = '@' };

/* File, seen from the folder, -> time of the newest commit that changed it. */
static void read_log(struct arena *arena, struct str log, struct map *changes)
{
    long long *time = NULL;
    while (log.len) {
        struct str line = str_cut(&log, '\n');
        if (line.len && line.ptr[0] == COMMIT) {
            time = arena_alloc(arena, sizeof *time);
            *time = strtoll(line.ptr + 1, NULL, 10);
        } else if (line.len && time && !map_get(changes, line)) {
            map_put(arena, changes, line, time);
        }
    }
}

/* The file seen from the folder; "" when it lies elsewhere. */
static struct str file_within(struct str root, struct str path)
{
    if (!str_starts(path, root) || path.len <= root.len)
        return root.len ? STR("") : path;
    struct str rest = str_slice(path, root.len, path.len);
    if (rest.ptr[0] == '/')
        rest = str_slice(rest, 1, rest.len);
    return path_is_plain(rest) ? rest : STR("");
}

void history_read(struct diag *diag, struct str root, const struct site *site)
{
    struct arena arena = { 0 };
    struct map changes = { 0 };
    struct str log, folder = arena_dup(&arena, root.len ? root : STR("."));
    const char *const argv[] = { "git",
                                 "-C",
                                 folder.ptr,
                                 "-c",
                                 "core.quotePath=false",
                                 "log",
                                 "--format=@%ct",
                                 "--name-only",
                                 "--no-renames",
                                 "--relative",
                                 "--",
                                 ".",
                                 NULL };
    if (!run_read(&arena, argv, &log))
        diag_warning(diag, (struct loc){ .source = &site->config->source },
                     "'dates' asks git, which knows nothing of this folder");
    else
        read_log(&arena, log, &changes);
    for (size_t i = 0; i < site->pages.len; i++) {
        struct page *page = site->pages.ptr[i];
        const long long *time = map_get(&changes, file_within(root, page->source->path));
        page->changed = time && page->body_line ? *time : 0;
    }
    arena_release(&arena);
}
