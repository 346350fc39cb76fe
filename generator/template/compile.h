/* compile: the text of a template as Lua source. Each tag, and each text between two, begins
 * a line of it, so that the number of a line, which is all that Lua knows of places, tells them
 * apart. Knows the tags, not what the code in them means. */
#ifndef WENDA_TEMPLATE_COMPILE_H
#define WENDA_TEMPLATE_COMPILE_H

#include "base/diag.h"

/* The code between `{{` and `}}`, comments blanked. */
struct expression {
    struct str code;
    size_t chunk_line;
    bool escapes; /* it has a ')' that no '(' before it opens */
};

/* Where a line of a chunk comes from: a tag, a text, or a further line of a tag's code. */
struct chunk_line {
    int line, col;
};

struct chunk_lines {
    struct chunk_line *ptr;
    size_t len, cap;
};

/* `lua` is a chunk that takes (environment, write, escape, raw): write() gets text,
 * escape() and raw() the value of an expression. */
struct compiled {
    struct str lua;
    struct chunk_lines lines;
    struct {
        struct expression *ptr;
        size_t len, cap;
    } expressions;
};

/* Compiles source->text into the arena. False after a diagnostic: text that is not
 * UTF-8, a tag that is not closed, an empty expression. */
bool compile_template(struct arena *arena, struct diag *diag, const struct source *source,
                      struct compiled *compiled);

#endif
