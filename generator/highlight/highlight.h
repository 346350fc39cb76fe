/* highlight: code to HTML with a class for each kind of token. Knows nothing of pages.
 *
 * The HTML is one element of class hl-line a line, its end of line inside, and in it spans of the
 * classes hl-added, hl-comment, hl-constant, hl-escape, hl-function, hl-keyword, hl-number,
 * hl-property, hl-removed, hl-string, hl-tag and hl-type; other code stands plain. Its text is the
 * code to the byte, whatever the code is. */
#ifndef WENDA_HIGHLIGHT_HIGHLIGHT_H
#define WENDA_HIGHLIGHT_HIGHLIGHT_H

#include "base/strbuf.h"

/* The longest code that is parsed: the parser keeps a node's number of children in 16 bits, and
 * no node has more of them than bytes. */
enum { HIGHLIGHT_MAX = 60 * 1000 };

/* The languages' queries, each compiled when it is asked for first, and memory to work in. */
struct highlighter;

/* To be given back with highlighter_free(). */
struct highlighter *highlighter_new(void);
void highlighter_free(struct highlighter *highlighter);

enum line_change { LINE_SAME, LINE_ADDED, LINE_REMOVED };

/* What is told of a line beside its text. */
struct code_line {
    enum line_change change; /* its element is <ins> or <del> */
    bool marked;             /* <mark>, and of class hl-marked also where it is one of those */
    bool hidden;             /* class hl-hidden */
    size_t number;           /* data-line; 0: none */
};

/* Of the first lines of some code; of those behind them nothing is told. */
struct code_lines {
    struct code_line *ptr;
    size_t len, cap;
};

/* Appends the code as HTML; false, with nothing appended, when no language has that name. Any
 * thread may call. Without a highlighter no token has a colour. Where the parser does not
 * understand the code, only the tokens that it knows have one. None has in code past HIGHLIGHT_MAX,
 * nor in what is no code of the language: where the parser drowns in errors or finds no end in
 * four seconds, a hundred times what code takes. */
bool highlight(struct highlighter *highlighter, struct str language, struct str code,
               struct code_lines lines, struct strbuf *html);

#endif
