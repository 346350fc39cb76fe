/* passes: what our dialect adds to cmark's tree as far as the text alone tells it. Each pass stands in
 * its own file; syntax/passes.c holds the tables. None works on finished HTML. */
#ifndef WENDA_SYNTAX_PASSES_H
#define WENDA_SYNTAX_PASSES_H

#include "base/diag.h"
#include "syntax/element.h"
#include "syntax/lines.h"
#include "syntax/marks.h"

struct nodes {
    cmark_node **ptr;
    size_t len, cap;
};

/* A text that is being parsed: a page's, or a part of one that is parsed apart. */
struct parsing {
    struct arena *arena;
    struct diag *diag;
    const struct source *source;
    struct marked *marked;
    struct str text; /* marked; its lines are counted from `line` */
    int line;
    struct str unmarked;       /* as written, */
    struct text_lines written; /* and its lines */
    struct line_edit *edits;   /* one a line: syntax/blocks.h */
    struct str rewritten;      /* the text with them */
    bool apart;                /* parts of it were marked by themselves */
    cmark_node *tree;
    struct abbreviations abbreviations; /* that the text defines */
};

/* The tree of a text by CommonMark alone; its lines are counted from `line`. To be freed with cmark_node_free(). */
cmark_node *parsing_tree(struct str text, int line);

/* Runs all passes over parsing->tree. False when one told a fault. */
bool syntax_passes_run(struct parsing *parsing);

/* The place of a node, in the text as it was written. */
struct loc parsing_loc(const struct parsing *parsing, cmark_node *node);

/* A block whose children are inlines: a paragraph, a heading. */
struct inlines {
    struct parsing *parsing;
    cmark_node *block;
};

/* Its text nodes at any depth as they are now, in order. */
struct nodes inlines_texts(const struct inlines *inlines);

/* The same outside of links and images, where no link can stand. */
struct nodes inlines_texts_outside_links(const struct inlines *inlines);

/* The node behind this one, in the order of the text, that stands below `top`; NULL at its end. */
cmark_node *node_next(cmark_node *node, cmark_node *top);

/* The same without what stands below `node`. */
cmark_node *node_skip(cmark_node *node, cmark_node *top);

/* The same, passing over inlines. */
cmark_node *node_next_block(cmark_node *node, cmark_node *top);

/* Parts a text node: it keeps the bytes [from, to); what stands before and behind, if anything, goes to
 * new text nodes beside it. Returns the node. */
cmark_node *text_part(struct arena *arena, cmark_node *node, size_t from, size_t to);

/* Takes the first `len` bytes, which are plain letters and blanks, off the text with which a block begins. */
void text_cut(struct arena *arena, cmark_node *block, size_t len);

/* Finds in text[at..] the next piece [*from, *to), never empty, that shall be a node; false: none. */
typedef bool text_piece(const void *ctx, struct str text, size_t at, size_t *from, size_t *to);

/* Parts a text node, in time that grows with its length: each piece becomes a node, which is added to
 * `pieces`, and what is between them too. The node itself is gone if there is a piece. */
void text_isolate(struct arena *arena, cmark_node *node, text_piece *next, const void *ctx,
                  struct nodes *pieces);

/* Gives a node that was made the place of text[offset] of a text node. */
void text_told(struct arena *arena, cmark_node *text, size_t offset, cmark_node *node);

/* The place of text[offset] of a text node, in the text as it was written. */
struct loc text_loc(const struct parsing *parsing, cmark_node *node, size_t offset);

/* The passes over a whole text. */
bool pass_containers(struct parsing *parsing);
bool pass_abbreviations(struct parsing *parsing);
bool pass_tables(struct parsing *parsing);
bool pass_definitions(struct parsing *parsing);
bool pass_notes(struct parsing *parsing);
bool pass_alerts(struct parsing *parsing);
bool pass_fences(struct parsing *parsing);
bool pass_wide_colons(struct parsing *parsing);
bool pass_wide_bars(struct parsing *parsing);
bool pass_note_labels(struct parsing *parsing);
bool pass_clear(struct parsing *parsing);

/* The passes over one block's inlines. */
bool pass_tokens(struct inlines *inlines);
bool pass_dollars(struct inlines *inlines);
bool pass_wide_brackets(struct inlines *inlines);
bool pass_attributes(struct inlines *inlines);
bool pass_tasks(struct inlines *inlines);
bool pass_addresses(struct inlines *inlines);
bool pass_mail(struct inlines *inlines);
bool pass_papers(struct inlines *inlines);
bool pass_strikes(struct inlines *inlines);
void pass_soft_breaks(struct inlines *inlines);

#endif
