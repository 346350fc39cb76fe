#include "build/facts.h"

#include "base/fs.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "build/keep.h"
#include "build/twins.h"
#include "config/glossary.h"
#include "config/synonyms.h"

/* Numbers that are hashed together. */
struct sum {
    struct arena *arena;
    uint64_t *ptr;
    size_t len, cap;
};

static void add_number(struct sum *sum, uint64_t number)
{
    vec_push(sum->arena, sum, number);
}

static void add_text(struct sum *sum, struct str text)
{
    add_number(sum, hash_bytes(text));
}

static uint64_t total(const struct sum *sum)
{
    return hash_bytes((struct str){ (const char *)sum->ptr, sum->len * sizeof *sum->ptr });
}

/* ---- what other pages make of a page ---- */

static void add_id(struct sum *sum, const struct page *page)
{
    add_text(sum, page && !page->faulty ? page->id : STR(""));
}

/* Those that are left out are not counted. */
static void add_list(struct sum *sum, const struct pages *pages)
{
    for (size_t i = 0; i < pages->len; i++)
        if (!pages->ptr[i]->faulty)
            add_id(sum, pages->ptr[i]);
    add_number(sum, 0);
}

static void add_related(struct sum *sum, const struct site *site, const struct page *page)
{
    for (size_t i = 0; i < page->related.len; i++)
        add_id(sum, site_target(site, page->lang, page->related.ptr[i].text));
    add_number(sum, 0);
}

static void add_forwards(struct sum *sum, const struct page *page)
{
    for (size_t i = 0; i < page->forwards.len; i++) {
        const struct forward *forward = &page->forwards.ptr[i];
        add_text(sum, forward->fragment);
        add_text(sum, forward->to->path);
        add_number(sum, map_get(&forward->to->anchors, forward->fragment) != NULL);
    }
    add_number(sum, 0);
}

static void add_translations(struct sum *sum, const struct site *site, const struct page *page)
{
    for (int lang = 0; lang < site->config->language_count; lang++) {
        const struct page *other = site_page(site, lang, page->id);
        add_text(sum, other && other->kind == page->kind ? other->path : STR(""));
        add_number(sum, other && other->original);
    }
}

/* All that value_of_page() takes from the other pages. */
static uint64_t join_hash(struct arena *arena, const struct site *site, const struct page *page)
{
    struct sum sum = { .arena = arena };
    add_number(&sum, page->kind);
    add_text(&sum, page->path);
    add_text(&sum, page->title);
    add_text(&sum, page->source->path);
    add_id(&sum, page->previous);
    add_id(&sum, page->next);
    add_related(&sum, site, page);
    add_list(&sum, &page->backlinks);
    add_id(&sum, page->target);
    add_text(&sum, page->tag ? page->tag->id : STR(""));
    add_forwards(&sum, page);
    add_translations(&sum, site, page);
    return total(&sum);
}

/* ---- the kinds of facts ---- */

static int lang_of(const struct site *site, struct str code)
{
    for (int lang = 0; lang < site->config->language_count; lang++)
        if (str_eq(site->config->languages[lang], code))
            return lang;
    return -1;
}

static uint64_t of_table(const struct fact_sources *sources, enum read_kind kind, struct str name,
                         struct str key)
{
    struct value table = worker_table(sources->worker, name);
    return table.engine ? value_hash(table, kind, arena_dup(sources->scratch, key)) : 0;
}

/* That there is none is a fact as well. */
static uint64_t of_asset(const struct theme *theme, struct str name)
{
    for (size_t i = 0; i < theme->assets.len; i++)
        if (str_eq(theme->assets.ptr[i].name, name))
            return hash_bytes(theme->assets.ptr[i].path);
    return 1;
}

static uint64_t of_words(const struct theme *theme, int lang, struct str key)
{
    const struct yaml *node = yaml_get(theme->strings[lang], key.ptr);
    return node ? hash_bytes(node->text) : 0;
}

static uint64_t of_file(const struct fact_sources *sources, bool image, struct str path)
{
    struct image_place place;
    if (!files_look(sources->shop->files, image, path, &place))
        return 0;
    struct sum sum = { .arena = sources->scratch };
    add_text(&sum, place.path);
    add_number(&sum, place.width);
    add_number(&sum, place.height);
    return total(&sum);
}

