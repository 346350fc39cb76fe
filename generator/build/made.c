#include "build/made.h"

#include "base/vec.h"
#include "config/glossary.h"
#include "syntax/parse.h"

/* What the authors' pages of a language hold. */
struct contents {
    struct map ids, tags; /* id -> a page that has it, tag of a question -> a question */
    bool questions, demos;
};

struct making {
    struct arena *arena;
    struct diag *diag;
    struct site *site;
    const struct templates *templates;
    struct contents contents;
    int lang;
};

static struct contents contents_of(struct arena *arena, const struct site *site, int lang)
{
    struct contents contents = { 0 };
    for (size_t i = 0; i < site->pages.len; i++) {
        struct page *page = site->pages.ptr[i];
        if (page->lang != lang)
            continue;
        map_put(arena, &contents.ids, page->id, page);
        contents.demos = contents.demos || page->demos.len;
        contents.questions = contents.questions || page->kind == PAGE_QUESTION;
        for (size_t k = 0; page->kind == PAGE_QUESTION && k < page->tags.len; k++)
            map_put(arena, &contents.tags, page->tags.ptr[k].text, page);
    }
    return contents;
}

/* The new page, or NULL when it is not to be made. */
static struct page *add_page(const struct making *m, enum page_kind kind, struct str id)
{
    const struct config *config = m->site->config;
    if (map_get(&m->contents.ids, id) ||
        !templates_have(m->templates, str_of(page_kind_name(kind))))
        return NULL;
    struct page *page = arena_alloc(m->arena, sizeof *page);
    *page = (struct page){ .kind = kind,
                           .lang = m->lang,
                           .source = &config->source,
                           .id = id,
                           .title = config->title[m->lang],
                           .tree = syntax_parse_commonmark(STR("")) };
    vec_push(m->arena, &m->site->pages, page);
    return page;
}

/* A page for the tag, if a question has it. */
static void add_tag(const struct making *m, const struct tag *tag)
{
    if (!map_get(&m->contents.tags, tag->id))
        return;
    struct page *page =
        add_page(m, PAGE_TAG, arena_printf(m->arena, "tags/%.*s", STR_ARG(tag->id)));
    if (!page)
        return;
    page->tag = tag;
    page->title = tag->label[m->lang];
}

static void add_search(const struct making *m)
{
    const struct page *first = map_get(&m->contents.ids, STR("search"));
    if (add_page(m, PAGE_SEARCH, STR("search")) || !first || first->original ||
        !templates_have(m->templates, STR("search")))
        return;
    diag_warning_hint(m->diag, first->id_loc,
                      STR("give this page another id; 'search: false' in site.yaml says that the "
                          "site has no search"),
                      "this page takes the address of search, so readers cannot search");
}

static void add_pages(const struct making *m)
{
    const struct config *config = m->site->config;
    add_page(m, PAGE_HOME, STR("index"));
    if (m->contents.questions)
        add_page(m, PAGE_LIST, STR("questions"));
    for (size_t i = 0; i < config->tags.len; i++)
        add_tag(m, &config->tags.ptr[i]);
    if (config->glossary && config->glossary->terms.len)
        add_page(m, PAGE_GLOSSARY, STR("glossary"));
    if (m->contents.demos)
        add_page(m, PAGE_DEMOS, STR("all-demos"));
    if (config->whole)
        add_page(m, PAGE_WHOLE, STR("whole"));
    if (config->search)
        add_search(m);
    add_page(m, PAGE_LOST, STR("404"));
}

void made_add(struct arena *arena, struct diag *diag, struct site *site,
              const struct templates *templates)
{
    for (int lang = 0; lang < site->config->language_count; lang++)
        add_pages(&(struct making){ .arena = arena,
                                    .diag = diag,
                                    .site = site,
                                    .templates = templates,
                                    .contents = contents_of(arena, site, lang),
                                    .lang = lang });
}

bool made_name(struct diag *diag, const struct site *site, const struct theme *theme)
{
    /* the others are called after the site or a tag */
    static const char *const keys[] = {
        [PAGE_LIST] = "all_questions", [PAGE_GLOSSARY] = "glossary", [PAGE_DEMOS] = "all_demos",
        [PAGE_WHOLE] = "whole_bank",   [PAGE_SEARCH] = "search",     [PAGE_LOST] = "lost_title"
    };
    bool ok = true;
    for (size_t i = 0; i < site->pages.len; i++) {
        struct page *page = site->pages.ptr[i];
        const char *key = page->kind < COUNT(keys) ? keys[page->kind] : NULL;
        if (key)
            ok = theme_word(diag, theme, page->lang, key, &page->title) && ok;
    }
    return ok;
}
