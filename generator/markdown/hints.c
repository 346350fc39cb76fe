/* Short forms and terms of the glossary show what they mean to whoever points at them, tabs to them or taps
 * them. The meaning stands in an attribute, from which CSS shows it, and once at the end of the page, hidden,
 * where screen readers find it. Of the places that mean the same only the first can be tabbed to: a reader at
 * the keyboard shall not have to pass a hundred. */
#include "base/map.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "config/glossary.h"
#include "content/text.h"
#include "markdown/passes.h"
#include "syntax/passes.h"

/* What is met on the page so far. */
struct hints {
    const struct markdown_context *md;
    struct map met;    /* meaning -> id of the hidden text */
    cmark_node *texts; /* the block of the hidden texts; NULL as yet */
};

static void set(struct hints *hints, cmark_node *node, struct str name, struct str value)
{
    element_set(hints->md->arena, element_need(hints->md->arena, node), name, value);
}

/* Adds the meaning to the hidden block at the page's end. */
static struct str add_text(struct hints *hints, struct str meaning)
{
    struct arena *arena = hints->md->arena;
    if (!hints->texts) {
        hints->texts = element_block(arena, ELEMENT_PLAIN, STR("div"));
        set(hints, hints->texts, STR("hidden"), STR(""));
        cmark_node_append_child(hints->md->page->tree, hints->texts);
    }
    struct str id = arena_printf(arena, "ui-hint-%zu", hints->met.len + 1);
    cmark_node *paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH);
    set(hints, paragraph, STR("id"), id);
    cmark_node_append_child(paragraph, element_text(arena, meaning));
    cmark_node_append_child(hints->texts, paragraph);
    return id;
}

/* Lets the node show the meaning. */
static void add_hint(struct hints *hints, cmark_node *node, struct str meaning)
{
    struct arena *arena = hints->md->arena;
    struct str *known = map_get(&hints->met, meaning);
    set(hints, node, STR("class"), STR("hint"));
    set(hints, node, STR("tabindex"), known ? STR("-1") : STR("0"));
    if (!known) {
        known = arena_alloc(arena, sizeof *known);
        *known = add_text(hints, meaning);
        map_put(arena, &hints->met, meaning, known);
    }
    set(hints, node, STR("aria-describedby"), *known);
    set(hints, node, STR("data-hint"), meaning);
}

/* ---- short forms ---- */

/* Index of the first of the forms [low, high), all alike in their first `depth` bytes, whose next byte is
 * not below `byte`. */
static size_t find_byte(const struct abbreviations *forms, size_t low, size_t high, size_t depth,
                        int byte)
{
    while (low < high) {
        size_t mid = (low + high) / 2;
        struct str label = forms->ptr[mid].label;
        int here = depth < label.len ? (unsigned char)label.ptr[depth] : -1;
        if (here < byte)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

static bool is_spaced_letter(uint32_t c)
{
    return c && utf8_is_word(c) && !utf8_is_unspaced(c);
}

/* True where a word of Latin letters would go on between the two texts. */
static bool is_within_word(struct str before, struct str behind)
{
    uint32_t next = behind.len ? utf8_next(&behind) : 0;
    return is_spaced_letter(utf8_last(before)) && is_spaced_letter(next);
}

/* Length of the longest form at text[at], or 0. */
static size_t longest_form(const struct abbreviations *forms, struct str text, size_t at)
{
    size_t low = 0, high = forms->len, longest = 0;
    if (is_within_word(str_slice(text, 0, at), str_slice(text, at, text.len)))
        return 0;
    for (size_t depth = 0; low < high; depth++) {
        size_t end = at + depth;
        bool whole = forms->ptr[low].label.len == depth;
        if (whole && !is_within_word(str_slice(text, at, end), str_slice(text, end, text.len)))
            longest = depth;
        if (end == text.len)
            break;
        int byte = (unsigned char)text.ptr[end];
        low = find_byte(forms, low, high, depth, byte);
        high = find_byte(forms, low, high, depth, byte + 1);
    }
    return longest;
}

static bool next_form(const void *ctx, struct str text, size_t at, size_t *from, size_t *to)
{
    for (struct str rest = str_slice(text, at, text.len); rest.len; utf8_next(&rest)) {
        *from = text.len - rest.len;
        size_t len = longest_form(ctx, text, *from);
        *to = *from + len;
        if (len)
            return true;
    }
    return false;
}

static struct str meaning_of(const struct abbreviations *forms, struct str label)
{
    size_t low = 0, high = forms->len;
    while (low < high) {
        size_t mid = (low + high) / 2;
        int order = str_cmp(forms->ptr[mid].label, label);
        if (order == 0)
            return forms->ptr[mid].text;
        if (order < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return STR("");
}

/* Not in links, which have a meaning of their own, nor in headings, of which the contents are made. */
static bool is_left_alone(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    return type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE || type == CMARK_NODE_HEADING ||
           element_is(node, ELEMENT_TERM);
}

static void mark_forms(struct hints *hints, const struct abbreviations *forms)
{
    cmark_node *tree = hints->md->page->tree;
    struct nodes texts = { 0 }, pieces = { 0 };
    for (cmark_node *node = tree; node;) {
        if (cmark_node_get_type(node) == CMARK_NODE_TEXT)
            vec_push(hints->md->arena, &texts, node);
        node = is_left_alone(node) ? node_skip(node, tree) : node_next(node, tree);
    }
    for (size_t i = 0; i < texts.len; i++)
        text_isolate(hints->md->arena, texts.ptr[i], next_form, forms, &pieces);
    for (size_t i = 0; i < pieces.len; i++) {
        cmark_node *text = pieces.ptr[i];
        cmark_node *form = element_inline(hints->md->arena, ELEMENT_PLAIN, STR("abbr"));
        cmark_node_insert_before(text, form);
        cmark_node_append_child(form, text);
        add_hint(hints, form, meaning_of(forms, str_of(cmark_node_get_literal(text))));
    }
}

/* ---- terms ---- */

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
    add_hint(hints, node, term->text[lang]);
    return true;
}

static bool mark_terms(struct hints *hints)
{
    cmark_node *tree = hints->md->page->tree;
    bool ok = true;
    for (cmark_node *node = tree; node && hints->md->site; node = node_next(node, tree))
        if (element_is(node, ELEMENT_TERM))
            ok = mark_term(hints, node) && ok;
    return ok;
}

bool pass_hints(const struct markdown_context *md)
{
    struct hints hints = { .md = md };
    bool ok = mark_terms(&hints);
    if (md->page->marked && md->page->marked->abbreviations.len)
        mark_forms(&hints, &md->page->marked->abbreviations);
    return ok;
}
