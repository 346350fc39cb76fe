#include "syntax/parse.h"

#include "syntax/blocks.h"
#include "syntax/passes.h"

/* Without the option for places those behind code and tags over several lines are of the first. */
cmark_node *parsing_tree(struct str text, int line)
{
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_SOURCEPOS);
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
                               .written = lines_of(arena, input->text, input->line),
                               .tree = parsing_tree(marked->text, input->line) };
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

/* Out of what was parsed apart: where it was taken from. True when that is the text as written. */
static bool leave(const struct origin *origin, int *line, int *col)
{
    if (origin->marked)
        *col = marks_column(origin->marked, *line, *col);
    if (origin->to_line) {
        *line += origin->to_line - origin->from_line;
        *col += origin->to_col - origin->from_col;
    }
    return origin->marked != NULL;
}

static bool leave_all(const struct element *element, int *line, int *col)
{
    while (element && !leave(&element->origin, line, col))
        element = element->written_in;
    return element != NULL;
}

/* False for a node that was made, not written. The parts of a text have their places as their origins. */
static bool has_place(cmark_node *node)
{
    const struct element *element = element_of(node);
    bool part = cmark_node_get_type(node) == CMARK_NODE_TEXT && element && element->origin.to_line;
    return cmark_node_get_start_line(node) || part || (element && element->line);
}

void syntax_place(const struct parsed *parsed, cmark_node *node, int *line, int *col)
{
    while (!has_place(node) && cmark_node_parent(node))
        node = cmark_node_parent(node);
    const struct element *own = element_of(node);
    if (own && own->line) {
        *line = own->line;
        *col = own->col;
        return;
    }
    *line = cmark_node_get_start_line(node);
    *col = cmark_node_get_start_column(node);
    for (bool moved = false; node && !moved; node = cmark_node_parent(node)) {
        const struct element *element = element_of(node);
        if (!element)
            continue;
        if (leave(&element->origin, line, col) || leave_all(element->written_in, line, col))
            return;
        moved = element->written_in != NULL;
    }
    if (parsed->marked)
        *col = marks_column(parsed->marked, *line, *col);
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
