#include "build/made.h"

#include "base/vec.h"
#include "config/glossary.h"
#include "syntax/parse.h"

struct making {
    struct arena *arena;
    struct site *site;
    const struct templates *templates;
    int lang;
};

static bool has_page(const struct making *m, struct str id)
{
    for (size_t i = 0; i < m->site->pages.len; i++) {
        const struct page *page = m->site->pages.ptr[i];
        if (page->lang == m->lang && str_eq(page->id, id))
            return true;
    }
    return false;
}

/* The new page, or NULL when it is not to be made. */
static struct page *add_page(const struct making *m, enum page_kind kind, struct str id)
{
    const struct config *config = m->site->config;
    if (has_page(m, id) || !templates_have(m->templates, str_of(page_kind_name(kind))))
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

static bool has_tag(const struct page *page, const struct tag *tag)
{
    for (size_t i = 0; i < page->tags.len; i++)
        if (str_eq(page->tags.ptr[i].text, tag->id))
            return true;
    return false;
}

/* A page for the tag, if a question of the language has it. */
static void add_tag(const struct making *m, const struct tag *tag)
{
    bool used = false;
    for (size_t i = 0; i < m->site->pages.len && !used; i++) {
        const struct page *page = m->site->pages.ptr[i];
        used = page->lang == m->lang && page->kind == PAGE_QUESTION && has_tag(page, tag);
    }
    struct page *page =
        used ? add_page(m, PAGE_TAG, arena_printf(m->arena, "tags/%.*s", STR_ARG(tag->id))) : NULL;
    if (!page)
        return;
    page->tag = tag;
    page->title = tag->label[m->lang];
}

static bool has_questions(const struct making *m)
{
    for (size_t i = 0; i < m->site->pages.len; i++)
        if (m->site->pages.ptr[i]->lang == m->lang && m->site->pages.ptr[i]->kind == PAGE_QUESTION)
            return true;
    return false;
}

static bool has_demos(const struct making *m)
{
    for (size_t i = 0; i < m->site->pages.len; i++)
        if (m->site->pages.ptr[i]->lang == m->lang && m->site->pages.ptr[i]->demos.len)
            return true;
    return false;
}

static void add_pages(const struct making *m)
{
    const struct config *config = m->site->config;
    add_page(m, PAGE_HOME, STR("index"));
    if (has_questions(m))
        add_page(m, PAGE_LIST, STR("questions"));
    for (size_t i = 0; i < config->tags.len; i++)
        add_tag(m, &config->tags.ptr[i]);
    if (config->glossary && config->glossary->terms.len)
        add_page(m, PAGE_GLOSSARY, STR("glossary"));
    if (has_demos(m))
        add_page(m, PAGE_DEMOS, STR("all-demos"));
    if (config->whole)
        add_page(m, PAGE_WHOLE, STR("whole"));
    if (m->lang == 0) /* hosts look for one, at the site's root */
        add_page(m, PAGE_LOST, STR("404"));
}

void made_add(struct arena *arena, struct site *site, const struct templates *templates)
{
    for (int lang = 0; lang < site->config->language_count; lang++)
        add_pages(&(struct making){ arena, site, templates, lang });
}

bool made_name(struct diag *diag, const struct site *site, const struct theme *theme)
{
    static const char *const keys[] = { [PAGE_LIST] = "all_questions",
                                        [PAGE_GLOSSARY] = "glossary",
                                        [PAGE_DEMOS] = "all_demos",
                                        [PAGE_WHOLE] = "whole_bank",
                                        [PAGE_LOST] = "lost_title" };
    bool ok = true;
    for (size_t i = 0; i < site->pages.len; i++) {
        struct page *page = site->pages.ptr[i];
        const char *key = page->kind < COUNT(keys) ? keys[page->kind] : NULL;
        if (key)
            ok = theme_word(diag, theme, page->lang, key, &page->title) && ok;
    }
    return ok;
}
