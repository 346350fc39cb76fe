#include "check/finished.h"

#include <pthread.h>
#include <strings.h>

#include "base/mem.h"
#include "base/suggest.h"
#include "base/vec.h"
#include "markdown/tags.h"

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

/* What a value means, with characters in the place of entities; in the arena, or `value` itself. */
static struct str decode(struct arena *arena, struct str value)
{
    struct strbuf text;
    if (str_find(value, '&') == value.len)
        return value;
    strbuf_init(&text, STRBUF_PAGE);
    tags_decode(&text, value);
    struct str result = arena_dup(arena, strbuf_str(&text));
    strbuf_release(&text);
    return result;
}

static void take(struct findings *found, struct str tag, const struct html_attribute *attribute)
{
    struct arena *arena = &found->arena;
    bool anchor = is(tag, "a") || is(tag, "area");
    bool address = is(attribute->name, "href") || is(attribute->name, "src");
    bool id = is(attribute->name, "id") || (anchor && is(attribute->name, "name"));
    if (!address && !id)
        return;
    struct str value = str_trim(decode(arena, attribute->value));
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

static void read_page(struct findings *found, struct str html)
{
    for (tags_text(&html); html.len; tags_text(&html)) {
        struct html_tag tag = tags_next(&html);
        struct str rest = tag.closing ? STR("") : tag.attributes;
        while (rest.len) {
            struct html_attribute attribute = tags_attribute(&rest);
            take(found, tag.name, &attribute);
        }
        if (tag.kind == TAG_RAW && !tag.closing)
            tags_skip_raw(&html, tag.name);
    }
}

void finished_see(void *ctx, struct str path, struct str bytes)
{
    struct finished *finished = ctx;
    struct findings found = { 0 };
    if (str_ends(path, STR(".html")))
        read_page(&found, bytes);
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
