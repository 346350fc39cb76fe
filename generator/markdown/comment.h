/* comment: comments that are one line, in any language: after // # -- ; % or between signs of C's
 * or HTML's. Knows no grammar: whoever asks knows what to look for in them. */
#ifndef WENDA_MARKDOWN_COMMENT_H
#define WENDA_MARKDOWN_COMMENT_H

#include "base/str.h"

/* The text of a line that is a comment, without its signs and the blanks around; false when the
 * line does not begin as one. */
bool comment_text(struct str line, struct str *text);

/* Length of the sign that opens a comment and that `s` ends with; 0 when there is none. */
size_t comment_sign(struct str s);

#endif