static uint64_t of_include(const struct fact_sources *sources, struct str path)
{
    struct str text;
    const struct workshop *shop = sources->shop;
    files_note(shop->files, path);
    if (shop->used)
        shop->used(shop->used_ctx, path);
    if (fs_read(sources->scratch, path, &text) != 0)
        return 0;
    return hash_bytes(utf8_without_mark(text));
}

static uint64_t of_glossary(const struct site *site, int lang)
{
    const struct glossary *glossary = site->config->glossary;
    uint64_t hash = glossary ? hash_bytes(glossary->source.text) : 1;
    return site_page(site, lang, STR("glossary")) ? hash : ~hash;
}

static uint64_t of_figures(const struct fact_sources *sources, int lang)
{
    struct sum sum = { .arena = sources->scratch };
    const struct demo_places *places = &sources->shop->places;
    for (size_t i = 0; i < places->len; i++)
        if (places->ptr[i].page->lang == lang)
            add_text(&sum, places->ptr[i].demo->name);
    return total(&sum);
}

/* What readers see of all pages, what the search says of each, and what they call the same. */
static uint64_t of_searched(const struct fact_sources *sources)
{
    struct sum sum = { .arena = sources->scratch };
    const struct pages *pages = &sources->shop->site->pages;
    for (size_t i = 0; i < pages->len; i++) {
        const struct page *page = pages->ptr[i];
        add_text(&sum, page->path);
        add_text(&sum, publish_hash(sources->shop->publish, page->path));
        add_text(&sum, page->title);
        add_number(&sum, (uint64_t)page->number << 8 | (uint64_t)page->difficulty);
        for (size_t k = 0; k < page->tags.len; k++)
            add_text(&sum, page->tags.ptr[k].text);
    }
    const struct synonyms *synonyms = sources->shop->site->config->synonyms;
    add_text(&sum, synonyms ? synonyms->source.text : STR(""));
    return total(&sum);
}

/* Those about a page: "LANGUAGE", a separator, "id". */
static uint64_t of_page(const struct fact_sources *sources, char kind, int lang, struct str id)
{
    const struct page *page = site_page(sources->shop->site, lang, id);
    if (!page)
        return 0;
    return kind == FACT_TEXT ? page->text_hash + 1
                             : join_hash(sources->scratch, sources->shop->site, page);
}

static uint64_t of_language(const struct fact_sources *sources, char kind, int lang, struct str key)
{
    const struct site *site = sources->shop->site;
    switch (kind) {
    case FACT_WORDS:
        return of_words(sources->shop->theme, lang, arena_dup(sources->scratch, key));
    case USED_GLOSSARY:
        return of_glossary(site, lang);
    case FACT_FIGURES:
        return of_figures(sources, lang);
    case FACT_TEXTS:
        return twins_hash(sources->scratch, sources->shop, lang);
    case FACT_TEXT:
    case FACT_JOIN:
        return of_page(sources, kind, lang, key);
    default:
        return links_hash(sources->scratch, site, lang, (enum used_kind)kind, key);
    }
}

uint64_t fact_value(const struct fact_sources *sources, struct str fact)
{
    const struct workshop *shop = sources->shop;
    char kind = fact.ptr[0];
    struct str key = str_slice(fact, 1, fact.len), name = str_cut(&key, FACT_SEPARATOR);
    switch (kind) {
    case READ_MEMBER:
    case READ_INDEX:
    case READ_LENGTH:
    case READ_ALL:
        return of_table(sources, (enum read_kind)kind, name, key);
    case READ_TEMPLATE:
        return templates_hash(shop->templates, name, key);
    case READ_ASSET:
        return of_asset(shop->theme, name);
    case FACT_IMAGE:
    case FACT_LINKED:
        return of_file(sources, kind == FACT_IMAGE, name);
    case USED_INCLUDE:
        return of_include(sources, name);
    case FACT_FONT:
        return fonts_look(shop->fonts, name);
    case FACT_DEMO: {
        const struct demo *demo = demos_look(shop->demos, name);
        return demo ? demo->hash : 0;
    }
    case FACT_SEARCHED:
        return of_searched(sources);
    default: {
        int lang = lang_of(shop->site, name);
        return lang < 0 ? 0 : of_language(sources, kind, lang, key);
    }
    }
}
