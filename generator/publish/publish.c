#include "publish/publish.h"

#include <assert.h>
#include <pthread.h>

#include "base/fs.h"
#include "base/hash.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/path.h"
#include "base/vec.h"
#include "publish/join.h"
#include "publish/manifest.h"
#include "publish/stage.h"

struct publish {
    pthread_mutex_t lock; /* of all below */
    struct arena arena;
    struct diag *diag;
    struct source out; /* the folder, as the subject of diagnostics */
    struct stage stage;
    struct fs_lock folder_lock;
    bool made_folder;         /* it was not there before us, */
    bool fresh;               /* and nothing is in it but what is ours */
    bool full;                /* staging failed: what follows would fail alike */
    bool committed;           /* the folder is anyone's again */
    struct manifest before;   /* what an earlier build wrote */
    struct manifest now;      /* what this one was given */
    publish_witness *witness; /* of a trial, which has no folder; or NULL */
    void *witness_ctx;
};

static bool fail(struct publish *p, struct str path, const char *what, int error)
{
    return diag_error(p->diag, (struct loc){ .source = &p->out }, "%s '%.*s': %s", what,
                      STR_ARG(path), fs_error(error));
}

static struct str in_site(struct publish *p, struct str path)
{
    return path_join(&p->arena, p->out.path, path);
}

/* The stage may be that of another build. */
static void unlock_folder(struct publish *p)
{
    fs_unlock(&p->folder_lock);
    if (p->made_folder)
        fs_remove_folder(p->out.path); /* goes only while it is empty */
}

static void leave_folder(struct publish *p)
{
    stage_clear(&p->arena, &p->stage);
    unlock_folder(p);
}

static void release(struct publish *p)
{
    pthread_mutex_destroy(&p->lock);
    arena_release(&p->arena);
    mem_free(p);
}

void publish_close(struct publish *p)
{
    if (!p->committed)
        leave_folder(p);
    release(p);
}

static bool open_folder(struct publish *p)
{
    struct loc loc = { .source = &p->out };
    p->made_folder = fs_kind(p->out.path) == FS_MISSING;
    int error = fs_make_folders(p->out.path);
    if (error)
        return diag_error(p->diag, loc, "the output folder cannot be made: %s", fs_error(error));
    error = fs_lock(p->out.path, &p->folder_lock);
    if (error)
        return diag_error(p->diag, loc, "the output folder cannot be used: %s", fs_error(error));
    stage_clear(&p->arena, &p->stage);
    struct str text;
    error = fs_read(&p->arena, in_site(p, STR(PUBLISH_MANIFEST)), &text);
    p->fresh = p->made_folder && error;
    if (!error && !manifest_parse(&p->arena, text, &p->before))
        diag_warning(p->diag, loc, "its %s is not one of this version and is not trusted",
                     PUBLISH_MANIFEST);
    return true;
}

struct publish *publish_open(struct diag *diag, struct str out, struct str root)
{
    struct publish *p = mem_alloc(sizeof *p);
    pthread_mutex_init(&p->lock, NULL);
    p->diag = diag;
    p->out.path = arena_dup(&p->arena, out);
    p->now.root = arena_dup(&p->arena, root);
    p->stage.folder = in_site(p, STR(PUBLISH_STAGE));
    if (open_folder(p))
        return p;
    unlock_folder(p);
    release(p);
    return NULL;
}

struct publish *publish_try(struct diag *diag, publish_witness *witness, void *ctx)
{
    struct publish *p = mem_alloc(sizeof *p);
    pthread_mutex_init(&p->lock, NULL);
    p->diag = diag;
    p->witness = witness;
    p->witness_ctx = ctx;
    return p;
}

static bool check_way(struct publish *p, struct str path)
{
    struct str obstacle = stage_obstacle(&p->arena, p->out.path, path);
    return !obstacle.len || diag_error(p->diag, (struct loc){ .source = &p->out },
                                       "'%.*s' stands where a folder is needed", STR_ARG(obstacle));
}

static bool check_name(struct publish *p, struct str path)
{
    struct loc loc = { .source = &p->out };
    if (!path_is_plain(path))
        return diag_error(p->diag, loc, "'%.*s' is no name for a file of the site", STR_ARG(path));
    if (manifest_find(&p->now, path))
        return diag_error(p->diag, loc, "two files of the site are both called '%.*s'",
                          STR_ARG(path));
    return true;
}

static bool check_place(struct publish *p, struct str path, struct str target)
{
    struct loc loc = { .source = &p->out };
    if (!check_name(p, path) || !check_way(p, path))
        return false;
    enum fs_kind kind = fs_kind_itself(target);
    if (kind == FS_MISSING || (kind != FS_FOLDER && manifest_find(&p->before, path)))
        return true;
    return diag_error_hint(p->diag, loc, STR("choose another folder with -o, or move it away"),
                           "'%.*s' is there already and was not written by wenda", STR_ARG(path));
}

