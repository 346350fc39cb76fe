#include "markdown/terms.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/vec.h"
#include "config/glossary.h"
#include "content/role.h"
#include "content/text.h"
#include "markdown/forms.h"

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_small(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool has_capital(struct str name)
{
    for (size_t i = 0; i < name.len; i++)
        if (is_capital(name.ptr[i]))
            return true;
    return false;
}

/* ---- the forms of a name ---- */

static struct str with_ending(struct arena *arena, struct str stem, const char *ending)
{
    return arena_printf(arena, "%.*s%s", STR_ARG(stem), ending);
}

/* The plural of a name that ends in a Latin letter. */
static struct str plural(struct arena *arena, struct str name)
{
    static const char *const hissing[] = { "s", "x", "z", "ch", "sh" };
    char last = name.ptr[name.len - 1], before = name.len > 1 ? name.ptr[name.len - 2] : ' ';
    for (size_t i = 0; i < COUNT(hissing); i++)
        if (str_ends(name, str_of(hissing[i])))
            return with_ending(arena, name, "es");
    if (last == 'y' && is_small(before) && !strchr("aeou", before))
        return with_ending(arena, str_slice(name, 0, name.len - 1), "ies");
    return with_ending(arena, name, "s");
}

static void add_form(struct arena *arena, struct abbreviations *forms, struct str label,
                     const struct term *term)
{
    struct abbreviation form = { .label = label, .text = term->id };
    vec_push(arena, forms, form);
    if (is_small(label.ptr[label.len - 1]) || is_capital(label.ptr[label.len - 1])) {
        form.label = plural(arena, label);
        vec_push(arena, forms, form);
    }
}

/* A name as it is, and at the start of a sentence. */
static void add_forms(struct arena *arena, struct abbreviations *forms, struct str name,
                      const struct term *term)
{
    if (!name.len)
        return;
    add_form(arena, forms, name, term);
    if (!is_small(name.ptr[0]) || has_capital(name))
        return;
    struct str capital = arena_dup(arena, name);
    ((char *)capital.ptr)[0] -= 'a' - 'A';
    add_form(arena, forms, capital, term);
}

static int by_label(const void *a, const void *b)
{
    const struct abbreviation *left = a, *right = b;
    return str_cmp(left->label, right->label);
}

/* Those of all names in the language. */
static struct abbreviations forms_of(struct arena *arena, const struct glossary *glossary, int lang)
{
    struct abbreviations forms = { 0 };
    for (size_t i = 0; i < glossary->terms.len; i++) {
        const struct term *term = glossary->terms.ptr[i];
        if (term->link)
            add_forms(arena, &forms, term->name[lang], term);
    }
    if (forms.len)
        qsort(forms.ptr, forms.len, sizeof *forms.ptr, by_label);
    return forms;
}

const struct term_forms *terms_forms(struct arena *arena, const struct config *config)
{
    struct term_forms *forms = arena_alloc(arena, sizeof *forms);
    for (int lang = 0; lang < config->language_count && config->glossary; lang++)
        forms->of[lang] = forms_of(arena, config->glossary, lang);
    return forms;
}

/* ---- finding them ---- */

/* The block at which a question's references begin, in which words are names; or NULL. */
static cmark_node *references_of(const struct page *page)
{
    for (size_t i = 0; page->kind == PAGE_QUESTION && i < page->headings.len; i++)
        if (page->headings.ptr[i].level == 2 &&
            role_of(page->headings.ptr[i].title) == ROLE_REFERENCES)
            return page->headings.ptr[i].node;
    return NULL;
}

/* Adds the terms that the author has marked. */
static void collect_marked(const struct markdown_context *md, struct map *used)
{
    cmark_node *tree = md->page->tree;
    for (cmark_node *node = tree; node; node = node_next(node, tree)) {
        if (!element_is(node, ELEMENT_TERM))
            continue;
        struct str word = element_of(node)->name;
        const struct term *term =
            glossary_find(md->arena, md->site->config, page_text_lang(md->page),
                          word.len ? word : text_of(md->arena, node));
        if (term)
            map_put(md->arena, used, term->id, node);
    }
}

static void mark(struct arena *arena, cmark_node *text, struct str id)
{
    cmark_node *term = element_inline(arena, ELEMENT_TERM, STR("a"));
    element_of(term)->name = id;
    cmark_node_insert_before(text, term);
    cmark_node_append_child(term, text);
}

void terms_find(const struct markdown_context *md)
{
    const struct abbreviations *forms = &md->terms->of[page_text_lang(md->page)];
    if (!forms->len || md->page->kind == PAGE_GUIDE)
        return;
    struct nodes found = { 0 };
    struct map used = { 0 };
    collect_marked(md, &used);
    forms_isolate(md->arena, md->page->tree, references_of(md->page), forms, &found);
    for (size_t i = 0; i < found.len; i++) {
        struct str id = forms_text(forms, str_of(cmark_node_get_literal(found.ptr[i])));
        if (map_put(md->arena, &used, id, found.ptr[i]) == NULL)
            mark(md->arena, found.ptr[i], id);
    }
}
