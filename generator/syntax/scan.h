/* scan: how a line begins, as far as that can be told from the line alone. */
#ifndef WENDA_SYNTAX_SCAN_H
#define WENDA_SYNTAX_SCAN_H

#include "base/str.h"

/* What stands before a line's content. */
struct line_start {
    int quotes;     /* marks of block quotes */
    size_t content; /* offset behind blanks and the marks of quotes and lists */
};
struct line_start scan_line_start(struct str line);

/* A fence that encloses code, or the begin of a comment, which is like one: its character, how long it is,
 * what it stands in. */
struct fence {
    char byte;
    size_t length; /* 0: no fence */
    int quotes;
    int column; /* where the content of quotes and lists begins */
};

/* True when `content`, which stands behind `start`, opens a fence: *fence says which. */
bool scan_fence(const struct line_start *start, struct str content, struct fence *fence);

/* The same of a comment that the line does not end. */
bool scan_comment(const struct line_start *start, struct str content, struct fence *fence);

/* Offset behind the "-->" of the line, or 0. */
size_t scan_comment_end(struct str line);

/* Columns of the first bytes of a line, a tab reaching to the next multiple of four. */
int scan_columns(struct str line, size_t bytes);

/* Length of "[^label]" at the start of `content` where ":" follows; 0 otherwise. */
size_t scan_note_label(struct str content);

/* Length of "[^label]" at the start of `text`, a footnote's mark; 0 where it is none, is the text of a link, or has
 * a backslash in it. */
size_t scan_note_mark(struct str text);

/* Length of "*[label]:" at the start of `content`; 0 otherwise. */
size_t scan_definition(struct str content);

/* True when `content`, the rest of a line behind `before`, is the box of a task: "[ ] ", "[x] ". */
bool scan_task(struct str before, struct str content);

/* A line that goes on with a paragraph or a formula, without its first blanks and at most so many
 * marks of quotes. */
struct str scan_continuation(struct str line, int quotes);

/* True for a line that is no row of a table that it follows. */
bool scan_ends_table(struct str line);

/* Offset of the end of the line before which a paragraph ends that holds text[at]: an empty line
 * follows, or one that surely begins another block. */
size_t scan_paragraph_end(struct str text, size_t at);

/* The same where only CommonMark's own blocks end it. */
size_t scan_inlines_end(struct str text, size_t at);

/* The same where only an empty line ends it. */
size_t scan_section_end(struct str text, size_t at);

/* How often the first byte of `s` stands there. */
size_t scan_run(struct str s);

/* White space of ASCII, the ends of lines included. */
bool scan_is_white(char c);

/* A blank or a tab. */
bool scan_is_blank(char c);

/* Offset behind the run of exactly `len` backticks that closes a code span; 0 if none does. */
size_t scan_ticks(struct str text, size_t len);

/* Offset of the next dollar sign, of the next two, that no backslash is before; or text.len. */
size_t scan_dollar(struct str text);
size_t scan_dollars(struct str text);

/* Number of bytes before the next that may have a meaning in a line: * _ ` $ { \ & : w [ ] < or its end. */
size_t scan_plain(struct str s);

#endif
