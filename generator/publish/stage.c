#include "publish/stage.h"

#include "base/fs.h"
#include "base/path.h"
#include "base/vec.h"

void stage_clear(struct arena *arena, const struct stage *stage)
{
    struct fs_list list;
    if (fs_kind_itself(stage->folder) != FS_FOLDER || fs_list(arena, stage->folder, &list) != 0)
        return;
    for (size_t i = 0; i < list.len; i++)
        fs_remove_file(path_join(arena, stage->folder, list.ptr[i].name));
    fs_remove_folder(stage->folder);
}

int stage_plan(struct arena *arena, struct stage *stage, struct staged file, size_t *number)
{
    int error = stage->files.len ? 0 : fs_make_folders(stage->folder);
    if (error)
        return error;
    vec_push(arena, &stage->files, file);
    *number = stage->files.len;
    return 0;
}

struct str stage_place(struct arena *arena, const struct stage *stage, size_t number)
{
    return arena_printf(arena, "%.*s/%zu", STR_ARG(stage->folder), number);
}

/* Makes a folder of the site, once. */
static int make_folder(struct arena *arena, struct stage *stage, struct str folder)
{
    if (!folder.len || map_get(&stage->made, folder)) /* a file of "/" needs none */
        return 0;
    int error = fs_make_folders(folder);
    if (!error)
        map_put(arena, &stage->made, folder, stage);
    return error;
}

static int move(struct arena *arena, struct stage *stage, struct str out, size_t number)
{
    struct str target = path_join(arena, out, stage->files.ptr[number - 1].path);
    int error = make_folder(arena, stage, path_dir(target));
    return error ? error : fs_rename(stage_place(arena, stage, number), target);
}

struct str stage_obstacle(struct arena *arena, struct str out, struct str path)
{
    for (size_t i = 0; i < path.len; i++) {
        if (path.ptr[i] != '/')
            continue;
        struct str folder = str_slice(path, 0, i);
        enum fs_kind kind = fs_kind_itself(path_join(arena, out, folder));
        if (kind != FS_MISSING && kind != FS_FOLDER)
            return folder;
    }
    return STR("");
}

/* No page leads to a new file before the first page is replaced, and by then all new files are there. Where all are
 * new, what pages load comes before them. */
static int turn_of(const struct staged *file)
{
    return (file->replaces ? 2 : 0) + (str_starts(file->path, STR("assets/")) ? 0 : 1);
}

int stage_move(struct arena *arena, struct stage *stage, struct str out, const struct staged **file,
               size_t *moved)
{
    enum { TURNS = 4 };
    for (int turn = 0; turn < TURNS; turn++) {
        for (size_t i = 0; i < stage->files.len; i++) {
            *file = &stage->files.ptr[i];
            if (turn_of(*file) != turn)
                continue;
            int error = move(arena, stage, out, i + 1);
            if (error)
                return error;
            ++*moved;
        }
    }
    return 0;
}
