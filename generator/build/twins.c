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

static bool publish_language(struct arena *arena, const struct workshop *shop, int lang,
                             struct notes *notes)
{
    const struct config *config = shop->site->config;
    struct str folder = lang ? config->languages[lang] : STR("");
    struct str path = path_join(arena, folder, STR("llms-full.txt"));
    notes_begin(notes);
    notes_add(notes, FACT_TEXTS, config->languages[lang], STR(""));
    if (shop->keep && keep_file(shop->keep, path))
        return true;
    struct publish_paths twins = list_twins(arena, shop->site, lang);
    if (!publish_join(shop->publish, path, &twins, STR("\n")))
        return false;
    if (shop->keep)
        keep_add(shop->keep, path, notes);
    return true;
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
