/* code_lines: what is told of each line of a code block: the lines that its fence names, and
 * those that a comment at their end marks as added or removed:
 *
 *     x = 1; // [!code --]
 *     x = 2; // [!code ++]
 */
#ifndef WENDA_MARKDOWN_CODE_LINES_H
#define WENDA_MARKDOWN_CODE_LINES_H

#include "highlight/highlight.h"
#include "markdown/code_info.h"

struct code_text {
    struct str text; /* without the comments that mark lines */
    struct code_lines lines;
    bool has_changes;
    size_t hidden; /* how many are */
};

/* Reads the lines of `text`, the block's own or what it includes, into a zeroed struct. False
 * after diagnostics. In the arena of the page, or a part of `text`. */
bool code_lines_read(struct code_block *block, struct str text, struct code_text *code);

#endif
