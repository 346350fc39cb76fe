/* The containers of syntax/containers.c and the alerts of syntax/alerts.c become what their names say: a
 * callout, a fold, tabs. */
#include "markdown/containers.h"

#include "base/suggest.h"
#include "base/vec.h"
#include "syntax/passes.h"

struct meaning {
    const char *name;
    bool (*make)(const struct markdown_context *md, cmark_node *container,
                 const struct meaning *meaning);
    const char *key;     /* of the title that it has without one of its own */
    const char *classes; /* of the theme's */
};

cmark_node *container_title(cmark_node *container)
{
    cmark_node *first = cmark_node_first_child(container);
    return first && element_is(first, ELEMENT_TITLE) ? first : NULL;
}

static cmark_node *add_title(const struct markdown_context *md, cmark_node *container,
                             struct str word)
{
    cmark_node *title = tree_node(CMARK_NODE_PARAGRAPH);
    element_need(md->arena, title)->kind = ELEMENT_TITLE;
    cmark_node_append_child(title, element_text(md->arena, word));
    cmark_node_prepend_child(container, title);
    return title;
}

/* A title of the author's does not say what kind of callout it is; to those who do not see it the label does. */
static bool make_callout(const struct markdown_context *md, cmark_node *container,
                         const struct meaning *meaning)
{
    struct element *element = element_of(container);
    cmark_node *title = container_title(container);
    struct str word = STR("");
    bool ok = md->word(md->word_ctx, meaning->key, &word);
    element_set(md->arena, element, STR("class"), str_of(meaning->classes));
    element_set(md->arena, element, STR("role"), STR("note"));
    if (title)
        element_set(md->arena, element, STR("aria-label"), word);
    else
        title = add_title(md, container, word);
    element_set(md->arena, element_of(title), STR("class"), STR("callout-title"));
    return ok;
}

static bool make_details(const struct markdown_context *md, cmark_node *container,
                         const struct meaning *meaning)
{
    struct element *element = element_of(container);
    cmark_node *title = container_title(container);
    cmark_node *summary = element_block(md->arena, ELEMENT_PLAIN, STR("summary"));
    struct str word = STR("");
    bool ok = title || md->word(md->word_ctx, meaning->key, &word);
    element->tag = STR("details");
    element_set(md->arena, element, STR("class"), str_of(meaning->classes));
    if (!title)
        title = add_title(md, container, word);
    element_of(title)->kind = ELEMENT_BARE;
    element_of(summary)->holds_inlines = true;
    cmark_node_prepend_child(container, summary);
    cmark_node_append_child(summary, title);
    return ok;
}

static bool make_tabs(const struct markdown_context *md, cmark_node *container,
                      const struct meaning *meaning)
{
    (void)meaning;
    return container_tabs(md, container);
}

static bool make_tab(const struct markdown_context *md, cmark_node *container,
                     const struct meaning *meaning)
{
    (void)meaning;
    return container_tab(md, container);
}

static const struct meaning meanings[] = {
    { "note", make_callout, "callout_note", "callout callout-note" },
    { "tip", make_callout, "callout_tip", "callout callout-tip" },
    { "important", make_callout, "callout_important", "callout callout-important" },
    { "warning", make_callout, "callout_warning", "callout callout-warning" },
    { "caution", make_callout, "callout_caution", "callout callout-caution" },
    { "info", make_callout, "callout_note", "callout callout-note" }, /* others' names for two */
    { "danger", make_callout, "callout_caution", "callout callout-caution" },
    { "details", make_details, "details", "fold" },
    { "tabs", make_tabs, NULL, NULL },
    { "tab", make_tab, NULL, NULL },
};

static bool say_unknown(const struct markdown_context *md, cmark_node *container)
{
    struct str names[COUNT(meanings)], name = element_of(container)->name;
    for (size_t i = 0; i < COUNT(meanings); i++)
        names[i] = str_of(meanings[i].name);
    struct str hint = suggest_hint(md->arena, name, names, COUNT(names));
    if (!hint.len)
        hint =
            STR("there are note, tip, important, warning, caution, info, danger, details and tabs");
    return diag_error_hint(md->diag, page_loc(md->page, container), hint,
                           "no container is called '%.*s'", STR_ARG(name));
}

static bool make(const struct markdown_context *md, cmark_node *container)
{
    const struct element *element = element_of(container);
    for (size_t i = 0; i < COUNT(meanings); i++)
        if (str_is(element->name, meanings[i].name))
            return meanings[i].make(md, container, &meanings[i]);
    return say_unknown(md, container);
}

static bool has_attribute(const struct element *element, const char *name)
{
    for (size_t i = 0; i < element->attributes.len; i++)
        if (str_is(element->attributes.ptr[i].name, name))
            return true;
    return false;
}

static bool check_open(const struct markdown_context *md, cmark_node *container)
{
    const struct element *element = element_of(container);
    if (!has_attribute(element, "open") || str_is(element->name, "details"))
        return true;
    return diag_error(md->diag, page_loc(md->page, container), "only details can be 'open'");
}

bool pass_meanings(const struct markdown_context *md)
{
    struct nodes found = { 0 };
    bool ok = true;
    for (cmark_node *node = md->page->tree; (node = node_next_block(node, md->page->tree));)
        if (element_is(node, ELEMENT_CONTAINER))
            vec_push(md->arena, &found, node);
    for (size_t i = 0; i < found.len; i++) {
        ok = check_open(md, found.ptr[i]) && ok;
        ok = make(md, found.ptr[i]) && ok;
    }
    return ok;
}
