/* Definition lists: a term a line, and beneath them what they mean, each behind a colon. The
 * definitions are a list for cmark (see syntax/blocks.h); the paragraph before it holds the terms. */
#include "base/vec.h"
#include "syntax/blocks.h"

static bool is_break(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    return type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK;
}

/* The next line of the paragraph becomes a term. */
static void add_term(struct parsing *parsing, cmark_node *dl, cmark_node *paragraph)
{
    cmark_node *dt = element_add(parsing->arena, dl, "dt"), *term = tree_node(CMARK_NODE_PARAGRAPH);
    element_of(dt)->holds_inlines = true;
    element_need(parsing->arena, term)->kind = ELEMENT_BARE;
    cmark_node_append_child(dt, term);
    cmark_node *node;
    while ((node = cmark_node_first_child(paragraph)) && !is_break(node))
        cmark_node_append_child(term, node);
    if (node)
        cmark_node_free(node);
}

static void add_definition(struct parsing *parsing, cmark_node *dl, cmark_node *item, bool tight)
{
    cmark_node *dd = element_add(parsing->arena, dl, "dd");
    element_take_all(dd, item);
    for (cmark_node *node = cmark_node_first_child(dd); tight && node; node = cmark_node_next(node))
        if (cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH)
            element_need(parsing->arena, node)->kind = ELEMENT_BARE;
    element_of(dd)->holds_inlines = element_is(cmark_node_first_child(dd), ELEMENT_BARE);
}

/* The list before these terms, if nothing stands between: it goes on. */
static cmark_node *list_for(struct parsing *parsing, cmark_node *terms)
{
    cmark_node *before = cmark_node_previous(terms);
    if (before && element_is(before, ELEMENT_DEFINITIONS))
        return before;
    cmark_node *dl = element_block(parsing->arena, ELEMENT_DEFINITIONS, STR("dl"));
    cmark_node_insert_before(terms, dl);
    element_of(dl)->line = cmark_node_get_start_line(terms);
    element_of(dl)->col = cmark_node_get_start_column(terms);
    return dl;
}

static bool build(struct parsing *parsing, cmark_node *list)
{
    cmark_node *terms = cmark_node_previous(list), *item;
    if (!terms || cmark_node_get_type(terms) != CMARK_NODE_PARAGRAPH)
        return diag_error_hint(parsing->diag, parsing_loc(parsing, list),
                               STR("write the term on the line above, or \\: for a colon"),
                               "this definition has no term");
    int between = cmark_node_get_start_line(list) - cmark_node_get_end_line(terms);
    bool tight = cmark_node_get_list_tight(list) && between == 1;
    cmark_node *dl = list_for(parsing, terms);
    while (cmark_node_first_child(terms))
        add_term(parsing, dl, terms);
    cmark_node_free(terms);
    while (blocks_item(parsing, item = cmark_node_first_child(list)) == ITEM_DEFINITION) {
        add_definition(parsing, dl, item, tight);
        cmark_node_free(item);
    }
    if (!item) /* else an author's list went on with ours */
        cmark_node_free(list);
    return true;
}

bool pass_definitions(struct parsing *parsing)
{
    struct nodes lists = { 0 };
    bool ok = true;
    if (!blocks_found(parsing))
        return true;
    for (cmark_node *node = parsing->tree; (node = node_next_block(node, parsing->tree));)
        if (cmark_node_get_type(node) == CMARK_NODE_LIST &&
            blocks_item(parsing, cmark_node_first_child(node)) == ITEM_DEFINITION)
            vec_push(parsing->arena, &lists, node);
    for (size_t i = 0; i < lists.len; i++)
        ok = build(parsing, lists.ptr[i]) && ok;
    return ok;
}
