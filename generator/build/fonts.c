#include "build/fonts.h"

#include <pthread.h>

#include "base/fs.h"
#include "base/hash.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/pack.h"
#include "base/path.h"
#include "maths/font.h"

#define FOLDER "assets/maths"

/* The site paths of a part of the font, and of the sheet that names it. */
struct page_font {
    struct str sheet, font;
};

struct fonts {
    struct publish *publish;
    struct str whole;     /* the theme's font, or "" */
    struct str hash;      /* of it */
    pthread_mutex_t lock; /* of all below */
    struct arena arena;
    struct map by_key; /* -> struct page_font, of what is published or about to be */
    struct map parts;  /* by the same key, WOFF2 (struct str *), of a build before as well */
    bool has_new;      /* some were cut here */
};

static void read_font(struct fonts *fonts, const struct str folders[2])
{
    bool found = false;
    for (int i = 0; i < 2 && !found; i++) {
        struct str path = path_join(&fonts->arena, folders[i], STR("fonts/maths.otf"));
        found = folders[i].len && fs_read(&fonts->arena, path, &fonts->whole) == 0;
    }
    fonts->hash = hash_hex(&fonts->arena, fonts->whole);
}

struct fonts *fonts_new(const struct str folders[2], struct publish *publish)
{
    struct fonts *fonts = mem_alloc(sizeof *fonts);
    fonts->publish = publish;
    pthread_mutex_init(&fonts->lock, NULL);
    read_font(fonts, folders);
    return fonts;
}

void fonts_free(struct fonts *fonts)
{
    pthread_mutex_destroy(&fonts->lock);
    arena_release(&fonts->arena);
    mem_free(fonts);
}

/* The names say what the bytes depend on, so that they are known before the font is cut. */
static struct page_font *new_paths(struct fonts *fonts, struct str key)
{
    enum { SHOWN = 10 };
    struct arena *arena = &fonts->arena;
    struct page_font *paths = arena_alloc(arena, sizeof *paths);
    struct str all = arena_printf(arena, "%s %s %d %.*s %.*s", WENDA_VERSION, maths_font_maker(),
                                  MATHS_FONT_EDITION, STR_ARG(fonts->hash), STR_ARG(key));
    struct str name = str_slice(hash_hex(arena, all), 0, SHOWN);
    paths->font = arena_printf(arena, FOLDER "/%.*s.woff2", STR_ARG(name));
    paths->sheet = arena_printf(arena, FOLDER "/%.*s.css", STR_ARG(name));
    return paths;
}

static bool publish_sheet(struct fonts *fonts, const struct page_font *font)
{
    struct arena arena = { 0 };
    struct str sheet = arena_printf(&arena,
                                    "@font-face{font-family:Maths;font-display:swap;"
                                    "src:url(%.*s) format(\"woff2\")}\n",
                                    STR_ARG(path_base(font->font)));
    bool ok = publish_add(fonts->publish, font->sheet, sheet);
    arena_release(&arena);
    return ok;
}

/* The key and the bytes are borrowed. */
static void put_part(struct fonts *fonts, struct str key, struct str woff2)
{
    struct str *part = arena_alloc(&fonts->arena, sizeof *part);
    *part = woff2;
    map_put(&fonts->arena, &fonts->parts, key, part);
}

static bool publish_kept(struct fonts *fonts, const struct font_wish *wish,
                         const struct page_font *font)
{
    pthread_mutex_lock(&fonts->lock);
    const struct str *part = map_get(&fonts->parts, wish->key);
    pthread_mutex_unlock(&fonts->lock);
    return part && publish_add(fonts->publish, font->font, *part);
}

static bool cut(struct fonts *fonts, const struct font_wish *wish, const struct page_font *font)
{
    struct strbuf bytes;
    strbuf_init(&bytes, STRBUF_PAGE);
    bool ok = maths_font_cut(fonts->whole, &wish->letters, &bytes) &&
              publish_add(fonts->publish, font->font, strbuf_str(&bytes));
    if (ok) {
        pthread_mutex_lock(&fonts->lock);
        put_part(fonts, arena_dup(&fonts->arena, wish->key),
                 arena_dup(&fonts->arena, strbuf_str(&bytes)));
        fonts->has_new = true;
        pthread_mutex_unlock(&fonts->lock);
    }
    strbuf_release(&bytes);
    return ok;
}

struct font_wish fonts_wish(const struct fonts *fonts, struct arena *arena, struct str html)
{
    struct font_wish wish = { .key = STR("") };
    if (fonts->whole.len)
        wish.letters = maths_letters(arena, html);
    if (wish.letters.len)
        wish.key = maths_letters_key(arena, &wish.letters);
    return wish;
}

/* Remembers the paths for the key, which is copied. */
static void take_down(struct fonts *fonts, struct str key, struct page_font *font)
{
    map_put(&fonts->arena, &fonts->by_key, arena_dup(&fonts->arena, key), font);
}

bool fonts_get(struct fonts *fonts, const struct font_wish *wish, struct str *sheet)
{
    pthread_mutex_lock(&fonts->lock);
    struct page_font *font = map_get(&fonts->by_key, wish->key);
    bool first = !font;
    if (first) {
        font = new_paths(fonts, wish->key);
        take_down(fonts, wish->key, font);
    }
    pthread_mutex_unlock(&fonts->lock);
    *sheet = font->sheet;
    return !first || (publish_sheet(fonts, font) &&
                      (publish_reuse(fonts->publish, font->font) ||
                       publish_kept(fonts, wish, font) || cut(fonts, wish, font)));
}

bool fonts_look(struct fonts *fonts, struct str key)
{
    pthread_mutex_lock(&fonts->lock);
    bool ok = map_get(&fonts->by_key, key) != NULL;
    if (!ok) {
        struct page_font *font = new_paths(fonts, key);
        ok = publish_reuse(fonts->publish, font->font) && publish_sheet(fonts, font);
        if (ok)
            take_down(fonts, key, font);
    }
    pthread_mutex_unlock(&fonts->lock);
    return ok;
}

/* ---- For the next process ---- */

uint64_t fonts_key(const struct fonts *fonts)
{
    struct strbuf all;
    strbuf_init(&all, STRBUF_PAGE);
    pack_text(&all, STR(WENDA_VERSION));
    pack_text(&all, str_of(maths_font_maker()));
    pack_number(&all, MATHS_FONT_EDITION);
    pack_text(&all, fonts->hash);
    uint64_t key = hash_bytes(strbuf_str(&all));
    strbuf_release(&all);
    return key;
}

bool fonts_has_new(const struct fonts *fonts)
{
    return fonts->has_new;
}

void fonts_pack(const struct fonts *fonts, struct strbuf *out)
{
    struct str key;
    void *part;
    for (size_t at = 0; map_next(&fonts->parts, &at, &key, &part);) {
        if (!map_get(&fonts->by_key, key))
            continue;
        pack_text(out, key);
        pack_text(out, *(const struct str *)part);
    }
}

void fonts_unpack(struct fonts *fonts, struct str bytes)
{
    struct unpack in = { .rest = bytes };
    while (in.rest.len && !in.failed) {
        struct str key = unpack_text(&in), woff2 = unpack_text(&in);
        if (!in.failed)
            put_part(fonts, key, woff2);
    }
}
