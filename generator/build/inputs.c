#include "build/inputs.h"

#include <pthread.h>
#include <time.h>

#include "base/fs.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/path.h"
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

static uint64_t stamp(const struct inputs *inputs, const struct cached_state *state,
                      long long *newest)
{
    const struct build_options *options = inputs->options;
    const struct str trees[] = { options->source, options->theme, options->demos };
    uint64_t sum = 1;
    for (size_t i = 0; i < COUNT(trees) + state->beyond.len; i++) {
        struct str path = i < COUNT(trees) ? trees[i] : state->beyond.ptr[i - COUNT(trees)];
        uint64_t parts[] = { sum, fs_stamp_tree(path, newest) };
        sum = hash_bytes((struct str){ (const char *)parts, sizeof parts });
    }
    return sum;
}

uint64_t inputs_stamp(const struct inputs *inputs, const struct cached_state *state)
{
    long long newest = 0;
    uint64_t sum = stamp(inputs, state, &newest);
    return newest + MOMENT < inputs->started ? sum : 0;
}

static bool is_published(const struct inputs *inputs, struct cache *before)
{
    struct arena scratch = { 0 };
    bool same = cache_file_count(before) > 0;
    for (size_t i = 0; same && i < cache_file_count(before); i++) {
        struct cached_file file = cache_file(before, i);
        same = fs_stamp(path_join(&scratch, inputs->options->out, file.path)) == file.stamp;
    }
    arena_release(&scratch);
    return same;
}

bool inputs_are_old(struct inputs *inputs, struct cache *before)
{
    const struct cached_state *state = cache_state(before);
    long long newest = 0;
    if (!state->inputs || stamp(inputs, state, &newest) != state->inputs ||
        !is_published(inputs, before))
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
