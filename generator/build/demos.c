#include "build/demos.h"

#include <pthread.h>

#include "base/fs.h"
#include "base/hash.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/path.h"
#include "base/strbuf.h"
#include "base/suggest.h"
#include "base/vec.h"
#include "build/theme.h"
#include "content/source.h"

struct demos {
    pthread_mutex_t lock; /* of all below */
    struct arena arena;
    struct diag *diag;
    const struct config *config;
    struct str folder;
    struct publish *publish;
    struct highlighter *highlighter;
    struct map by_name; /* name -> struct demo; one that failed has no name */
    struct {
        struct sources **ptr;
        size_t len, cap;
    } sources; /* of all demos */
};

struct demos *demos_new(struct diag *diag, const struct config *config, struct str folder,
                        struct publish *publish, struct highlighter *highlighter)
{
    struct demos *demos = mem_alloc(sizeof *demos);
    *demos = (struct demos){ .diag = diag,
                             .config = config,
                             .folder = folder,
                             .publish = publish,
                             .highlighter = highlighter };
    pthread_mutex_init(&demos->lock, NULL);
    return demos;
}

void demos_free(struct demos *demos)
{
    for (size_t i = 0; i < demos->sources.len; i++)
        sources_release(demos->sources.ptr[i]);
    pthread_mutex_destroy(&demos->lock);
    arena_release(&demos->arena);
    mem_free(demos);
}

/* Reads frame.LANG.json or the like; a language that the demo does not speak gets
 * the English one. */
static const struct yaml *read_json(struct demos *d, struct str folder, const char *stem, int lang)
{
    struct str code = d->config->languages[lang];
    struct str path =
        arena_printf(&d->arena, "%.*s/%s.%.*s.json", STR_ARG(folder), stem, STR_ARG(code));
    if (fs_kind(path) == FS_MISSING)
        path = arena_printf(&d->arena, "%.*s/%s.en.json", STR_ARG(folder), stem);
    const struct source *source = source_read(&d->arena, d->diag, path);
    return source ? yaml_parse(&d->arena, d->diag, source, source->text, 1) : NULL;
}

/* The standard base64 of RFC 4648. */
static void add_base64(struct strbuf *buf, struct str bytes)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < bytes.len; i += 3) {
        unsigned group = 0;
        for (size_t k = 0; k < 3; k++)
            group = group << 8 | (i + k < bytes.len ? (unsigned char)bytes.ptr[i + k] : 0);
        for (size_t k = 0; k < 4; k++)
            strbuf_add_char(buf, i + k > bytes.len ? '=' : digits[group >> (18 - 6 * k) & 63]);
    }
}

/* Publishes the wasm as it is, and as a script for pages opened from a disk, where
 * browsers load no wasm. */
static bool publish_wasm(struct demos *d, struct str folder, struct demo *demo)
{
    struct str file = arena_printf(&d->arena, "%.*s.wasm", STR_ARG(demo->name)), bytes;
    struct source *source = arena_alloc(&d->arena, sizeof *source);
    source->path = path_join(&d->arena, folder, file);
    int error = fs_read(&d->arena, source->path, &bytes);
    if (error)
        return diag_error(d->diag, (struct loc){ .source = source }, "cannot be read: %s",
                          fs_error(error));
    demo->wasm = asset_path(&d->arena, STR("assets/demos"), file, bytes);
    demo->wasm_script = arena_printf(&d->arena, "%.*s.js", STR_ARG(demo->wasm));
    struct strbuf script;
    strbuf_init(&script, STRBUF_PAGE);
    strbuf_printf(&script, "(globalThis.wendaDemos?\?={})[\"%.*s\"]=\"", STR_ARG(demo->name));
    add_base64(&script, bytes);
    strbuf_add(&script, STR("\";\n"));
    bool ok = publish_add(d->publish, demo->wasm, bytes) &&
              publish_add(d->publish, demo->wasm_script, strbuf_str(&script));
    strbuf_release(&script);
    return ok;
}

