/* shortcode: what stands between {{< and >}}: a name and arguments, by position or by name.
 *
 *     {{< name word "two words" key=value other="two words" >}}
 *
 * Blanks part them. In quotes \" and \\ stand for " and \. */
#ifndef WENDA_SYNTAX_SHORTCODE_H
#define WENDA_SYNTAX_SHORTCODE_H

#include "base/diag.h"
#include "syntax/marks.h"

struct shortcode_argument {
    struct str name; /* empty: by position */
    struct str value;
    struct loc loc;
};

struct shortcode {
    struct str name;
    struct loc loc; /* of the name */
    struct {
        struct shortcode_argument *ptr;
        size_t len, cap;
    } arguments;
    bool block; /* alone in its paragraph, whose place it takes */
};

/* Reads a token of the source into a zeroed shortcode. Texts are in the arena or borrowed. False after a
 * diagnostic. */
bool shortcode_read(struct arena *arena, struct diag *diag, const struct source *source,
                    const struct token *token, struct shortcode *shortcode);

#endif
