#include "serve/watch.h"

#include <signal.h>
#include <uv.h>

#include "base/fs.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/path.h"
#include "base/vec.h"

/* Editors save in several steps, a checkout in a thousand: a change is told when nothing has followed for
 * a while, but not later than someone waits. */
enum { QUIET_MS = 15, LONGEST_MS = 500, TICK_MS = 5000 };

/* Who hears of more than that looks at all. */
enum { PATHS_MAX = 16 };

/* One folder's handle; it outlives its closing by a turn of the loop. */
struct place {
    uv_fs_event_t handle;
    struct watch *watch;
    struct place *next;
    unsigned group;
    struct str folder;
    struct str only; /* the one name in the folder that counts, or "" */
};

struct watch {
    struct watch_listener listener;
    uv_loop_t loop;
    uv_timer_t quiet, ticker;
    uv_signal_t interrupt, terminate;
    uv_work_t work;
    void (*do_work)(void *ctx);
    void (*on_done)(void *ctx);
    struct arena arena; /* until the next watch_clear() */
    struct arena except_arena;
    struct str except; /* a real path, or "" */
    struct map seen;   /* groups and real paths of folders that are watched: links make no loops */
    struct place *places;
    size_t failures;
    struct watch_changes changes; /* that were not told yet */
    struct arena changes_arena;
    uint64_t since; /* when the first of them came */
};

/* ---- Changes ---- */

static void on_quiet(uv_timer_t *timer)
{
    struct watch *watch = timer->data;
    struct watch_changes changes = watch->changes;
    struct arena arena = watch->changes_arena;
    watch->changes = (struct watch_changes){ 0 };
    watch->changes_arena = (struct arena){ 0 };
    watch->listener.changed(watch->listener.ctx, &changes);
    arena_release(&arena);
}

void watch_rest(struct watch *watch, unsigned milliseconds)
{
    if (!watch->changes.groups)
        uv_timer_start(&watch->quiet, on_quiet, milliseconds, 0);
}

static void work(uv_work_t *request)
{
    struct watch *watch = request->data;
    watch->do_work(watch->listener.ctx);
}

static void on_done(uv_work_t *request, int status)
{
    struct watch *watch = request->data;
    (void)status;
    watch->on_done(watch->listener.ctx);
}

void watch_work(struct watch *watch, void (*do_work)(void *ctx), void (*done)(void *ctx))
{
    watch->do_work = do_work;
    watch->on_done = done;
    uv_queue_work(&watch->loop, &watch->work, work, on_done);
}

static void on_tick(uv_timer_t *timer)
{
    struct watch *watch = timer->data;
    watch->listener.tick(watch->listener.ctx);
}

static void on_signal(uv_signal_t *handle, int number)
{
    (void)number;
    uv_stop(handle->loop);
}

/* Names of files that editors keep for themselves. */
static bool is_private(struct str name)
{
    return str_starts(name, STR(".")) || str_ends(name, STR("~"));
}

/* `name` is what changed in the place, or "" when it is not known. */
static void add_change(struct watch *watch, const struct place *place, struct str name)
{
    struct watch_changes *changes = &watch->changes;
    struct str path = path_join(&watch->changes_arena, place->folder, name);
    changes->groups |= place->group;
    for (size_t i = 0; i < changes->paths.len; i++)
        if (str_eq(changes->paths.ptr[i], path))
            return;
    if (changes->paths.len < PATHS_MAX)
        vec_push(&watch->changes_arena, &changes->paths, path);
    else
        changes->is_more = true;
}

static void on_event(uv_fs_event_t *handle, const char *name, int events, int status)
{
    struct place *place = handle->data;
    struct watch *watch = place->watch;
    struct str changed = str_of(name);
    (void)events;
    if (status == 0 && (place->only.len ? !str_eq(changed, place->only) : is_private(changed)))
        return;
    uint64_t now = uv_now(&watch->loop);
    if (!watch->changes.groups)
        watch->since = now;
    add_change(watch, place, changed);
    uint64_t left = watch->since + LONGEST_MS > now ? watch->since + LONGEST_MS - now : 0;
    uv_timer_start(&watch->quiet, on_quiet, left < QUIET_MS ? left : QUIET_MS, 0);
}