/* Of the folder, for which file meets it first is a matter of threads. */
static bool stage_failed(struct publish *p, int error)
{
    p->full = true;
    return diag_error(p->diag, (struct loc){ .source = &p->out }, "cannot be written: %s",
                      fs_error(error));
}

static bool plan(struct publish *p, struct str path, bool replaces, size_t *number)
{
    struct staged file = { path, replaces };
    int error = stage_plan(&p->arena, &p->stage, file, number);
    return !error || stage_failed(p, error);
}

/* Puts a file where there may be others: what is there stays if it is the same. */
static bool add_to_others(struct publish *p, struct manifest_entry *file, struct str bytes,
                          struct str waiting)
{
    struct str path = file->path, target = in_site(p, path);
    bool same = path_is_plain(path) &&
                (waiting.len ? join_is_there(target, waiting) : fs_holds(target, bytes));
    if ((!same || manifest_find(&p->now, path)) && !check_place(p, path, target))
        return false;
    return same || plan(p, path, fs_kind_itself(target) != FS_MISSING, &file->staged);
}

/* A file of the site, by its path, and what its bytes are, or where they wait; and its number in the stage, or 0. */
static bool add(struct publish *p, struct manifest_entry *file, struct str bytes,
                struct str waiting)
{
    file->path = arena_dup(&p->arena, file->path);
    file->hash = arena_dup(&p->arena, file->hash);
    bool fine = p->witness ? check_name(p, file->path)
                : p->fresh ? check_name(p, file->path) && plan(p, file->path, false, &file->staged)
                           : add_to_others(p, file, bytes, waiting);
    if (fine || p->witness)
        manifest_put(&p->arena, &p->now, *file);
    return fine;
}

/* Many threads write, each its own file. Where one fails, what others fail at then is not told. */
static bool write_staged(struct publish *p, size_t number, struct str bytes)
{
    struct arena scratch = { 0 };
    int error = fs_create(stage_place(&scratch, &p->stage, number), bytes);
    arena_release(&scratch);
    if (!error)
        return true;
    pthread_mutex_lock(&p->lock);
    if (!p->full)
        stage_failed(p, error);
    pthread_mutex_unlock(&p->lock);
    return false;
}

/* A file of the site that was committed takes its own place. */
static bool exchange(struct publish *p, struct str path, struct str bytes)
{
    struct str target = in_site(p, path), next = in_site(p, STR(PUBLISH_NEXT));
    if (!manifest_find(&p->now, path) || stage_obstacle(&p->arena, p->out.path, path).len ||
        fs_kind_itself(target) != FS_FILE)
        return false;
    if (fs_holds(target, bytes))
        return true;
    fs_remove_file(next);
    return fs_create(next, bytes) == 0 && fs_rename(next, target) == 0;
}

bool publish_add(struct publish *p, struct str path, struct str bytes)
{
    char digits[HASH_HEX];
    struct manifest_entry file = { .path = path };
    if (!p->witness)
        file.hash = hash_digits(digits, bytes);
    pthread_mutex_lock(&p->lock);
    bool ok = p->committed ? exchange(p, path, bytes) : !p->full && add(p, &file, bytes, STR(""));
    pthread_mutex_unlock(&p->lock);
    if (ok && file.staged)
        ok = write_staged(p, file.staged, bytes);
    if (p->witness)
        p->witness(p->witness_ctx, path, bytes);
    return ok;
}

bool publish_keep(struct publish *p, struct str path, uint64_t stamp)
{
    pthread_mutex_lock(&p->lock);
    const struct manifest_entry *before = manifest_find(&p->before, path);
    bool ok = before && stamp && !manifest_find(&p->now, path) &&
              fs_stamp(in_site(p, path)) == stamp && fs_kind_itself(in_site(p, path)) == FS_FILE;
    if (ok)
        manifest_put(&p->arena, &p->now, *before);
    pthread_mutex_unlock(&p->lock);
    return ok;
}

/* True when the site's file is what its entry says. */
static bool is_intact(struct publish *p, const struct manifest_entry *entry)
{
    struct arena scratch = { 0 };
    struct str target = in_site(p, entry->path), bytes;
    bool intact = fs_kind_itself(target) == FS_FILE && fs_read(&scratch, target, &bytes) == 0 &&
                  str_eq(hash_hex(&scratch, bytes), entry->hash);
    arena_release(&scratch);
    return intact;
}

bool publish_reuse(struct publish *p, struct str path)
{
    pthread_mutex_lock(&p->lock);
    const struct manifest_entry *before = manifest_find(&p->before, path);
    bool ok = before && !manifest_find(&p->now, path) && is_intact(p, before);
    if (ok)
        manifest_put(&p->arena, &p->now, *before);
    pthread_mutex_unlock(&p->lock);
    return ok;
}

struct str publish_hash(const struct publish *p, struct str path)
{
    const struct manifest_entry *entry = manifest_find(&p->now, path);
    return entry ? entry->hash : STR("");
}

