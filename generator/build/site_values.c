#include <time.h>

#include "build/values.h"

struct shared_tag {
    struct value ref;   /* as pages have it: `id`, `label`, and `url` where it has a page */
    struct value value; /* the same, and the questions that have it */
    struct value questions;
    bool has_page;
};

static struct value value_of_tag(struct engine *engine, const struct tag *tag, int lang)
{
    struct value value = value_map(engine);
    value_set_str(value, "id", tag->id);
    value_set_str(value, "label", tag->label[lang]);
    return value;
}

/* What another language calls the difficulties and the tags. */
static struct value value_of_names(struct engine *engine, const struct workshop *shop, int lang)
{
    const struct config *config = shop->site->config;
    struct value names = value_map(engine), tags = value_map(engine);
    struct value difficulties = value_list(engine);
    for (int level = 1; level <= 5; level++) {
        char key[32];
        snprintf(key, sizeof key, "difficulty_%d", level);
        const struct yaml *name = yaml_get(shop->theme->strings[lang], key);
        value_add_str(difficulties, name ? name->text : STR(""));
    }
    for (size_t i = 0; i < config->tags.len; i++)
        value_put_str(tags, config->tags.ptr[i].id, config->tags.ptr[i].label[lang]);
    value_set(names, "difficulties", difficulties);
    value_set(names, "tags", tags);
    return names;
}

static struct value value_of_other_names(struct engine *engine, const struct workshop *shop,
                                         int lang)
{
    struct value list = value_list(engine);
    for (int other = 0; other < shop->site->config->language_count; other++)
        if (other != lang)
            value_add(list, value_of_names(engine, shop, other));
    return list;
}

/* The language that the page's text is in, whatever the page's own. */
static struct str text_language(const struct config *config, const struct page *page)
{
    if (page->kind == PAGE_GUIDE)
        return config->guide.language;
    return config->languages[page_text_lang(page)];
}

/* `changed`, a date, and `changed_at`, with the time of day; both UTC, as RFC 3339 has them. */
static void add_time(struct value ref, long long seconds)
{
    char room[sizeof "2026-01-31T23:59:59Z"];
    time_t at = (time_t)seconds;
    struct tm utc;
    if (!seconds || !gmtime_r(&at, &utc))
        return;
    struct str time = { room, strftime(room, sizeof room, "%Y-%m-%dT%H:%M:%SZ", &utc) };
    value_set_str(ref, "changed_at", time);
    value_set_str(ref, "changed", str_slice(time, 0, str_find(time, 'T')));
}

static struct shared_tag *get_tag(const struct shared *shared, struct str id)
{
    return map_get(&shared->tags, id);
}

struct str shared_table_name(struct arena *arena, const struct config *config,
                             struct shared_table table)
{
    return arena_printf(arena, "%.*s:%s:%.*s", STR_ARG(config->languages[table.lang]), table.kind,
                        STR_ARG(table.id));
}

/* Reads of the value are told as those of the table. */
static void name_table(struct arena *arena, struct shared *shared, const struct config *config,
                       struct value value, struct shared_table table)
{
    struct value *kept = arena_alloc(arena, sizeof *kept);
    struct str name = shared_table_name(arena, config, table);
    *kept = value;
    value_name(value, name);
    map_put(arena, &shared->named, name, kept);
}

static void set_digest(struct value ref, const struct page *page)
{
    value_set_str(ref, "description", page->digest.description);
    value_set_int(ref, "minutes", page->digest.minutes);
}

