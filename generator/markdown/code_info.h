/* code_info: what stands behind the fence of a code block:
 *
 *     ```c title="clip.c" {3,5-8} linenos=10 hide={1-2} include=src/clip.c#clip
 *
 * A language, then options in any order. Knows nothing of what they do. */
#ifndef WENDA_MARKDOWN_CODE_INFO_H
#define WENDA_MARKDOWN_CODE_INFO_H

#include "markdown/passes.h"

/* Lines [from, to] of some code, from 1, and how the author wrote it. */
struct line_range {
    size_t from, to;
    struct str text;
};

struct line_ranges {
    struct line_range *ptr;
    size_t len, cap;
};

/* What was not given is "", empty or 0. Texts are parts of `text`. */
struct code_info {
    struct str text; /* all of it */
    struct str language, title, include;
    struct line_ranges marked, hidden;
    size_t first; /* number of the first line */
};

/* A code block of a page. */
struct code_block {
    const struct markdown_context *md;
    cmark_node *node;
    struct code_info info;
    struct loc info_loc; /* of info.text; line 0: nobody asked yet */
};

/* Reads the fence of block->node into block->info, texts as copies in the page's arena. False
 * after diagnostics, and then what was good is there. */
bool code_info_read(struct code_block *block);

/* The place of `part` of info.text in the page's source. */
struct loc code_info_loc(struct code_block *block, struct str part);

/* The place of `word` in the line of the source that is `below` the block's first; the block's own
 * when it is not there. */
struct loc code_line_loc(const struct code_block *block, size_t below, struct str word);

#endif
