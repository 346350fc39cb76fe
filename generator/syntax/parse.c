#include "syntax/parse.h"

#include "syntax/blocks.h"
#include "syntax/passes.h"
#include "syntax/rows.h"
#include "syntax/text_bytes.h"
#include "syntax/tree.h"

/* Without the option for places those behind code and tags over several lines are of the first. */
cmark_node *parsing_tree(struct str text, int line)
{
    cmark_parser *parser =
        cmark_parser_new_with_mem(CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_SOURCEPOS, tree_memory());
    for (int i = 1; i < line; i++) /* blank lines count too */
        cmark_parser_feed(parser, "\n", 1);
    cmark_parser_feed(parser, text.ptr, text.len);
    cmark_node *tree = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    return tree;
}

bool syntax_parse(struct arena *arena, struct diag *diag, const struct parse_input *input,
                  struct parsed *parsed)
{
    struct marked *marked = arena_alloc(arena, sizeof *marked);
    marks_add(arena, input->text, input->line, marked);
    struct parsing parsing = { .arena = arena,
                               .diag = diag,
                               .source = input->source,
                               .marked = marked,
                               .text = marked->text,
                               .line = input->line,
                               .unmarked = input->text,
                               .written = lines_of(arena, input->text, input->line) };
    bool ok = blocks_parse(&parsing);
    ok = syntax_passes_run(&parsing) && ok;
    *parsed = (struct parsed){ parsing.tree, marked };
    marked->abbreviations = parsing.abbreviations;
    return ok;
}

cmark_node *syntax_parse_commonmark(struct str text)
{
    return parsing_tree(text, 1);
}

/* False for a node that was made, not written. */
static bool has_place(cmark_node *node)
{
    const struct element *element = element_of(node);
    return cmark_node_get_start_line(node) ||
           (element && (element->told.line || element->line || element->token));
}

/* What the node was parsed apart in, or NULL. */
static const struct origin *origin_of(cmark_node *node)
{
    const struct element *element = NULL;
    for (; node; node = cmark_node_parent(node)) {
        element = element_of(node);
        if (element && (element->origin.to_line || element->written_in))
            break;
    }
    while (element && !element->origin.to_line)
        element = element->written_in;
    return element ? &element->origin : NULL;
}

/* A place of the text as it was taken from becomes one of the whole text. */
static void leave(const struct origin *origin, int *line, int *col)
{
    size_t at = (size_t)(*col - origin->from_col);
    *line += origin->to_line - origin->from_line;
    *col = origin->to_col + (int)(origin->marked ? row_written(origin->cell, at) : at);
}

/* Columns before what cmark tells of a code span that its backticks take. */
static int ticks_before(struct str line, int col)
{
    int ticks = 0;
    while (ticks < col - 1 && line.ptr[col - 2 - ticks] == '`')
        ticks++;
    return ticks;
}

/* From where cmark tells that the node stands to where it does. */
static void place_told(const struct parsed *parsed, cmark_node *node, int *line, int *col)
{
    const struct origin *origin = origin_of(node);
    const struct marked *marked = origin && origin->marked ? origin->marked : parsed->marked;
    if (origin && !origin->marked)
        leave(origin, line, col);
    if (!marked)
        return;
    marks_correct(marked, line, col);
    struct str text = lines_get(&marked->lines, *line);
    struct told told = element_told(node);
    if (told.whole)
        *col += (int)text_bytes(&told, str_slice(text, (size_t)*col - 1, text.len));
    else if (cmark_node_get_type(node) == CMARK_NODE_CODE && (size_t)*col <= text.len + 1)
        *col -= ticks_before(text, *col);
    *col = marks_column(marked, *line, *col);
    if (origin && origin->marked)
        leave(origin, line, col);
}

void syntax_place(const struct parsed *parsed, cmark_node *node, int *line, int *col)
{
    while (!has_place(node) && cmark_node_parent(node))
        node = cmark_node_parent(node);
    const struct element *own = element_of(node);
    if (own && own->line) {
        *line = own->line;
        *col = own->col;
    } else if (own && own->token) {
        *line = own->token->line;
        *col = own->token->col;
    } else {
        struct told told = element_told(node);
        *line = told.line;
        *col = told.col;
        place_told(parsed, node, line, col);
    }
}

/* What is around the node and was parsed apart. */
static cmark_node *apart_around(cmark_node *node)
{
    do
        node = cmark_node_parent(node);
    while (node && !(element_of(node) &&
                     (element_of(node)->origin.to_line || element_of(node)->written_in)));
    return node;
}

void syntax_keep_place(struct arena *arena, cmark_node *node)
{
    static const struct element page;
    while (node && cmark_node_parent(node)) {
        struct element *own = element_need(arena, node);
        if (own->written_in)
            return;
        node = apart_around(node);
        own->written_in = node ? element_of(node) : &page;
    }
}

struct loc parsing_loc(const struct parsing *parsing, cmark_node *node)
{
    struct parsed parsed = { parsing->tree, parsing->marked };
    struct loc loc = { .source = parsing->source };
    syntax_place(&parsed, node, &loc.line, &loc.col);
    return loc;
}
