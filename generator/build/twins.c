#include "build/twins.h"

#include "base/hash.h"
#include "base/path.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "build/keep.h"

/* The twins of all questions and other pages of the language, each once and in order. */
static struct publish_paths list_twins(struct arena *arena, const struct site *site, int lang)
{
    struct publish_paths paths = { 0 };
    for (size_t i = 0; i < site->pages.len; i++) {
        const struct page *page = site->pages.ptr[i];
        if (page->lang == lang && page->body_line && !page->faulty && page->kind != PAGE_GUIDE)
            vec_push(arena, &paths, page_twin_path(arena, page));
    }
    return paths;
}

uint64_t twins_hash(struct arena *scratch, const struct workshop *shop, int lang)
{
    struct publish_paths paths = list_twins(scratch, shop->site, lang);
    struct strbuf sum;
    strbuf_init(&sum, STRBUF_PAGE);
    for (size_t i = 0; i < paths.len; i++)
        strbuf_printf(&sum, "%.*s %.*s\n", STR_ARG(publish_hash(shop->publish, paths.ptr[i])),
                      STR_ARG(paths.ptr[i]));
    uint64_t hash = hash_bytes(strbuf_str(&sum));
    strbuf_release(&sum);
    return hash;
}

/* They are read again: in memory they would take more room than all else. */
static void join(struct arena *arena, const struct workshop *shop, int lang, struct strbuf *text)
{
    struct publish_paths paths = list_twins(arena, shop->site, lang);
    struct arena scratch = { 0 };
    for (size_t i = 0; i < paths.len; i++) {
        struct str twin;
        if (i)
            strbuf_add_char(text, '\n');
        if (publish_read(shop->publish, &scratch, paths.ptr[i], &twin))
            strbuf_add(text, twin);
        arena_reset(&scratch);
    }
    arena_release(&scratch);
}

static bool publish_language(struct arena *arena, const struct workshop *shop, int lang,
                             struct notes *notes)
{
    const struct config *config = shop->site->config;
    struct str folder = lang ? config->languages[lang] : STR("");
    struct str path = path_join(arena, folder, STR("llms-full.txt"));
    struct strbuf text;
    notes_begin(notes);
    notes_add(notes, FACT_TEXTS, config->languages[lang], STR(""));
    if (shop->keep && keep_file(shop->keep, path))
        return true;
    strbuf_init(&text, STRBUF_PAGE);
    join(arena, shop, lang, &text);
    if (shop->keep)
        keep_add(shop->keep, path, notes);
    bool ok = publish_add(shop->publish, path, strbuf_str(&text));
    strbuf_release(&text);
    return ok;
}

bool twins_publish(const struct workshop *shop)
{
    struct arena arena = { 0 };
    struct notes notes = { 0 };
    bool ok = true;
    for (int lang = 0; lang < shop->site->config->language_count; lang++)
        ok = publish_language(&arena, shop, lang, &notes) && ok;
    notes_release(&notes);
    arena_release(&arena);
    return ok;
}
