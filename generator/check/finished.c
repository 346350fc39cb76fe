#include "check/finished.h"

#include <pthread.h>
#include <strings.h>

#include "base/mem.h"
#include "base/suggest.h"
#include "base/vec.h"
#include "check/tags.h"

struct finished {
    pthread_mutex_t lock; /* of all below */
    struct arena arena;
    struct map by_path; /* -> struct finished_file */
    struct {
        struct str *ptr;
        size_t len, cap;
    } paths;
};

struct finished *finished_new(void)
{
    struct finished *finished = mem_alloc(sizeof *finished);
    pthread_mutex_init(&finished->lock, NULL);
    return finished;
}

void finished_free(struct finished *finished)
{
    pthread_mutex_destroy(&finished->lock);
    arena_release(&finished->arena);
    mem_free(finished);
}

static bool is(struct str word, const char *lower)
{
    return word.len == strlen(lower) && strncasecmp(word.ptr, lower, word.len) == 0;
}

/* What was found in a page, borrowed from it or in an arena of its own. */
struct findings {
    struct arena arena;
    struct map known[2]; /* addresses: links, and the others */
    struct {
        struct reference *ptr;
        size_t len, cap;
    } references;
    struct {
        struct str *ptr;
        size_t len, cap;
    } ids;
};

static void take(struct findings *found, const struct tag_attribute *attribute)
{
    struct arena *arena = &found->arena;
    bool anchor = is(attribute->tag, "a") || is(attribute->tag, "area");
    bool address = is(attribute->name, "href") || is(attribute->name, "src");
    bool id = is(attribute->name, "id") || (anchor && is(attribute->name, "name"));
    if (!address && !id)
        return;
    struct str value = str_trim(tags_value(arena, attribute->value));
    if (id)
        vec_push(arena, &found->ids, value);
    else if (!map_put(arena, &found->known[anchor], value, found))
        vec_push(arena, &found->references, ((struct reference){ value, anchor }));
}

/* Keeps copies of what was found. */
static void keep(struct finished *finished, struct str path, const struct findings *found)
{
    struct arena *arena = &finished->arena;
    struct finished_file *file = arena_alloc(arena, sizeof *file);
    file->path = arena_dup(arena, path);
    file->is_page = str_ends(path, STR(".html"));
    for (size_t i = 0; i < found->ids.len; i++)
        map_put(arena, &file->ids, arena_dup(arena, found->ids.ptr[i]), file);
    for (size_t i = 0; i < found->references.len; i++) {
        struct reference reference = found->references.ptr[i];
        reference.address = arena_dup(arena, reference.address);
        vec_push(arena, &file->references, reference);
    }
    map_put(arena, &finished->by_path, file->path, file);
    vec_push(arena, &finished->paths, file->path);
}

void finished_see(void *ctx, struct str path, struct str bytes)
{
    struct finished *finished = ctx;
    struct findings found = { 0 };
    struct tags tags = { .rest = str_ends(path, STR(".html")) ? bytes : STR("") };
    struct tag_attribute attribute;
    while (tags_next(&tags, &attribute))
        take(&found, &attribute);
    pthread_mutex_lock(&finished->lock);
    keep(finished, path, &found);
    pthread_mutex_unlock(&finished->lock);
    arena_release(&found.arena);
}

const struct finished_file *finished_get(const struct finished *finished, struct str path)
{
    return map_get(&finished->by_path, path);
}

struct str finished_hint(struct arena *arena, const struct finished *finished, struct str path)
{
    return suggest_hint(arena, path, finished->paths.ptr, finished->paths.len);
}