/* A name becomes part of a path: it must be a plain one. */
static bool is_name(struct str name)
{
    return path_is_plain(name) && str_find(name, '/') == name.len && name.ptr[0] != '.';
}

static bool say_unknown(struct demos *d, struct str name, struct loc loc)
{
    struct fs_list list = { 0 };
    fs_list(&d->arena, d->folder, &list);
    struct str *names = arena_alloc(&d->arena, list.len * sizeof *names);
    for (size_t i = 0; i < list.len; i++)
        names[i] = list.ptr[i].name;
    return diag_error_hint(d->diag, loc, suggest_hint(&d->arena, name, names, list.len),
                           "no demo is called '%.*s'", STR_ARG(name));
}

static bool load(struct demos *d, struct str folder, struct demo *demo)
{
    bool ok = true;
    for (int lang = 0; lang < d->config->language_count; lang++) {
        demo->frame[lang] = read_json(d, folder, "frame", lang);
        demo->checks[lang] = read_json(d, folder, "checks", lang);
        demo->tour[lang] = read_json(d, folder, "tour", lang);
        ok = demo->frame[lang] && demo->checks[lang] && demo->tour[lang] && ok;
    }
    demo->sources = sources_read(&d->arena, d->diag, d->highlighter, folder, demo->name);
    if (demo->sources)
        vec_push(&d->arena, &d->sources, demo->sources);
    return publish_wasm(d, folder, demo) && demo->sources && ok;
}

/* Of the names and bytes of the files in the folder and below. */
static uint64_t hash_folder(struct arena *arena, struct str folder)
{
    struct fs_list list = { 0 };
    uint64_t sum = 1;
    fs_list(arena, folder, &list);
    for (size_t i = 0; i < list.len; i++) {
        struct str path = path_join(arena, folder, list.ptr[i].name), bytes = STR("");
        uint64_t parts[2] = { hash_bytes(list.ptr[i].name) };
        if (list.ptr[i].kind == FS_FOLDER)
            parts[1] = hash_folder(arena, path);
        else if (fs_read(arena, path, &bytes) == 0)
            parts[1] = hash_bytes(bytes);
        sum += hash_bytes((struct str){ (const char *)parts, sizeof parts });
    }
    return sum;
}

static uint64_t hash_demo(struct str folder)
{
    struct arena scratch = { 0 };
    uint64_t hash = hash_folder(&scratch, folder);
    arena_release(&scratch);
    return hash;
}

static const struct demo *get(struct demos *d, struct str asked, struct loc loc)
{
    struct demo *demo = map_get(&d->by_name, asked);
    if (demo)
        return demo->name.len ? demo : NULL;
    struct str folder = path_join(&d->arena, d->folder, asked);
    if (!is_name(asked) || fs_kind(folder) != FS_FOLDER) {
        if (loc.source)
            say_unknown(d, asked, loc);
        return NULL;
    }
    demo = arena_alloc(&d->arena, sizeof *demo);
    demo->name = arena_dup(&d->arena, asked);
    demo->hash = hash_demo(folder);
    map_put(&d->arena, &d->by_name, demo->name, demo);
    if (!load(d, folder, demo))
        demo->name = STR("");
    return demo->name.len ? demo : NULL;
}

const struct demo *demos_get(struct demos *d, struct str name, struct loc loc)
{
    pthread_mutex_lock(&d->lock);
    const struct demo *demo = get(d, name, loc);
    pthread_mutex_unlock(&d->lock);
    return demo;
}

const struct demo *demos_look(struct demos *d, struct str name)
{
    return demos_get(d, name, (struct loc){ 0 });
}

struct str demo_title(const struct demo *demo, int lang)
{
    const struct yaml *title = yaml_get(demo->frame[lang], "title");
    return title ? title->text : demo->name;
}
