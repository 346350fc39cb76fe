/* steps: where cmark miscounts, and by how much. It counts the columns of a paragraph's later lines as if they were
 * indented as its first is; it counts neither the lines within the address or title of a link, nor those of
 * definitions of links that a paragraph begins with; and the place of a link is a mixture of where it begins and
 * ends. What stands in one line with its block is right. */
#ifndef WENDA_SYNTAX_STEPS_H
#define WENDA_SYNTAX_STEPS_H

#include "syntax/passes.h"

/* Finds them in parsing->tree, which is as cmark made it of these lines: they go to the steps of the marked text,
 * and to what is told of links whose place is wrong. */
void steps_find(const struct parsing *parsing, const struct text_lines *lines);

#endif
