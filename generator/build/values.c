#include "build/values.h"

#include <string.h>

#include "base/path.h"
#include "content/digest.h"

struct value values_of_assets(struct engine *engine, const struct theme *theme)
{
    struct value assets = value_map(engine);
    for (size_t i = 0; i < theme->assets.len; i++)
        value_put_str(assets, theme->assets.ptr[i].name, theme->assets.ptr[i].path);
    return assets;
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
        if (lang == page->lang || !other || other->kind != page->kind)
            continue;
        struct value translation = value_map(engine);
        value_set_str(translation, "lang", site->config->languages[lang]);
        value_set_str(translation, "url", other->path);
        if (other->original) /* its text is not in that language */
            value_set_int(translation, "fallback", 1);
        value_add(list, translation);
    }
    return list;
}

static struct value value_of_backlinks(struct engine *engine, const struct page *page,
                                       const struct shared *shared)
{
    struct value list = value_list(engine);
    for (size_t i = 0; i < page->backlinks.len; i++) {
        struct value ref = shared_ref(shared, page->backlinks.ptr[i]->id);
        if (ref.engine)
            value_add(list, ref);
    }
    return list;
}

/* Old places of the page: `fragment`, and `url`, where that is now; `anchor` where that page has the same place. */
static struct value value_of_forwards(struct engine *engine, const struct page *page)
{
    struct value list = value_list(engine);
    for (size_t i = 0; i < page->forwards.len; i++) {
        const struct forward *forward = &page->forwards.ptr[i];
        struct value value = value_map(engine);
        value_set_str(value, "fragment", forward->fragment);
        value_set_str(value, "url", forward->to->path);
        if (map_get(&forward->to->anchors, forward->fragment))
            value_set_str(value, "anchor", forward->fragment);
        value_add(list, value);
    }
    return list;
}

/* The address of the page's file in the repository. A browser takes the ".." out of one that lies beside the
 * site's folder. */
static void add_source(struct value value, const struct workshop *shop, const struct page *page)
{
    struct str repository = shop->site->config->repository;
    struct str file = path_within(shop->content_root, page->source->path);
    if (!repository.len || !page->body_line || !file.len)
        return;
    struct strbuf address;
    strbuf_init(&address, STRBUF_PAGE);
    strbuf_add(&address, repository);
    strbuf_add_char(&address, '/');
    strbuf_add_url(&address, file);
    value_set_str(value, "source_url", strbuf_str(&address));
    strbuf_release(&address);
}

struct value value_of_page(struct engine *engine, const struct workshop *shop,
                           const struct page *page, const struct shared *shared)
{
    enum { MEMBERS = 32 }; /* of a page's own, and what the body adds */
    struct value value = value_map_of(engine, MEMBERS), related = value_list(engine);
    value_copy(value, shared_ref(shared, page->id));
    value_set(value, "headings", value_of_headings(engine, page->headings.ptr, page->headings.len));
    if (page->previous && !page->previous->faulty)
        value_set(value, "prev", shared_ref(shared, page->previous->id));
    if (page->next && !page->next->faulty)
        value_set(value, "next", shared_ref(shared, page->next->id));
    for (size_t i = 0; i < page->related.len; i++) {
        const struct page *to = site_target(shop->site, page->lang, page->related.ptr[i].text);
        if (to && !to->faulty) /* else a fault was told */
            value_add(related, shared_ref(shared, to->id));
    }
    value_set(value, "related", related);
    value_set(value, "backlinks", value_of_backlinks(engine, page, shared));
    if (page->tag)
        value_set(value, "tag", shared_tag(shared, page->tag->id));
    if (page->target)
        value_set(value, "target", shared_ref(shared, page->target->id));
    value_set(value, "forwards", value_of_forwards(engine, page));
    add_source(value, shop, page);
    value_set(value, "translations", value_of_translations(engine, shop->site, page));
    return value;
}

static struct value value_of_sections(struct engine *engine, const struct body_part *part)
{
    struct value list = value_list(engine);
    for (size_t i = 0; i < part->sections.len; i++) {
        const struct body_section *section = &part->sections.ptr[i];
        struct value value = value_map(engine);
        value_set_str(value, "id", section->heading->id);
        value_set_str(value, "title", section->heading->title);
        value_set_str(value, "heading", section->heading_html);
        value_set_str(value, "html", section->html);
        value_add(list, value);
    }
    return list;
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
        value_set_str(value, "intro", part->intro);
        value_set(value, "sections", value_of_sections(page.engine, part));
        value_set(value, "headings",
                  value_of_headings(page.engine, part->heading + 1, part->headings));
        value_add(parts, value);
    }
    value_set_str(page, "lead", body->lead);
    value_set_str(page, "notes", body->notes);
    value_set_str(page, "spoken_text", body->spoken);
    value_set_int(page, "spoken_seconds", digest_seconds_aloud(body->spoken));
    value_set(page, "parts", parts);
}

static const struct yaml *first_figure(const struct yaml *frame)
{
    const struct yaml *items = yaml_get(frame, "items");
    for (const struct yaml *item = items ? items->first : NULL; item; item = item->next) {
        const struct yaml *kind = yaml_get(item, "kind");
        if (kind && str_is(kind->text, "figure"))
            return item;
    }
    return NULL;
}

struct value value_of_figures(struct engine *engine, const struct workshop *shop, int lang)
{
    struct value figures = value_map(engine);
    for (size_t i = 0; i < shop->places.len; i++) {
        struct demo_place place = shop->places.ptr[i];
        const struct yaml *figure = first_figure(place.demo->frame[lang]);
        if (place.page->lang == lang && figure)
            value_put(figures, place.demo->name, value_from_yaml(engine, figure));
    }
    return figures;
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
