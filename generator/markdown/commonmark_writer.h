/* commonmark_writer: lines of Markdown within quotes and lists. Private to commonmark*.c. */
#ifndef WENDA_MARKDOWN_COMMONMARK_WRITER_H
#define WENDA_MARKDOWN_COMMONMARK_WRITER_H

#include "markdown/commonmark.h"

/* A list that is open: how its items begin. */
struct open_list {
    char marker; /* '-' or '*'; of a numbered one, what follows the number */
    int number;  /* of the next item; -1: they have none */
};

struct writer {
    const struct commonmark *cm;
    struct strbuf *out;
    struct strbuf prefix; /* of each line */
    struct {
        size_t *ptr;
        size_t len, cap;
    } levels; /* how long the prefix was outside of each block that has one */
    struct {
        struct open_list *ptr;
        size_t len, cap;
    } lists;
    int breaks;   /* line ends that come before what is written next */
    bool fresh;   /* on this line stands nothing yet but the prefix */
    char ended;   /* the marker of a list that nothing stands behind yet, or 0 */
    int one_line; /* depth of what cannot have line ends: headings, cells */
    int cells;    /* of a table, where a pipe ends one */
    int brackets; /* of links and images */
    bool heading;
};

/* Writes it as it is; it has no line end. */
void writer_put(struct writer *w, struct str markdown);
void writer_say(struct writer *w, const char *markdown);

/* How many backticks follow each other in the text at most. */
size_t writer_longest_run(struct str text);

/* Writes text that has no line end. `more`: it goes on behind it in the same line. */
void writer_text(struct writer *w, struct str text, bool more);

/* Writes where a link leads. */
void writer_address(struct writer *w, struct str address);

/* Writes lines as they are. */
void writer_lines(struct writer *w, struct str lines);

/* Ends the line, or leaves a blank where it cannot end. */
void writer_break(struct writer *w);

/* Begins a block with a mark, and its lines with `indent`. */
void writer_open(struct writer *w, struct str mark, struct str indent);
void writer_close(struct writer *w);

/* Writes the beginning or the end of an inline node; true when what it holds is written with it. */
bool writer_inline(struct writer *w, cmark_node *node, bool enter);

/* Writes a block of code with its title above it. */
void writer_code(struct writer *w, cmark_node *node);

#endif
