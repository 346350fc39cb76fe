/* highlight: code to HTML with a class for each kind of token, by tree-sitter: the grammars'
 * own parsers and the queries that come with them. Knows nothing of pages.
 *
 * The HTML is one <span class="hl-line"> a line, its end of line inside, and in it spans of the
 * classes hl-comment, hl-constant, hl-escape, hl-function, hl-keyword, hl-number, hl-string and
 * hl-type;
 * other code stands plain. Its text is the code to the byte, whatever the code is. */
#ifndef WENDA_MARKDOWN_HIGHLIGHT_H
#define WENDA_MARKDOWN_HIGHLIGHT_H

#include "base/strbuf.h"

/* The longest code that is parsed: the parser keeps a node's number of children in 16 bits, and
 * no node has more of them than bytes. */
enum { HIGHLIGHT_MAX = 60 * 1000 };

/* The languages' queries, each compiled when it is asked for first. */
struct highlighter;

/* To be given back with highlighter_free(). */
struct highlighter *highlighter_new(void);
void highlighter_free(struct highlighter *highlighter);

/* Appends the code as HTML; false, with nothing appended, when no grammar has that name. Any
 * thread may call. Where the parser does not understand the code, only the tokens that it knows
 * have colours. None has in code past HIGHLIGHT_MAX, nor in what is no code of the language: where
 * the parser drowns in errors or finds no end in four seconds, a hundred times what code takes. */
bool highlight(struct highlighter *highlighter, struct str language, struct str code,
               struct strbuf *html);

#endif
