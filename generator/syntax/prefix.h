/* prefix: what the quotes and lists around a block take of the start of its lines, as CommonMark
 * counts it: in columns, a tab reaching to the next multiple of four. */
#ifndef WENDA_SYNTAX_PREFIX_H
#define WENDA_SYNTAX_PREFIX_H

#include <cmark.h>

#include "base/arena.h"
#include "syntax/lines.h"

/* The containers around a block, the outermost first. */
struct prefix {
    struct container *ptr;
    size_t len, cap;
};

/* Of a node of the tree of these lines. */
struct prefix prefix_of(struct arena *arena, const struct text_lines *lines, cmark_node *node);

/* How a line of the block goes on behind them. */
struct content {
    struct str text;   /* from its first byte that is not blank */
    size_t from, skip; /* offsets of the line: behind the prefix, and of `text` */
    int indent;        /* columns between them */
    size_t lead;       /* bytes that cmark keeps of them where the line is lazy, else 0 */
    bool lazy;         /* a mark or blanks are missing: the line is no block's of its own there */
};
struct content prefix_skip(const struct prefix *prefix, struct str line);

/* The same for the line of that number on which the block begins. */
struct content prefix_first(const struct prefix *prefix, const struct text_lines *lines, int line);

#endif
