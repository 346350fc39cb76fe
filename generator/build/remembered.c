#include "build/remembered.h"

#include "base/fs.h"
#include "base/hash.h"
#include "base/path.h"
#include "base/pool.h"
#include "cache/seal.h"

static const struct str search_folder = { "search/", 7 };

/* Another program, another place of anything: nothing is known. */
static uint64_t key_of(struct arena *arena, const struct build_options *options)
{
    struct str program = fs_real(arena, STR("/proc/self/exe"));
    uint64_t parts[] = { fs_stamp(program), hash_bytes(fs_real(arena, options->source)),
                         hash_bytes(fs_real(arena, options->theme)),
                         hash_bytes(fs_real(arena, options->demos)),
                         /* paths stand in what is remembered as they were given */
                         hash_bytes(options->source) };
    return hash_bytes((struct str){ (const char *)parts, sizeof parts });
}

/* Beside the site's folder, and called like it. */
static struct str path_of(struct arena *arena, struct str out)
{
    struct str real = fs_real(arena, out), path = real.len ? real : path_clean(arena, out);
    struct str name = arena_printf(arena, ".wenda/%.*s", STR_ARG(path_base(path)));
    return path_join(arena, path_dir(path), name);
}

void remembered_open(struct remembered *remembered, const struct build_options *options)
{
    struct arena *arena = &remembered->arena;
    remembered->key = key_of(arena, options);
    remembered->path = path_of(arena, options->out);
    remembered->before = cache_open(remembered->path, remembered->key);
    remembered->next = cache_new();
    remembered->keep = keep_new(remembered->before, remembered->next);
}

void remembered_close(struct remembered *remembered)
{
    if (!remembered->keep)
        return;
    keep_free(remembered->keep);
    cache_free(remembered->before);
    cache_free(remembered->next);
    arena_release(&remembered->arena);
}

/* Files whose stamps are asked for, on all threads. */
struct asked {
    struct str out;
    const struct publish_paths *paths;
    uint64_t *stamps;
};

enum { SLICE = 512 }; /* of them, that a thread takes at once */

static void ask_slice(void *ctx, int worker, size_t slice)
{
    const struct asked *asked = ctx;
    struct arena scratch = { 0 };
    size_t end = (slice + 1) * SLICE;
    (void)worker;
    for (size_t i = slice * SLICE; i < end && i < asked->paths->len; i++)
        asked->stamps[i] = fs_stamp(path_join(&scratch, asked->out, asked->paths->ptr[i]));
    arena_release(&scratch);
}

void remembered_save(struct remembered *remembered, const struct facts *facts,
                     const struct build_options *options, const struct publish_paths *paths)
{
    struct str out = options->out;
    size_t count = paths->len;
    struct asked asked = { out, paths, arena_alloc(&remembered->arena, count * sizeof(uint64_t)) };
    pool_run(options->jobs, (count + SLICE - 1) / SLICE, ask_slice, &asked);
    for (size_t i = 0; i < count; i++)
        cache_put_file(remembered->next, (struct cached_file){ paths->ptr[i], asked.stamps[i] });
    struct str manifest = path_join(&remembered->arena, out, STR(PUBLISH_MANIFEST));
    cache_put_file(remembered->next,
                   (struct cached_file){ STR(PUBLISH_MANIFEST), fs_stamp(manifest) });
    cache_save(remembered->next, remembered->path, remembered->key, facts);
}

/* ---- What is the same wherever it stands ---- */

enum {
    ALIKE_MAX = 32 * 1024 * 1024
}; /* of a file; beyond that its content is made anew each time */

static struct seal formulas_seal(const struct macros *macros)
{
    return (struct seal){ "wenda formulas 1\n", maths_key(macros) };
}

static struct seal fonts_seal(const struct fonts *fonts)
{
    return (struct seal){ "wenda fonts 1\n", fonts_key(fonts) };
}

static struct str path_beside(struct remembered *remembered, const char *extension)
{
    return arena_printf(&remembered->arena, "%.*s.%s", STR_ARG(remembered->path), extension);
}

void remembered_read_maths(struct remembered *remembered, const struct macros *macros,
                           struct maths *maths, struct fonts *fonts)
{
    struct arena *arena = &remembered->arena;
    struct str content;
    if (!remembered->keep)
        return;
    if (seal_read(arena, path_beside(remembered, "formulas"), formulas_seal(macros), &content))
        maths_unpack(maths, content);
    if (seal_read(arena, path_beside(remembered, "fonts"), fonts_seal(fonts), &content))
        fonts_unpack(fonts, content);
}

static void save_formulas(struct remembered *remembered, const struct macros *macros,
                          const struct maths *maths)
{
    struct strbuf all;
    if (!maths_has_new(maths))
        return;
    strbuf_init(&all, ALIKE_MAX);
    maths_pack(maths, &all);
    seal_write(path_beside(remembered, "formulas"), formulas_seal(macros), strbuf_str(&all));
    strbuf_release(&all);
}

static void save_fonts(struct remembered *remembered, const struct fonts *fonts)
{
    struct strbuf all;
    if (!fonts_has_new(fonts))
        return;
    strbuf_init(&all, ALIKE_MAX);
    fonts_pack(fonts, &all);
    seal_write(path_beside(remembered, "fonts"), fonts_seal(fonts), strbuf_str(&all));
    strbuf_release(&all);
}

void remembered_save_maths(struct remembered *remembered, const struct macros *macros,
                           const struct maths *maths, const struct fonts *fonts)
{
    if (!remembered->keep)
        return;
    save_formulas(remembered, macros, maths);
    save_fonts(remembered, fonts);
}

/* All of them, or none: a part would stand in the way of new ones. */
static bool are_there(const struct remembered *remembered, struct str out)
{
    struct arena scratch = { 0 };
    bool ok = true;
    for (size_t i = 0; ok && i < cache_file_count(remembered->before); i++) {
        struct cached_file file = cache_file(remembered->before, i);
        if (str_starts(file.path, search_folder))
            ok = fs_stamp(path_join(&scratch, out, file.path)) == file.stamp;
    }
    arena_release(&scratch);
    return ok;
}

bool remembered_keep_search(const struct remembered *remembered, struct str out)
{
    bool kept = false;
    if (!are_there(remembered, out))
        return false;
    for (size_t i = 0; i < cache_file_count(remembered->before); i++) {
        struct cached_file file = cache_file(remembered->before, i);
        if (!str_starts(file.path, search_folder))
            continue;
        if (!keep_file(remembered->keep, file.path))
            return false;
        kept = true;
    }
    return kept;
}

void remembered_add_search(struct remembered *remembered, struct publish *publish)
{
    struct notes notes = { 0 };
    struct publish_paths paths = publish_paths(&remembered->arena, publish);
    notes_begin(&notes);
    notes_add(&notes, FACT_SEARCHED, STR(""), STR(""));
    for (size_t i = 0; i < paths.len; i++)
        if (str_starts(paths.ptr[i], search_folder))
            keep_add(remembered->keep, paths.ptr[i], &notes);
    notes_release(&notes);
}
