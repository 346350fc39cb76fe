/* Two dollar signs at the start of a line are no price: when no formula begins there, its end is missing. */
#include "syntax/passes.h"

#define SIGNS "$$"

static bool begins_line(cmark_node *text)
{
    cmark_node *before = cmark_node_previous(text);
    cmark_node_type type = before ? cmark_node_get_type(before) : CMARK_NODE_SOFTBREAK;
    return type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK;
}

/* False for signs that the author escaped. */
static bool is_written(const struct parsing *parsing, struct loc loc)
{
    struct str line = lines_get(&parsing->written, loc.line);
    return str_starts(str_slice(line, (size_t)loc.col - 1, line.len), STR(SIGNS));
}

bool pass_dollars(struct inlines *inlines)
{
    struct parsing *parsing = inlines->parsing;
    struct nodes texts = inlines_texts(inlines);
    for (size_t i = 0; i < texts.len; i++) {
        cmark_node *text = texts.ptr[i];
        bool signs = str_starts(str_of(cmark_node_get_literal(text)), STR(SIGNS));
        if (!signs || !begins_line(text))
            continue;
        struct loc loc = parsing_loc(parsing, text);
        if (is_written(parsing, loc))
            diag_warning_hint(parsing->diag, loc, STR("end it with $$; \\$$ is text"),
                              "this formula is never closed");
    }
    return true;
}
