/* marks: what has to be known of a text before cmark parses it, because afterwards it is lost.
 *
 * cmark's tree does not tell an escaped dollar sign from a plain one, has resolved the markup
 * inside formulas, and follows CommonMark's rules of emphasis, which Chinese punctuation breaks. So
 * code points that cannot occur (Unicode's noncharacters U+FDD0 and on) are put into the text:
 * cmark takes them for letters, the passes read them in its tree, and marks_clear() takes them
 * out again, wherever they ended up. What a text itself has of them becomes U+FFFD. */
#ifndef WENDA_SYNTAX_MARKS_H
#define WENDA_SYNTAX_MARKS_H

#include <stdint.h>

#include "base/map.h"
#include "syntax/lines.h"

enum mark {
    MARK_LETTER = 0xFDD0, /* beside a run of * or _ that punctuation would keep from working */
    MARK_ESCAPED,         /* behind a character that had a backslash before it, or was an entity */
    MARK_TOKEN,           /* around the number of a token */
    MARK_NOTE,            /* between "[^label]" and ":" where a footnote begins */
    MARK_LINE,            /* within "<!--" and "-->" around a line that begins with ":::" */
    MARK_CELL,            /* before a cell of a table that is parsed by itself */
    MARK_ADDRESS,         /* before and behind an address in running text */
    MARK_INERT,           /* before a backslash that keeps a character of an address from working */
    MARK_TASK,            /* behind the "[" of a task's box */
    MARK_DEFINITION,      /* within a comment around a line that begins with "*[" */
    MARK_POINT,           /* before a "." that stands for the punctuation beside a delimiter */
    MARK_END
};

/* The marks' bytes, to be put together with literals. */
#define MARK_LETTER_BYTES "\xEF\xB7\x90"
#define MARK_ESCAPED_BYTES "\xEF\xB7\x91"
#define MARK_TOKEN_BYTES "\xEF\xB7\x92"
#define MARK_NOTE_BYTES "\xEF\xB7\x93"
#define MARK_LINE_BYTES "\xEF\xB7\x94"
#define MARK_CELL_BYTES "\xEF\xB7\x95"
#define MARK_ADDRESS_BYTES "\xEF\xB7\x96"
#define MARK_INERT_BYTES "\xEF\xB7\x97"
#define MARK_TASK_BYTES "\xEF\xB7\x98"
#define MARK_DEFINITION_BYTES "\xEF\xB7\x99"
#define MARK_POINT_BYTES "\xEF\xB7\x9A"
enum { MARK_LEN = 3 };
#define MARK_BYTE '\xEF' /* the first of each */

enum token_kind {
    TOKEN_INLINE_MATHS,  /* $..$ */
    TOKEN_DISPLAY_MATHS, /* $$..$$ */
    TOKEN_SHORTCODE,     /* {{< .. >}} */
    TOKEN_ATTRIBUTES,    /* what stands behind the "{" of attributes, with "}": the brace is text */
    TOKEN_UNCLOSED,      /* {{< without >}} behind it in the line */
    TOKEN_MORE           /* the next line of the token before */
};

/* What cmark must not look into. In the text stands its number between two marks; where it goes
 * over several lines, one token a line. */
struct token {
    enum token_kind kind;
    struct str raw;  /* as written, delimiters included: of this line alone */
    struct str text; /* between the delimiters, without the marks of quotes and lists around it */
    int line, col;   /* of `raw` in the text as written; of a shared one: where it stands first */
    bool in_cell;    /* of a table, where each pipe of `raw` has a backslash before it as written */
};

/* Bytes that the marked text has more (or fewer, below zero) than the text as written in its line before this
 * place, the change here included. */
struct shift {
    int line, col, by;
};

/* From this place on, up to the end of the line by cmark's count, what cmark tells stands so many lines below and
 * bytes to the right. */
struct step {
    int line, col, lines, by;
};

/* What a short form stands for. */
struct abbreviation {
    struct str label, text; /* NUL-terminated */
};

struct abbreviations {
    struct abbreviation *ptr;
    size_t len, cap;
};

struct marked {
    struct str text;                    /* NUL-terminated */
    struct text_lines lines;            /* of it */
    struct abbreviations abbreviations; /* by their labels' bytes; added by the parser */
    unsigned kinds; /* of the marks that passes look for: a bit for each, marks_bit() */
    struct {
        struct token *ptr;
        size_t len, cap;
    } tokens;
    struct {
        int *ptr;
        size_t len, cap;
    } commented, /* numbers of lines that begin in a comment within text, */
        pipes;   /* and of those beneath an empty one that begin with a pipe, in their order */
    bool shares; /* tokens in the label of a link: those of the same text have the same number, */
    struct map shared; /* which is found here, so that cmark takes the labels for the same */
    struct {
        struct shift *ptr;
        size_t len, cap;
    } shifts,  /* in the order of the text */
        moves; /* what was rewritten in the marked text, likewise */
    struct {
        struct step *ptr;
        size_t len, cap;
    } steps; /* in the order of the text: syntax/steps.h */
};

/* The bit of a kind of marks. */
unsigned marks_bit(enum mark mark);

/* Marks `text`, whose first line is number `line`. All is in the arena. Line for line the marked
 * text is the text as written. */
void marks_add(struct arena *arena, struct str text, int line, struct marked *marked);

/* From where cmark tells that something stands to where it does in the marked text. */
void marks_correct(const struct marked *marked, int *line, int *col);

/* The column as written of a column of the marked text. */
int marks_column(const struct marked *marked, int line, int col);

/* True for a line that begins in a comment within text. */
bool marks_is_commented(const struct marked *marked, int line);

/* The column as written of a byte of the token's `raw`. */
int marks_token_column(const struct token *token, int offset);

/* The text as it was written: without marks, with the tokens' own text in their place. In the arena,
 * or `text` itself where it has no mark. NUL-terminated if `text` is. */
struct str marks_clear(struct arena *arena, const struct marked *marked, struct str text);

/* With U+FFFD, which is as long, in the place of noncharacters that could be marks: a copy in the arena, or
 * `text` itself where it has none. */
struct str marks_replace(struct arena *arena, struct str text);

/* True when marks were put into one of these lines. */
bool marks_are_in(const struct marked *marked, int first, int last);

/* Without the marks that begin or end it. */
struct str marks_trim(struct str text);

/* Takes the token's number at the start of *rest, marks included; false when there is none. */
bool marks_take_token(struct str *rest, size_t *number);

#endif
