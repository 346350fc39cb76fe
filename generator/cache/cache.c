#include "cache/cache.h"

#include "base/mem.h"
#include "base/vec.h"
#include "cache/record.h"
#include "cache/seal.h"

static const char first_line[] = "wenda cache 2\n";

/* A page as it was read. */
struct cached_page {
    struct str key;
    uint64_t text;
    struct str record;
};

struct cache {
    struct arena arena;
    struct sealed sealed; /* once it is opened */
    struct facts facts;
    struct {
        struct cached_page *ptr;
        size_t len, cap;
    } pages;
    struct {
        struct cached_output *ptr;
        size_t len, cap;
    } outputs;
    struct {
        struct cached_file *ptr;
        size_t len, cap;
    } files;
    struct cached_state state;
    struct map page_of, output_of, file_of; /* by key, by path */
};

struct cache *cache_new(void)
{
    return mem_alloc(sizeof(struct cache));
}

static void forget(struct cache *cache)
{
    facts_release(&cache->facts);
    arena_release(&cache->arena);
    *cache = (struct cache){ 0 };
}

void cache_free(struct cache *cache)
{
    forget(cache);
    mem_free(cache);
}

void cache_expect(struct cache *cache, uint64_t settings)
{
    if (cache->state.settings != settings)
        forget(cache);
    cache->state.settings = settings;
}

/* ---- reading ---- */

/* Outputs know them by their places, so that nobody looks for a name. */
static void read_facts(struct cache *cache, struct unpack *in)
{
    enum { FACT_MIN = 2 + sizeof(uint64_t) }; /* bytes of one without a name */
    size_t count = unpack_count(in, FACT_MIN);
    cache->facts.list.ptr = mem_resize(NULL, count * sizeof *cache->facts.list.ptr);
    for (size_t i = 0; i < count && !in->failed; i++) {
        struct fact fact = { .name = unpack_text(in), .known = true };
        fact.value = unpack_hash(in);
        cache->facts.list.ptr[cache->facts.list.len++] = fact;
    }
}

static void read_pages(struct cache *cache, struct unpack *in)
{
    size_t count = unpack_count(in, 1);
    for (size_t i = 0; i < count; i++) {
        struct cached_page page = { .key = unpack_text(in) };
        page.text = unpack_hash(in);
        page.record = unpack_text(in);
        vec_push(&cache->arena, &cache->pages, page);
    }
    for (size_t i = 0; i < cache->pages.len; i++)
        map_put(&cache->arena, &cache->page_of, cache->pages.ptr[i].key, &cache->pages.ptr[i]);
}

static void read_outputs(struct cache *cache, struct unpack *in)
{
    size_t count = unpack_count(in, 1);
    for (size_t i = 0; i < count && !in->failed; i++) {
        struct cached_output output = { .path = unpack_text(in) };
        output.uses = unpack_text(in);
        vec_push(&cache->arena, &cache->outputs, output);
    }
    for (size_t i = 0; i < cache->outputs.len; i++)
        map_put(&cache->arena, &cache->output_of, cache->outputs.ptr[i].path,
                &cache->outputs.ptr[i]);
}

static void read_files(struct cache *cache, struct unpack *in)
{
    size_t count = unpack_count(in, 1);
    for (size_t i = 0; i < count; i++) {
        struct cached_file file = { .path = unpack_text(in) };
        file.stamp = unpack_hash(in);
        vec_push(&cache->arena, &cache->files, file);
    }
}

static void read_state(struct cache *cache, struct unpack *in)
{
    struct cached_state *state = &cache->state;
    state->settings = unpack_hash(in);
    state->inputs = unpack_hash(in);
    state->pages = (size_t)unpack_number(in);
    size_t count = unpack_count(in, 1);
    for (size_t i = 0; i < count; i++)
        vec_push(&cache->arena, &state->beyond, unpack_text(in));
}

static bool read_head(struct cache *cache)
{
    struct unpack in = { 0 };
    if (!seal_next(&cache->arena, &cache->sealed, &in.rest))
        return false;
    read_state(cache, &in);
    read_files(cache, &in);
    return !in.failed && !in.rest.len;
}

struct cache *cache_open(struct str path, uint64_t key)
{
    struct cache *cache = cache_new();
    path = arena_dup(&cache->arena, path);
    cache->sealed = seal_open(path, (struct seal){ first_line, key });
    if (!read_head(cache))
        forget(cache);
    return cache;
}

static bool read_rest(struct cache *cache)
{
    struct unpack in = { 0 };
    if (!seal_next(&cache->arena, &cache->sealed, &in.rest))
        return false;
    read_facts(cache, &in);
    read_pages(cache, &in);
    read_outputs(cache, &in);
    return !in.failed && !in.rest.len;
}

void cache_read_on(struct cache *cache)
{
    if (!cache->sealed.path.len || !read_rest(cache))
        forget(cache);
    for (size_t i = 0; i < cache->files.len; i++)
        map_put(&cache->arena, &cache->file_of, cache->files.ptr[i].path, &cache->files.ptr[i]);
}

