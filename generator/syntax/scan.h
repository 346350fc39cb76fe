/* scan: how a line begins, as far as that can be told from the line alone. */
#ifndef WENDA_SYNTAX_SCAN_H
#define WENDA_SYNTAX_SCAN_H

#include "base/str.h"

/* What stands before a line's content. */
struct line_start {
    int quotes;     /* marks of block quotes */
    size_t indent;  /* columns before the first mark of a list, or before the content */
    bool item;      /* it has such a mark */
    size_t column;  /* the content's, from 0 */
    size_t content; /* offset behind blanks and the marks of quotes and lists */
};
struct line_start scan_line_start(struct str line);

/* A fence that encloses code: its character, how long it is, how many quotes it stands in, and how far
 * its lines are indented at least. */
struct fence {
    char byte;
    size_t length; /* 0: no fence */
    int quotes;
    size_t indent;
};

/* True when `content`, which stands behind `start`, opens a fence: *fence says which. The content of the
 * item of a list that it stands in begins at column `item`. */
bool scan_fence(const struct line_start *start, struct str content, size_t item,
                struct fence *fence);

/* True when this line does not belong to the fenced code any more: its quote or item has ended. A line that
 * closes the fence still does, and sets fence->length to 0. */
bool scan_fence_ends(struct fence *fence, const struct line_start *start, struct str content);

/* Length of the mark of a list at the start of `content` that nothing follows; 0 otherwise. */
size_t scan_bare_mark(struct str content);

/* Length of "[^label]" at the start of `content` where ":" follows; 0 otherwise. */
size_t scan_note_label(struct str content);

/* Length of "*[label]:" at the start of `content`; 0 otherwise. */
size_t scan_definition(struct str content);

/* True when `content`, the rest of a line behind `before`, is the box of a task: "[ ] ", "[x] ". */
bool scan_task(struct str before, struct str content);

/* A line that goes on with a paragraph or a formula, without its first blanks and at most so many
 * marks of quotes. */
struct str scan_continuation(struct str line, int quotes);

/* Offset of the end of the line before which a paragraph ends that holds text[at]: an empty line
 * follows, or one that surely begins another block. */
size_t scan_paragraph_end(struct str text, size_t at);

/* The same where only an empty line ends it. */
size_t scan_section_end(struct str text, size_t at);

/* How often the first byte of `s` stands there. */
size_t scan_run(struct str s);

bool scan_is_white(char c);

/* Offset behind the run of exactly `len` backticks that closes a code span; 0 if none does. */
size_t scan_ticks(struct str text, size_t len);

/* Offset of the dollar sign that closes a formula, of the two that close one, or text.len. */
size_t scan_dollar(struct str text);
size_t scan_dollars(struct str text);

/* Number of bytes before the next that may have a meaning in a line: * _ ` $ { \ & : w [ ] < or its end. */
size_t scan_plain(struct str s);

#endif
