/* parse: Markdown in our dialect to a tree. */
#ifndef WENDA_SYNTAX_PARSE_H
#define WENDA_SYNTAX_PARSE_H

#include <cmark.h>

#include "base/diag.h"

struct marked;

/* What is parsed: a part of a source, which begins at a line of it. */
struct parse_input {
    const struct source *source;
    struct str text;
    int line;
};

struct parsed {
    cmark_node *tree;            /* to be freed with cmark_node_free() */
    const struct marked *marked; /* NULL: the text was parsed as it stands */
};

/* Parses the text with every pass of syntax/passes.c. What its elements hold is in the arena. The tree
 * is there even when false is returned, after diagnostics. */
bool syntax_parse(struct arena *arena, struct diag *diag, const struct parse_input *input,
                  struct parsed *parsed);

/* The tree of CommonMark alone. Never fails: any text is CommonMark. */
cmark_node *syntax_parse_commonmark(struct str text);

/* Where a node of the tree stands in the text as written. */
void syntax_place(const struct parsed *parsed, cmark_node *node, int *line, int *col);

/* Lets the node, with all in it, have its place still when it stands elsewhere in the tree. To be called before it
 * goes. */
void syntax_keep_place(struct arena *arena, cmark_node *node);

#endif