/* ---- asking ---- */

const struct facts *cache_facts(const struct cache *cache)
{
    return &cache->facts;
}

/* The same file may be read for several languages. */
static struct str key_of(struct arena *arena, struct page_file file)
{
    return arena_printf(arena, "%d%d%d%.*s", file.lang, (int)file.kind, file.original != NULL,
                        STR_ARG(file.path));
}

bool cache_page(const struct cache *cache, struct arena *arena, struct page_file file,
                struct page *page)
{
    const struct cached_page *known =
        cache->page_of.len ? map_get(&cache->page_of, key_of(arena, file)) : NULL;
    if (!known || known->text != page->text_hash)
        return false;
    struct unpack in = { .rest = known->record };
    struct page read = *page;
    record_unpack(&in, arena, &read);
    if (in.failed)
        return false;
    *page = read;
    page->record = known->record;
    return true;
}

const struct cached_output *cache_output(const struct cache *cache, struct str path)
{
    return map_get(&cache->output_of, path);
}

uint64_t cache_stamp(const struct cache *cache, struct str path)
{
    const struct cached_file *file = map_get(&cache->file_of, path);
    return file ? file->stamp : 0;
}

struct cached_state *cache_state(struct cache *cache)
{
    return &cache->state;
}

size_t cache_file_count(const struct cache *cache)
{
    return cache->files.len;
}

struct cached_file cache_file(const struct cache *cache, size_t index)
{
    return cache->files.ptr[index];
}

/* ---- writing ---- */

void cache_put_page(struct cache *cache, struct page_file file, const struct page *page)
{
    struct cached_page cached = { key_of(&cache->arena, file), page->text_hash, page->record };
    if (!cached.record.len)
        cached.record = record_of(&cache->arena, page);
    vec_push(&cache->arena, &cache->pages, cached);
}

void cache_put_output(struct cache *cache, struct cached_output output)
{
    vec_push(&cache->arena, &cache->outputs, output);
}

void cache_put_file(struct cache *cache, struct cached_file file)
{
    vec_push(&cache->arena, &cache->files, file);
}

static void write_state(struct strbuf *out, const struct cached_state *state)
{
    pack_hash(out, state->settings);
    pack_hash(out, state->inputs);
    pack_number(out, state->pages);
    pack_number(out, state->beyond.len);
    for (size_t i = 0; i < state->beyond.len; i++)
        pack_text(out, state->beyond.ptr[i]);
}

static void write_files(struct strbuf *out, const struct cache *cache)
{
    pack_number(out, cache->files.len);
    for (size_t i = 0; i < cache->files.len; i++) {
        pack_text(out, cache->files.ptr[i].path);
        pack_hash(out, cache->files.ptr[i].stamp);
    }
}

static void write_facts(struct strbuf *out, const struct facts *facts)
{
    pack_number(out, facts->list.len);
    for (size_t i = 0; i < facts->list.len; i++) {
        pack_text(out, facts->list.ptr[i].name);
        pack_hash(out, facts->list.ptr[i].broken ? 0 : facts->list.ptr[i].value);
    }
}

static void write_pages(struct strbuf *out, const struct cache *cache)
{
    pack_number(out, cache->pages.len);
    for (size_t i = 0; i < cache->pages.len; i++) {
        pack_text(out, cache->pages.ptr[i].key);
        pack_hash(out, cache->pages.ptr[i].text);
        pack_text(out, cache->pages.ptr[i].record);
    }
}

static void write_outputs(struct strbuf *out, const struct cache *cache)
{
    pack_number(out, cache->outputs.len);
    for (size_t i = 0; i < cache->outputs.len; i++) {
        const struct cached_output *output = &cache->outputs.ptr[i];
        pack_text(out, output->path);
        pack_text(out, output->uses);
    }
}

static void write_rest(struct strbuf *out, const struct cache *cache, const struct facts *facts)
{
    write_facts(out, facts);
    write_pages(out, cache);
    write_outputs(out, cache);
}

int cache_save(const struct cache *cache, struct str path, uint64_t key, const struct facts *facts)
{
    enum { CACHE_MAX = 1 << 30 };
    struct strbuf head, rest;
    strbuf_init(&head, CACHE_MAX);
    strbuf_init(&rest, CACHE_MAX);
    write_state(&head, &cache->state);
    write_files(&head, cache);
    write_rest(&rest, cache, facts);
    struct str parts[] = { strbuf_str(&head), strbuf_str(&rest) };
    int error = strbuf_ok(&head) && strbuf_ok(&rest)
                    ? seal_write_parts(path, (struct seal){ first_line, key }, parts, COUNT(parts))
                    : 0; /* a site that large starts anew each time */
    strbuf_release(&head);
    strbuf_release(&rest);
    return error;
}
