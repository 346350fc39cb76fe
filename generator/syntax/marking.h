/* marking: the way of marks_add() through a text. For the files that it is made of alone. */
#ifndef WENDA_SYNTAX_MARKING_H
#define WENDA_SYNTAX_MARKING_H

#include "base/strbuf.h"
#include "syntax/marks.h"
#include "syntax/scan.h"

/* Runs of backticks that are longer open no code span (nor do they in cmark). */
enum { TICKS_MAX = 80 };

/* How far a construct may go, and whether it is known that none ends from here to there. */
struct reach {
    size_t end;
    bool none;
};

/* The way through a text. */
struct marking {
    struct arena *arena;
    struct marked *marked;
    struct str in;
    size_t at;      /* of `in` */
    size_t written; /* what is before is in `out` */
    struct strbuf out;
    int line;
    size_t line_in, line_out; /* where the line begins */
    size_t line_end;          /* and ends, in `in`; not looked for yet if it is not behind `at` */
    int quotes;               /* the line's marks of block quotes */
    size_t content;           /* where its content begins, in `in` */
    struct fence fence;       /* that is open, or of length 0 */
    struct {
        int *ptr;
        size_t len, cap;
    } items;            /* columns at which the content of those begins that may be open */
    bool after_text;    /* the line before is not empty */
    bool in_table;      /* the line is one beneath a table's header, and so */
    struct fence table; /* those below are that stand in the same; of no length */
    int no_close;       /* the line in which no >}} is left */
    struct reach paragraph, section, inlines;
    bool no_ticks[TICKS_MAX + 1]; /* none of that length closes in the paragraph from here on */
    int brackets;                 /* that are open in the paragraph */
    size_t no_address;            /* none begins before: a tag, or where a link leads to */
    size_t no_attributes;         /* none that are whole begin before */
};

/* U+FFFD, which stands for what cannot be. */
#define REPLACEMENT "\xEF\xBF\xBD"

/* What is not read yet. */
struct str marking_rest(const struct marking *m);

/* Goes on behind so many bytes, which stay as they are. */
void marking_copy(struct marking *m, size_t len);

/* The same of bytes of the line that are not looked into: should cmark do so after all, an entity in them
 * makes no mark. */
void marking_copy_whole(struct marking *m, size_t len);

/* The same up to in[end], which may be in a line below. */
void marking_copy_lines(struct marking *m, size_t end);

/* Adds what the text has not. */
void marking_add(struct marking *m, struct str bytes);

/* Puts other bytes in the place of the next `len`, for good. */
void marking_replace(struct marking *m, size_t len, struct str bytes);

/* Tells the passes that the text has such marks. */
void marking_tell(struct marking *m, enum mark mark);

/* Puts a token in the place of the next `len` bytes, which are of one line. */
void marking_token(struct marking *m, enum token_kind kind, size_t len, struct str text);

/* True where the label of a link is defined that may hold a token. */
bool marking_has_labels(struct str text);

/* Goes on to the next line, where there is one. */
void marking_end_line(struct marking *m);

/* True when a formula begins at in[at], in the present line. */
bool marking_is_formula(struct marking *m, size_t at);

/* Where the paragraph that holds the present place ends, at the latest. */
struct reach *marking_paragraph(struct marking *m);

/* The same of a formula of its own, in which a line may begin as a list does: with + or -. */
struct reach *marking_section(struct marking *m);

/* Looks whether the line, which begins like that, is of a table, its header aside. */
void marking_table(struct marking *m, struct str line, const struct line_start *start);

/* Nothing goes on behind the line, of which `rest` is next, if it is a heading or of a table. */
void marking_end_with_line(struct marking *m, struct str rest);

/* True when the line, which begins like that, is of fenced code, its fences included, or of a comment. */
bool marking_fence(struct marking *m, struct str line, const struct line_start *start);

/* Each copies at least the byte that it is about: {, $, \, &, [ or ], <, :, w. */
void marking_brace(struct marking *m);
void marking_dollar(struct marking *m);
void marking_backslash(struct marking *m);
void marking_entity(struct marking *m);
void marking_bracket(struct marking *m);
void marking_less_than(struct marking *m);
void marking_colon(struct marking *m);
void marking_w(struct marking *m);

#endif
