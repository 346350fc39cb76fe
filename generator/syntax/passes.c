#include "syntax/passes.h"

#include "base/vec.h"

/* ---- the tables ---- */

static bool (*const text_passes[])(struct parsing *parsing) = {
    pass_containers, /* first: they decide what stands beside what */
    pass_abbreviations, pass_tables, pass_definitions,
    pass_alerts,        pass_notes, /* last: it looks for references everywhere */
};

/* A pass over the inlines of a block runs where one of its bytes is in their text. */
static const struct inline_pass {
    const char *triggers; /* "": every block */
    bool (*run)(struct inlines *inlines);
} inline_passes[] = {
    { "\xEF", pass_tokens }, /* first: what they stand for has no text to look into */
    { "$", pass_dollars },   { "{", pass_attributes },    { "\xEF", pass_tasks },
    { "~", pass_strikes },   { "\xEF@", pass_autolinks }, { "\n", pass_soft_breaks },
};

enum { BYTES = 256, LINE_BREAK = '\n' };

/* By byte, a bit for each pass that it triggers. */
struct triggers {
    unsigned of[BYTES];
};

static struct triggers collect_triggers(void)
{
    struct triggers triggers = { { 0 } };
    for (size_t i = 0; i < COUNT(inline_passes); i++)
        for (const char *c = inline_passes[i].triggers; *c; c++)
            triggers.of[(unsigned char)*c] |= 1u << i;
    return triggers;
}

/* ---- the walk ---- */

static bool holds_inlines(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    return type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING;
}

cmark_node *node_next(cmark_node *node, cmark_node *top)
{
    cmark_node *next = cmark_node_first_child(node);
    for (; !next && node != top; node = cmark_node_parent(node))
        next = cmark_node_next(node);
    return next;
}

cmark_node *node_skip(cmark_node *node, cmark_node *top)
{
    cmark_node *next = NULL;
    for (; !next && node != top; node = cmark_node_parent(node))
        next = cmark_node_next(node);
    return next;
}

cmark_node *node_next_block(cmark_node *node, cmark_node *top)
{
    cmark_node *next = holds_inlines(node) ? NULL : cmark_node_first_child(node);
    for (; !next && node != top; node = cmark_node_parent(node))
        next = cmark_node_next(node);
    return next;
}

static unsigned triggered_by(const struct triggers *triggers, const char *text)
{
    unsigned found = 0;
    for (const unsigned char *c = (const unsigned char *)text; *c; c++)
        found |= triggers->of[*c];
    return found;
}

struct nodes inlines_texts(const struct inlines *inlines)
{
    struct nodes texts = { 0 };
    for (cmark_node *node = inlines->block; (node = node_next(node, inlines->block));)
        if (cmark_node_get_type(node) == CMARK_NODE_TEXT)
            vec_push(inlines->parsing->arena, &texts, node);
    return texts;
}

/* The node behind this one without going into links and images. */
static cmark_node *next_outside_links(cmark_node *node, cmark_node *top)
{
    cmark_node_type type = cmark_node_get_type(node);
    bool inside = type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE;
    return inside ? node_skip(node, top) : node_next(node, top);
}

struct nodes inlines_texts_outside_links(const struct inlines *inlines)
{
    struct nodes texts = { 0 };
    for (cmark_node *node = inlines->block; (node = next_outside_links(node, inlines->block));)
        if (cmark_node_get_type(node) == CMARK_NODE_TEXT)
            vec_push(inlines->parsing->arena, &texts, node);
    return texts;
}

static bool run_on_block(struct parsing *parsing, const struct triggers *triggers,
                         cmark_node *block)
{
    struct inlines inlines = { parsing, block };
    unsigned triggered = 0;
    bool ok = true;
    for (cmark_node *node = block; (node = node_next(node, block));) {
        cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_TEXT)
            triggered |= triggered_by(triggers, cmark_node_get_literal(node));
        else if (type == CMARK_NODE_SOFTBREAK)
            triggered |= triggers->of[LINE_BREAK];
    }
    for (size_t i = 0; i < COUNT(inline_passes); i++)
        if (triggered & 1u << i || !*inline_passes[i].triggers)
            ok = inline_passes[i].run(&inlines) && ok;
    return ok;
}

bool syntax_passes_run(struct parsing *parsing)
{
    struct triggers triggers = collect_triggers();
    struct nodes blocks = { 0 };
    bool ok = true;
    for (size_t i = 0; i < COUNT(text_passes); i++)
        ok = text_passes[i](parsing) && ok;
    for (cmark_node *node = parsing->tree; (node = node_next_block(node, parsing->tree));)
        if (holds_inlines(node))
            vec_push(parsing->arena, &blocks, node);
    for (size_t i = 0; i < blocks.len; i++)
        ok = run_on_block(parsing, &triggers, blocks.ptr[i]) && ok;
    return pass_clear(parsing) && ok; /* last: nobody reads the marks any more */
}
