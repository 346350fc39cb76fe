/* Short forms and terms of the glossary show what they mean to whoever points at them, tabs to them or taps
 * them. The meaning stands in an attribute, once a place: CSS shows it from there, and screen readers say it. Of
 * the places that mean the same only the first can be tabbed to: a reader at the keyboard shall not have to pass
 * a hundred. */
#include "base/map.h"
#include "base/path.h"
#include "config/glossary.h"
#include "content/text.h"
#include "markdown/forms.h"
#include "markdown/terms.h"

struct hints {
    const struct markdown_context *md;
    struct map met; /* meanings on the page so far */
};

static void set(struct hints *hints, cmark_node *node, struct str name, struct str value)
{
    element_set(hints->md->arena, element_need(hints->md->arena, node), name, value);
}

/* Lets the node show the meaning. */
static void add_hint(struct hints *hints, cmark_node *node, struct str meaning)
{
    bool known = map_put(hints->md->arena, &hints->met, meaning, node) != NULL;
    set(hints, node, STR("class"), STR("hint"));
    if (!element_get(element_of(node), STR("href")).len)
        set(hints, node, STR("tabindex"), known ? STR("-1") : STR("0"));
    set(hints, node, STR("aria-description"), meaning);
}

/* ---- short forms ---- */

static void mark_forms(struct hints *hints, const struct abbreviations *forms)
{
    struct nodes found = { 0 };
    forms_isolate(hints->md->arena, hints->md->page->tree, NULL, forms, &found);
    for (size_t i = 0; i < found.len; i++) {
        cmark_node *text = found.ptr[i];
        cmark_node *form = element_inline(hints->md->arena, ELEMENT_PLAIN, STR("abbr"));
        cmark_node_insert_before(text, form);
        cmark_node_append_child(form, text);
        add_hint(hints, form, forms_text(forms, str_of(cmark_node_get_literal(text))));
    }
}

/* ---- terms ---- */

/* Where the glossary explains the term, or "" where the site has no such page. */
static struct str address_of(const struct hints *hints, const struct term *term)
{
    const struct markdown_context *md = hints->md;
    const struct page *page = site_page(md->site, md->page->lang, STR("glossary"));
    if (!page || page->kind != PAGE_GLOSSARY)
        return STR("");
    struct str way = path_relative(md->arena, md->page->path, page->path);
    return arena_printf(md->arena, "%.*s#term-%.*s", STR_ARG(way), STR_ARG(term->id));
}

static bool mark_term(struct hints *hints, cmark_node *node)
{
    const struct markdown_context *md = hints->md;
    const struct config *config = md->site->config;
    struct str word = element_of(node)->name;
    int lang = page_text_lang(md->page);
    if (!word.len)
        word = text_of(md->arena, node);
    const struct term *term = glossary_find(md->arena, config, lang, word);
    if (!term)
        return diag_error_hint(md->diag, page_loc(md->page, node),
                               glossary_hint(md->arena, config, lang, word),
                               "the glossary has no term '%.*s'", STR_ARG(word));
    struct str address = str_is(element_of(node)->tag, "a") ? address_of(hints, term) : STR("");
    if (address.len)
        set(hints, node, STR("href"), address);
    else
        element_of(node)->tag = STR("span");
    add_hint(hints, node, term->text[lang]);
    return true;
}

static void tell_glossary(const struct markdown_context *md)
{
    if (md->used)
        md->used(md->used_ctx, USED_GLOSSARY, STR(""), STR(""));
}

static bool mark_terms(struct hints *hints)
{
    cmark_node *tree = hints->md->page->tree;
    bool ok = true;
    for (cmark_node *node = tree; node && hints->md->site; node = node_next(node, tree))
        if (element_is(node, ELEMENT_TERM)) {
            tell_glossary(hints->md);
            ok = mark_term(hints, node) && ok;
        }
    return ok;
}

bool pass_hints(const struct markdown_context *md)
{
    struct hints hints = { .md = md };
    if (md->page->marked && md->page->marked->abbreviations.len)
        mark_forms(&hints, &md->page->marked->abbreviations);
    if (md->terms) {
        tell_glossary(md);
        terms_find(md);
    }
    return mark_terms(&hints);
}
