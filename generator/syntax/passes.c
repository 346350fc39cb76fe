#include "syntax/passes.h"

#include "base/vec.h"

/* ---- the tables ---- */

/* What a pass looks for; a text without it is spared the pass. */
struct trigger {
    enum mark mark;    /* or 0, */
    const char *words; /* and then this; "": anything */
};

static const struct text_pass {
    struct trigger trigger;
    bool (*run)(struct parsing *parsing);
} text_passes[] = {
    { { 0, "" }, pass_fences }, /* it changes nothing, nor does */
    { { 0, "\uFF1A" }, pass_wide_colons },
    { { 0, "\uFF5C" }, pass_wide_bars },
    { { 0, "[^" }, pass_note_labels },
    { { MARK_LINE, "" }, pass_containers }, /* first: they decide what stands beside what */
    { { MARK_DEFINITION, "" }, pass_abbreviations },
    { { 0, "" }, pass_tables },
    { { 0, "[!" }, pass_alerts }, /* their first line is no term of */
    { { 0, "" }, pass_definitions },
    { { 0, "[^" }, pass_notes }, /* last: it looks for references everywhere */
};

/* Of the blocks of a text, those are spared that have not the first byte of what the pass looks for. */
static const struct inline_pass {
    struct trigger trigger;
    bool (*run)(struct inlines *inlines);
} inline_passes[] = {
    { { MARK_TOKEN, "" }, pass_tokens }, /* first: what they stand for has no text to look into */
    { { 0, "$" }, pass_dollars },        { { 0, "]" }, pass_wide_brackets },
    { { 0, "{" }, pass_attributes },     { { MARK_TASK, "" }, pass_tasks },
    { { 0, "~" }, pass_strikes },        { { MARK_ADDRESS, "" }, pass_addresses },
    { { 0, "@" }, pass_mail },           { { 0, ":" }, pass_papers },
};

enum { BYTES = 256 };

/* By byte, a bit for each pass that it triggers, and whether there is one. */
struct triggers {
    unsigned of[BYTES];
    bool is[BYTES];
    bool any;
};

/* Words are looked for in the text as written: what is within a token is marked anew in a table's cell. */
static bool is_triggered(const struct parsing *parsing, const struct trigger *trigger)
{
    struct str words = str_of(trigger->words), text = parsing->unmarked;
    if (trigger->mark)
        return parsing->marked->kinds & marks_bit(trigger->mark);
    return !words.len || str_search(text, words) < text.len;
}

static struct triggers collect_triggers(const struct parsing *parsing)
{
    struct triggers triggers = { .any = false };
    for (size_t i = 0; i < COUNT(inline_passes); i++) {
        const struct trigger *trigger = &inline_passes[i].trigger;
        char byte = trigger->mark ? MARK_BYTE : trigger->words[0];
        if (!is_triggered(parsing, trigger))
            continue;
        triggers.of[(unsigned char)byte] |= 1u << i;
        triggers.is[(unsigned char)byte] = true;
        triggers.any = true;
    }
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

static unsigned triggered_by(const struct triggers *triggers, struct str text)
{
    unsigned found = 0;
    for (size_t at; (at = str_find_any(text, triggers->is)) < text.len;) {
        found |= triggers->of[(unsigned char)text.ptr[at]];
        text = str_slice(text, at + 1, text.len);
    }
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

/* The passes that what the block says triggers. */
static unsigned find_passes(const struct triggers *triggers, cmark_node *block)
{
    unsigned found = 0;
    for (cmark_node *node = block; triggers->any && (node = node_next(node, block));)
        if (cmark_node_get_type(node) == CMARK_NODE_TEXT)
            found |= triggered_by(triggers, str_of(cmark_node_get_literal(node)));
    return found;
}

/* False for a block that stands on one line. Those that were made have no lines. */
static bool may_break(cmark_node *block)
{
    int line = cmark_node_get_start_line(block);
    return !line || line != cmark_node_get_end_line(block);
}

static bool run_on_block(struct parsing *parsing, const struct triggers *triggers,
                         cmark_node *block)
{
    struct inlines inlines = { parsing, block };
    unsigned passes = find_passes(triggers, block);
    bool ok = true;
    for (size_t i = 0; i < COUNT(inline_passes); i++)
        if (passes & 1u << i)
            ok = inline_passes[i].run(&inlines) && ok;
    if (may_break(block)) /* last: the others need to know where lines end */
        pass_soft_breaks(&inlines);
    return ok;
}

bool syntax_passes_run(struct parsing *parsing)
{
    struct nodes blocks = { 0 };
    bool ok = true;
    for (size_t i = 0; i < COUNT(text_passes); i++)
        if (is_triggered(parsing, &text_passes[i].trigger))
            ok = text_passes[i].run(parsing) && ok;
    struct triggers triggers = collect_triggers(parsing); /* tables have marks of their own */
    for (cmark_node *node = parsing->tree; (node = node_next_block(node, parsing->tree));)
        if (holds_inlines(node))
            vec_push(parsing->arena, &blocks, node);
    for (size_t i = 0; i < blocks.len; i++)
        ok = run_on_block(parsing, &triggers, blocks.ptr[i]) && ok;
    return pass_clear(parsing) && ok; /* last: nobody reads the marks any more */
}