/* ---- Places ---- */

static void add_place(struct watch *watch, struct str folder, struct str only, unsigned group)
{
    struct place *place = mem_alloc(sizeof *place);
    struct str path = arena_dup(&watch->arena, folder.len ? folder : STR("."));
    place->watch = watch;
    place->group = group;
    place->folder = path;
    place->only = arena_dup(&watch->arena, only);
    uv_fs_event_init(&watch->loop, &place->handle);
    place->handle.data = place;
    place->next = watch->places;
    watch->places = place;
    if (uv_fs_event_start(&place->handle, on_event, path.ptr, 0) != 0)
        watch->failures += fs_kind(path) == FS_FOLDER;
}

static void add_folders(struct watch *watch, struct str folder, unsigned group)
{
    struct fs_list list = { 0 };
    struct str real = fs_real(&watch->arena, folder);
    struct str key = arena_printf(&watch->arena, "%u:%.*s", group, STR_ARG(real));
    if (!real.len || str_eq(real, watch->except) ||
        map_put(&watch->arena, &watch->seen, key, watch))
        return;
    add_place(watch, folder, STR(""), group);
    if (fs_list(&watch->arena, folder, &list) != 0)
        return;
    for (size_t i = 0; i < list.len; i++)
        if (list.ptr[i].kind == FS_FOLDER && !is_private(list.ptr[i].name))
            add_folders(watch, path_join(&watch->arena, folder, list.ptr[i].name), group);
}

void watch_folder(struct watch *watch, struct str folder, unsigned group)
{
    watch_file(watch, folder, group); /* it may go, and come again */
    add_folders(watch, folder, group);
}

void watch_file(struct watch *watch, struct str file, unsigned group)
{
    struct str path = path_clean(&watch->arena, file);
    struct str above = path_dir(path), root = STR("/");
    add_place(watch, above.len || !str_starts(path, root) ? above : root, path_base(path), group);
}

void watch_except(struct watch *watch, struct str folder)
{
    arena_reset(&watch->except_arena);
    watch->except = fs_real(&watch->except_arena, folder);
}

static void free_place(uv_handle_t *handle)
{
    mem_free(handle->data);
}

void watch_clear(struct watch *watch)
{
    for (struct place *place = watch->places, *next; place; place = next) {
        next = place->next;
        uv_close((uv_handle_t *)&place->handle, free_place);
    }
    watch->places = NULL;
    watch->failures = 0;
    watch->seen = (struct map){ 0 };
    arena_reset(&watch->arena);
}

size_t watch_failures(const struct watch *watch)
{
    return watch->failures;
}

/* ---- Life ---- */

struct watch *watch_new(const struct watch_listener *listener)
{
    struct watch *watch = mem_alloc(sizeof *watch);
    watch->listener = *listener;
    uv_loop_init(&watch->loop);
    uv_timer_init(&watch->loop, &watch->quiet);
    uv_timer_init(&watch->loop, &watch->ticker);
    uv_signal_init(&watch->loop, &watch->interrupt);
    uv_signal_init(&watch->loop, &watch->terminate);
    watch->quiet.data = watch->ticker.data = watch->work.data = watch;
    return watch;
}

void watch_run(struct watch *watch)
{
    uv_signal_start(&watch->interrupt, on_signal, SIGINT);
    uv_signal_start(&watch->terminate, on_signal, SIGTERM);
    uv_timer_start(&watch->ticker, on_tick, TICK_MS, TICK_MS);
    uv_run(&watch->loop, UV_RUN_DEFAULT);
}

void watch_free(struct watch *watch)
{
    watch_clear(watch);
    uv_close((uv_handle_t *)&watch->quiet, NULL);
    uv_close((uv_handle_t *)&watch->ticker, NULL);
    uv_close((uv_handle_t *)&watch->interrupt, NULL);
    uv_close((uv_handle_t *)&watch->terminate, NULL);
    uv_run(&watch->loop, UV_RUN_DEFAULT); /* until all are closed */
    uv_loop_close(&watch->loop);
    arena_release(&watch->arena);
    arena_release(&watch->except_arena);
    arena_release(&watch->changes_arena);
    mem_free(watch);
}
