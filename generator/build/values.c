#include "build/values.h"

#include <string.h>

#include "base/path.h"

struct value values_of_assets(struct engine *engine, const struct theme *theme)
{
    struct value assets = value_map(engine);
    for (size_t i = 0; i < theme->assets.len; i++)
        value_put_str(assets, theme->assets.ptr[i].name, theme->assets.ptr[i].path);
    return assets;
}

static struct value value_of_tag(struct engine *engine, const struct tag *tag, int lang)
{
    struct value value = value_map(engine);
    value_set_str(value, "id", tag->id);
    value_set_str(value, "label", tag->label[lang]);
    return value;
}

/* How other pages see a page. */
static struct value value_of_ref(struct engine *engine, const struct config *config,
                                 const struct page *page)
{
    struct value ref = value_map(engine), tags = value_list(engine);
    value_set_str(ref, "id", page->id);
    value_set_str(ref, "title", page->title);
    value_set_str(ref, "url", page->path);
    if (page->number)
        value_set_int(ref, "number", page->number);
    if (page->difficulty)
        value_set_int(ref, "difficulty", page->difficulty);
    for (size_t i = 0; i < page->tags.len; i++) {
        const struct tag *tag = config_tag(config, page->tags.ptr[i].text);
        value_add(tags, value_of_tag(engine, tag, page->lang));
    }
    value_set(ref, "tags", tags);
    return ref;
}

static struct value find_ref(const struct shared *shared, struct str id)
{
    const struct value *ref = map_get(&shared->refs, id);
    return ref ? *ref : (struct value){ 0 };
}

static struct value value_of_languages(struct engine *engine, const struct workshop *shop)
{
    const struct config *config = shop->site->config;
    struct value list = value_list(engine);
    for (int i = 0; i < config->language_count; i++) {
        const struct yaml *name = yaml_get(shop->theme->strings[i], "language_name");
        struct value language = value_map(engine);
        value_set_str(language, "code", config->languages[i]);
        value_set_str(language, "name", name ? name->text : config->languages[i]);
        value_add(list, language);
    }
    return list;
}

static struct value value_of_demo_places(struct engine *engine, const struct workshop *shop,
                                         const struct shared *shared, int lang)
{
    struct value list = value_list(engine);
    for (size_t i = 0; i < shop->places.len; i++) {
        struct demo_place place = shop->places.ptr[i];
        if (place.page->lang != lang || place.page->faulty)
            continue;
        struct value value = value_map(engine);
        value_set_str(value, "name", place.demo->name);
        value_set_str(value, "title", demo_title(place.demo, lang));
        value_set(value, "page", find_ref(shared, place.page->id));
        value_add(list, value);
    }
    return list;
}

static struct value value_of_site(struct engine *engine, const struct workshop *shop, int lang)
{
    const struct config *config = shop->site->config;
    struct value site = value_map(engine), tags = value_list(engine);
    value_set_str(site, "title", config->title[lang]);
    value_set_str(site, "description", config->description[lang]);
    value_set_str(site, "lang", config->languages[lang]);
    value_set(site, "languages", value_of_languages(engine, shop));
    for (size_t i = 0; i < config->tags.len; i++)
        value_add(tags, value_of_tag(engine, &config->tags.ptr[i], lang));
    value_set(site, "tags", tags);
    return site;
}

struct shared values_shared(struct engine *engine, struct arena *arena, const struct workshop *shop,
                            int lang)
{
    struct shared shared = { .site = value_of_site(engine, shop, lang),
                             .tr = value_texts_from_yaml(engine, shop->theme->strings[lang]) };
    struct value lists[] = { [PAGE_QUESTION] = value_list(engine),
                             [PAGE_PLAIN] = value_list(engine),
                             [PAGE_HOME] = value_list(engine),
                             [PAGE_GUIDE] = value_list(engine) };
    value_strict(shared.tr, "tr");
    for (size_t i = 0; i < shop->site->pages.len; i++) {
        const struct page *page = shop->site->pages.ptr[i];
        if (page->lang != lang || page->faulty)
            continue;
        struct value *ref = arena_alloc(arena, sizeof *ref);
        *ref = value_of_ref(engine, shop->site->config, page);
        map_put(arena, &shared.refs, page->id, ref);
        value_add(lists[page->kind], *ref);
    }
    value_set(shared.site, "questions", lists[PAGE_QUESTION]);
    value_set(shared.site, "pages", lists[PAGE_PLAIN]);
    value_set(shared.site, "guide", lists[PAGE_GUIDE]);
    value_set(shared.site, "demos", value_of_demo_places(engine, shop, &shared, lang));
    return shared;
}

static struct value value_of_headings(struct engine *engine, const struct heading *headings,
                                      size_t count)
{
    struct value list = value_list(engine);
    for (size_t i = 0; i < count; i++) {
        struct value heading = value_map(engine);
        value_set_int(heading, "level", headings[i].level);
        value_set_str(heading, "id", headings[i].id);
        value_set_str(heading, "title", headings[i].title);
        value_add(list, heading);
    }
    return list;
}