/* How other pages see a page. */
static struct value value_of_ref(struct engine *engine, struct arena *arena,
                                 const struct shared *shared, const struct config *config,
                                 const struct page *page)
{
    enum { MEMBERS = 16 };
    struct value ref = value_map_of(engine, MEMBERS), tags = value_list(engine);
    value_set_str(ref, "id", page->id);
    value_set_str(ref, "title", page->title);
    value_set_str(ref, "url", page->path);
    value_set_str(ref, "kind", str_of(page_kind_name(page->kind)));
    if (page->body_line)
        value_set_str(ref, "markdown", page_twin_path(arena, page));
    if (page->original)
        value_set_int(ref, "fallback", 1);
    set_digest(ref, page);
    value_set_str(ref, "text_lang", text_language(config, page));
    add_time(ref, page->changed);
    if (page->number)
        value_set_int(ref, "number", page->number);
    if (page->difficulty)
        value_set_int(ref, "difficulty", page->difficulty);
    for (size_t i = 0; i < page->tags.len; i++) {
        const struct shared_tag *tag = get_tag(shared, page->tags.ptr[i].text);
        if (tag) /* a cache that is wrong may know of others */
            value_add(tags, tag->ref);
    }
    value_set(ref, "tags", tags);
    return ref;
}

struct value shared_ref(const struct shared *shared, struct str id)
{
    const struct value *ref = map_get(&shared->refs, id);
    return ref ? *ref : (struct value){ 0 };
}

void shared_update(const struct shared *shared, const struct page *page)
{
    set_digest(shared_ref(shared, page->id), page);
}

struct value shared_tag(const struct shared *shared, struct str id)
{
    return get_tag(shared, id)->value;
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
        value_set(value, "page", shared_ref(shared, place.page->id));
        value_add(list, value);
    }
    return list;
}

static struct value value_of_site(struct engine *engine, const struct workshop *shop, int lang)
{
    const struct config *config = shop->site->config;
    struct value site = value_map(engine);
    value_set_str(site, "title", config->title[lang]);
    value_set_str(site, "description", config->description[lang]);
    value_set_str(site, "lang", config->languages[lang]);
    value_set_str(site, "url", config->url);
    value_set(site, "languages", value_of_languages(engine, shop));
    return site;
}

/* All tags of site.yaml, as yet without questions. */
static void add_tags(struct engine *engine, struct arena *arena, const struct workshop *shop,
                     int lang, struct shared *shared)
{
    const struct config *config = shop->site->config;
    for (size_t i = 0; i < config->tags.len; i++) {
        struct shared_tag *tag = arena_alloc(arena, sizeof *tag);
        tag->ref = value_of_tag(engine, &config->tags.ptr[i], lang);
        tag->value = value_of_tag(engine, &config->tags.ptr[i], lang);
        tag->questions = value_list(engine);
        value_set(tag->value, "questions", tag->questions);
        struct str id = config->tags.ptr[i].id;
        name_table(arena, shared, config, tag->ref, (struct shared_table){ lang, "tag-ref", id });
        name_table(arena, shared, config, tag->value, (struct shared_table){ lang, "tag", id });
        name_table(arena, shared, config, tag->questions,
                   (struct shared_table){ lang, "tagged", id });
        map_put(arena, &shared->tags, config->tags.ptr[i].id, tag);
    }
    for (size_t i = 0; i < shop->site->pages.len; i++) {
        const struct page *page = shop->site->pages.ptr[i];
        if (page->lang != lang || page->kind != PAGE_TAG)
            continue;
        struct shared_tag *tag = get_tag(shared, page->tag->id);
        tag->has_page = !page->faulty;
        value_set_str(tag->ref, "url", page->path);
        value_set_str(tag->value, "url", page->path);
    }
}

