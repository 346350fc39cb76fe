#include "build/inputs.h"

#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

#include "base/fs.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/path.h"
#include "base/pool.h"
#include "base/vec.h"
#include "publish/publish.h"

/* Stamps tell changes apart that are further apart than this. */
enum { MOMENT = 2 }; /* seconds */

struct inputs {
    pthread_mutex_t lock; /* of all below */
    struct arena arena;
    const struct build_options *options;
    long long started;
    struct map known; /* what is in `beyond` */
    struct {
        struct str *ptr;
        size_t len, cap;
    } beyond;
};

struct inputs *inputs_new(const struct build_options *options)
{
    struct inputs *inputs = mem_alloc(sizeof *inputs);
    pthread_mutex_init(&inputs->lock, NULL);
    inputs->options = options;
    inputs->started = (long long)time(NULL);
    return inputs;
}

void inputs_free(struct inputs *inputs)
{
    pthread_mutex_destroy(&inputs->lock);
    arena_release(&inputs->arena);
    mem_free(inputs);
}

void inputs_note(void *ctx, struct str path)
{
    struct inputs *inputs = ctx;
    pthread_mutex_lock(&inputs->lock);
    if (!map_get(&inputs->known, path)) {
        struct str copy = arena_dup(&inputs->arena, path);
        map_put(&inputs->arena, &inputs->known, copy, inputs);
        vec_push(&inputs->arena, &inputs->beyond, copy);
    }
    pthread_mutex_unlock(&inputs->lock);
    if (inputs->options->used)
        inputs->options->used(inputs->options->used_ctx, path);
}

/* Asking the stamps of all that there is, on all threads: of the trees that inputs lie in, then of published files. */
struct look {
    const struct inputs *inputs;
    const struct cached_state *state;
    struct cache *published; /* or NULL: inputs alone */
    struct tree {
        uint64_t stamp;
        long long newest;
    } * trees;
    atomic_bool changed; /* what is published */
};

enum {
    OWN_TREES = 3,
    SLICE = 512, /* published files that a thread looks at before it asks for more */
};

static size_t tree_count(const struct look *look)
{
    return OWN_TREES + look->state->beyond.len;
}

static struct str tree_path(const struct look *look, size_t index)
{
    const struct build_options *options = look->inputs->options;
    const struct str own[OWN_TREES] = { options->source, options->theme, options->demos };
    return index < OWN_TREES ? own[index] : look->state->beyond.ptr[index - OWN_TREES];
}

static bool is_as_published(const struct look *look, size_t slice)
{
    struct arena scratch = { 0 };
    size_t count = cache_file_count(look->published), end = (slice + 1) * SLICE;
    bool same = true;
    for (size_t i = slice * SLICE; same && i < count && i < end; i++) {
        struct cached_file file = cache_file(look->published, i);
        same = fs_stamp(path_join(&scratch, look->inputs->options->out, file.path)) == file.stamp;
    }
    arena_release(&scratch);
    return same;
}

static void look_at(void *ctx, int worker, size_t index)
{
    struct look *look = ctx;
    size_t trees = tree_count(look);
    (void)worker;
    if (index < trees)
        look->trees[index].stamp =
            fs_stamp_tree(tree_path(look, index), &look->trees[index].newest);
    else if (!atomic_load(&look->changed) && !is_as_published(look, index - trees))
        atomic_store(&look->changed, true);
}

/* The stamp of all trees. */
static uint64_t look_run(struct look *look, struct arena *arena, long long *newest)
{
    size_t trees = tree_count(look);
    size_t files = look->published ? cache_file_count(look->published) : 0;
    uint64_t sum = 1;
    look->trees = arena_alloc(arena, trees * sizeof *look->trees);
    pool_run(look->inputs->options->jobs, trees + (files + SLICE - 1) / SLICE, look_at, look);
    for (size_t i = 0; i < trees; i++) {
        uint64_t parts[] = { sum, look->trees[i].stamp };
        sum = hash_bytes((struct str){ (const char *)parts, sizeof parts });
        if (look->trees[i].newest > *newest)
            *newest = look->trees[i].newest;
    }
    return sum;
}

uint64_t inputs_stamp(const struct inputs *inputs, const struct cached_state *state)
{
    struct look look = { .inputs = inputs, .state = state };
    struct arena scratch = { 0 };
    long long newest = 0;
    uint64_t sum = look_run(&look, &scratch, &newest);
    arena_release(&scratch);
    return newest + MOMENT < inputs->started ? sum : 0;
}

static bool are_same(const struct inputs *inputs, struct cache *before)
{
    const struct cached_state *state = cache_state(before);
    struct look look = { .inputs = inputs, .state = state, .published = before };
    struct arena scratch = { 0 };
    long long newest = 0;
    bool same = look_run(&look, &scratch, &newest) == state->inputs && !look.changed;
    arena_release(&scratch);
    return same;
}

bool inputs_are_old(struct inputs *inputs, struct cache *before)
{
    const struct cached_state *state = cache_state(before);
    if (!state->inputs || !cache_file_count(before) || !are_same(inputs, before))
        return false;
    for (size_t i = 0; i < state->beyond.len; i++)
        inputs_note(inputs, state->beyond.ptr[i]);
    return true;
}

void inputs_list(struct inputs *inputs, struct cached_state *state)
{
    for (size_t i = 0; i < inputs->beyond.len; i++)
        vec_push(&inputs->arena, &state->beyond, inputs->beyond.ptr[i]);
}
