/* compile: the text of a template as Lua source of as many lines, so that Lua's
 * line numbers are the template's. Knows the tags, not what the code in them means. */
#ifndef WENDA_TEMPLATE_COMPILE_H
#define WENDA_TEMPLATE_COMPILE_H

#include "base/diag.h"

/* The code between `{{` and `}}`, comments blanked. */
struct expression {
    struct str code;
    struct loc loc;
};

/* `lua` is a chunk that takes (environment, write, escape, raw): write() gets text,
 * escape() and raw() the value of an expression and its column. */
struct compiled {
    struct str lua;
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