static void add_pages(struct engine *engine, struct arena *arena, const struct workshop *shop,
                      int lang, struct shared *shared)
{
    static const char *const lists[] = {
        [PAGE_QUESTION] = "questions", [PAGE_PLAIN] = "pages", [PAGE_GUIDE] = "guide"
    };
    static const char *const singles[] = {
        [PAGE_HOME] = "home",       [PAGE_LIST] = "list",   [PAGE_GLOSSARY] = "glossary",
        [PAGE_DEMOS] = "all_demos", [PAGE_WHOLE] = "whole", [PAGE_SEARCH] = "search"
    };
    long long counts[COUNT(lists)] = { 0 };
    struct value values[COUNT(lists)] = { { 0 } }, all = value_list(engine);
    const struct config *config = shop->site->config;
    value_set(shared->site, "all", all);
    name_table(arena, shared, config, all, (struct shared_table){ lang, "list", STR("all") });
    for (size_t i = 0; i < COUNT(lists); i++) {
        values[i] = value_list(engine);
        if (!lists[i])
            continue;
        value_set(shared->site, lists[i], values[i]);
        name_table(arena, shared, config, values[i],
                   (struct shared_table){ lang, "list", str_of(lists[i]) });
    }
    for (size_t i = 0; i < shop->site->pages.len; i++) {
        const struct page *page = shop->site->pages.ptr[i];
        /* to a home page every template leads, and what is wrong with it was told */
        if (page->lang != lang || (page->faulty && page->kind != PAGE_HOME))
            continue;
        struct value *ref = arena_alloc(arena, sizeof *ref);
        *ref = value_of_ref(engine, arena, shared, shop->site->config, page);
        map_put(arena, &shared->refs, page->id, ref);
        name_table(arena, shared, config, *ref, (struct shared_table){ lang, "page", page->id });
        if (page->kind != PAGE_SEARCH && page->kind != PAGE_LOST && page->kind != PAGE_MOVED)
            value_add(all, *ref);
        if (page->kind < COUNT(lists) && lists[page->kind]) {
            value_set_int(*ref, "place", ++counts[page->kind]);
            value_add(values[page->kind], *ref);
        }
        if (page->kind < COUNT(singles) && singles[page->kind])
            value_set(shared->site, singles[page->kind], *ref);
    }
}

/* The tags that have pages, in the order of site.yaml, with the questions of each. */
static void add_tagged(struct engine *engine, struct arena *arena, const struct workshop *shop,
                       int lang, struct shared *shared)
{
    struct value list = value_list(engine);
    name_table(arena, shared, shop->site->config, list,
               (struct shared_table){ lang, "list", STR("tags") });
    for (size_t i = 0; i < shop->site->pages.len; i++) {
        const struct page *page = shop->site->pages.ptr[i];
        if (page->lang != lang || page->faulty)
            continue;
        for (size_t k = 0; page->kind == PAGE_QUESTION && k < page->tags.len; k++) {
            const struct shared_tag *tag = get_tag(shared, page->tags.ptr[k].text);
            if (tag)
                value_add(tag->questions, shared_ref(shared, page->id));
        }
    }
    for (size_t i = 0; i < shop->site->config->tags.len; i++) {
        struct str id = shop->site->config->tags.ptr[i].id;
        if (get_tag(shared, id)->has_page)
            value_add(list, shared_tag(shared, id));
    }
    value_set(shared->site, "tags", list);
}

struct shared values_shared(struct engine *engine, struct arena *arena, const struct workshop *shop,
                            int lang)
{
    struct shared shared = { .site = value_of_site(engine, shop, lang),
                             .tr = value_texts_from_yaml(engine, shop->theme->strings[lang]) };
    value_strict(shared.tr, "tr");
    value_set(shared.site, "tr", shared.tr);
    value_set(shared.site, "terms", values_of_terms(engine, arena, shop->site->config, lang));
    const struct config *config = shop->site->config;
    name_table(arena, &shared, config, shared.site, (struct shared_table){ lang, "site", STR("") });
    name_table(arena, &shared, config, shared.tr, (struct shared_table){ lang, "words", STR("") });
    add_tags(engine, arena, shop, lang, &shared);
    add_pages(engine, arena, shop, lang, &shared);
    add_tagged(engine, arena, shop, lang, &shared);
    struct value demos = value_of_demo_places(engine, shop, &shared, lang);
    value_set(shared.site, "demos", demos);
    struct value names = value_of_other_names(engine, shop, lang);
    value_set(shared.site, "other_names", names);
    name_table(arena, &shared, config, names, (struct shared_table){ lang, "list", STR("names") });
    name_table(arena, &shared, config, demos, (struct shared_table){ lang, "list", STR("demos") });
    return shared;
}