static struct value value_of_translations(struct engine *engine, const struct site *site,
                                          const struct page *page)
{
    struct value list = value_list(engine);
    for (int lang = 0; lang < site->config->language_count; lang++) {
        const struct page *other = site_page(site, lang, page->id);
        if (lang == page->lang || !other)
            continue;
        struct value translation = value_map(engine);
        value_set_str(translation, "lang", site->config->languages[lang]);
        value_set_str(translation, "url", other->path);
        value_add(list, translation);
    }
    return list;
}

struct value value_of_page(struct engine *engine, const struct workshop *shop,
                           const struct page *page, const struct shared *shared)
{
    static const char *const kinds[] = { [PAGE_QUESTION] = "question",
                                         [PAGE_PLAIN] = "page",
                                         [PAGE_HOME] = "home",
                                         [PAGE_GUIDE] = "guide" };
    const struct config *config = shop->site->config;
    struct value value = value_map(engine), related = value_list(engine);
    value_copy(value, find_ref(shared, page->id));
    value_set_str(value, "kind", str_of(kinds[page->kind]));
    value_set_str(value, "text_lang",
                  page->kind == PAGE_GUIDE ? config->guide.language
                                           : config->languages[page->lang]);
    value_set(value, "headings", value_of_headings(engine, page->headings.ptr, page->headings.len));
    if (page->previous && !page->previous->faulty)
        value_set(value, "prev", find_ref(shared, page->previous->id));
    if (page->next && !page->next->faulty)
        value_set(value, "next", find_ref(shared, page->next->id));
    for (size_t i = 0; i < page->related.len; i++) {
        struct value ref = find_ref(shared, page->related.ptr[i].text);
        if (ref.engine) /* else a fault was told */
            value_add(related, ref);
    }
    value_set(value, "related", related);
    value_set(value, "translations", value_of_translations(engine, shop->site, page));
    return value;
}

static long count(struct str html, struct str tag)
{
    long found = 0;
    for (const char *at; (at = memmem(html.ptr, html.len, tag.ptr, tag.len)); found++)
        html = str_slice(html, (size_t)(at - html.ptr) + tag.len, html.len);
    return found;
}

/* Formulas are told of because their style sheet and fonts are for pages that have some. */
static void add_formulas(struct value page, const struct body *body)
{
    const struct str tag = STR("<math");
    long formulas = count(body->lead, tag) + count(body->notes, tag);
    for (size_t i = 0; i < body->part_count; i++)
        formulas += count(body->parts[i].html, tag);
    if (formulas)
        value_set_int(page, "formulas", formulas);
}

void values_add_body(struct value page, const struct body *body)
{
    struct value parts = value_list(page.engine);
    for (size_t i = 0; i < body->part_count; i++) {
        const struct body_part *part = &body->parts[i];
        struct value value = value_map(page.engine);
        value_set_str(value, "role", str_of(role_name(part->role)));
        value_set_str(value, "id", part->heading->id);
        value_set_str(value, "title", part->heading->title);
        value_set_str(value, "html", part->html);
        value_set(value, "headings",
                  value_of_headings(page.engine, part->heading + 1, part->headings));
        value_add(parts, value);
    }
    value_set_str(page, "lead", body->lead);
    value_set_str(page, "notes", body->notes);
    value_set(page, "parts", parts);
    add_formulas(page, body);
}

static struct value value_of_sources(struct engine *engine, struct sources *sources)
{
    struct value list = value_list(engine);
    struct source_files files = sources_files(sources);
    for (size_t i = 0; i < files.len; i++) {
        struct value value = value_map(engine);
        value_set_str(value, "name", files.ptr[i].name);
        value_set_str(value, "kind", files.ptr[i].is_page ? STR("page") : STR("algorithm"));
        value_set_int(value, "lines", (long)files.ptr[i].lines);
        value_set_str(value, "html", files.ptr[i].html);
        value_add(list, value);
    }
    return list;
}

struct value value_of_demo(struct engine *engine, struct arena *scratch, const struct demo *demo,
                           const struct page *page)
{
    struct value value = value_from_yaml(engine, demo->frame[page->lang]);
    const struct yaml *checks = yaml_get(demo->checks[page->lang], "checks");
    const struct yaml *tour = demo->tour[page->lang];
    value_set_str(value, "name", demo->name);
    value_set_str(value, "wasm", path_relative(scratch, page->path, demo->wasm));
    value_set_str(value, "wasm_script", path_relative(scratch, page->path, demo->wasm_script));
    value_set(value, "checks", checks ? value_from_yaml(engine, checks) : value_list(engine));
    value_set(value, "tour", value_from_yaml(engine, tour));
    value_set(value, "sources", value_of_sources(engine, demo->sources));
    return value;
}