/* Where each of these files is now. */
static const struct str *places_of(struct publish *p, struct arena *arena,
                                   const struct publish_paths *paths)
{
    struct str *places = arena_alloc(arena, paths->len * sizeof *places);
    for (size_t i = 0; i < paths->len; i++) {
        const struct manifest_entry *file = manifest_find(&p->now, paths->ptr[i]);
        places[i] = file && file->staged ? stage_place(arena, &p->stage, file->staged)
                                         : path_join(arena, p->out.path, paths->ptr[i]);
    }
    return places;
}

static bool write_joined(struct publish *p, struct join *join, const struct publish_paths *parts,
                         struct str place)
{
    int error = fs_make_folders(p->stage.folder);
    if (!error)
        error = join_write(join, place);
    if (join->part_error)
        return fail(p, parts->ptr[join->part], "cannot read", error);
    return !error || stage_failed(p, error);
}

bool publish_join(struct publish *p, struct str path, const struct publish_paths *parts,
                  struct str between)
{
    if (p->witness)
        return publish_add(p, path, STR(""));
    if (p->full)
        return false;
    struct arena scratch = { 0 };
    struct join join = { .parts = places_of(p, &scratch, parts),
                         .count = parts->len,
                         .between = between };
    struct str waiting = path_join(&scratch, p->stage.folder, STR("joined"));
    struct manifest_entry file = { .path = path, .hash = { join.hash, HASH_HEX } };
    bool ok = write_joined(p, &join, parts, waiting) && add(p, &file, STR(""), waiting);
    int error = !ok           ? 0
                : file.staged ? fs_rename(waiting, stage_place(&scratch, &p->stage, file.staged))
                              : fs_remove_file(waiting);
    arena_release(&scratch);
    return ok && (!error || stage_failed(p, error));
}

struct publish_paths publish_paths(struct arena *arena, const struct publish *p)
{
    struct publish_paths paths = { 0 };
    for (size_t i = 0; i < p->now.entries.len; i++)
        vec_push(arena, &paths, arena_dup(arena, p->now.entries.ptr[i]->path));
    return paths;
}

static bool write_manifest(struct publish *p, struct manifest *manifest)
{
    int error = manifest_write(&p->arena, manifest, in_site(p, STR(PUBLISH_MANIFEST)));
    return error ? fail(p, STR(PUBLISH_MANIFEST), "cannot write", error) : true;
}

/* Lists old and new files before the first of them moves: whatever stops us
 * after this, the next build knows that they are ours. */
static bool write_joint_manifest(struct publish *p)
{
    if (!p->before.entries.len)
        return write_manifest(p, &p->now);
    struct manifest joint = { .root = p->now.root };
    for (size_t i = 0; i < p->before.entries.len; i++)
        manifest_put(&p->arena, &joint, *p->before.entries.ptr[i]);
    for (size_t i = 0; i < p->now.entries.len; i++)
        manifest_put(&p->arena, &joint, *p->now.entries.ptr[i]);
    return write_manifest(p, &joint);
}

static bool move_staged(struct publish *p, size_t *moved)
{
    const struct staged *file;
    int error = stage_move(&p->arena, &p->stage, p->out.path, &file, moved);
    return error ? fail(p, file->path, "cannot write", error) : true;
}

static void remove_empty_folders(struct publish *p, struct str path)
{
    for (struct str dir = path_dir(path); dir.len; dir = path_dir(dir))
        if (fs_remove_folder(in_site(p, dir)) != 0)
            return;
}

static bool remove_old(struct publish *p, struct publish_result *result)
{
    bool ok = true;
    for (size_t i = 0; i < p->before.entries.len; i++) {
        struct str path = p->before.entries.ptr[i]->path;
        if (manifest_find(&p->now, path))
            continue;
        struct str target = in_site(p, path);
        enum fs_kind kind = fs_kind_itself(target);
        if (kind == FS_MISSING || kind == FS_FOLDER || !check_way(p, path))
            continue;
        int error = fs_remove_file(target);
        if (error)
            ok = fail(p, path, "cannot remove", error);
        remove_empty_folders(p, path);
        result->removed += !error;
    }
    return ok;
}

bool publish_commit(struct publish *p, struct publish_result *result)
{
    assert(!p->witness);
    *result = (struct publish_result){ .files = p->now.entries.len };
    bool ok = write_joint_manifest(p) && move_staged(p, &result->written) &&
              remove_old(p, result) && (!p->before.entries.len || write_manifest(p, &p->now));
    leave_folder(p);
    p->committed = true;
    return ok;
}

struct str publish_root(struct arena *arena, struct str folder)
{
    struct manifest manifest;
    struct str text;
    if (fs_read(arena, path_join(arena, folder, STR(PUBLISH_MANIFEST)), &text) != 0 ||
        !manifest_parse(arena, text, &manifest))
        return STR("/");
    return manifest.root;
}
