/* autolinks: pieces of running text become links. Private to syntax/. */
#ifndef WENDA_SYNTAX_AUTOLINKS_H
#define WENDA_SYNTAX_AUTOLINKS_H

#include "syntax/passes.h"

/* Finds all pieces of the block's text, outside of links, and hands each to `link` as a text node. */
void autolinks_make(struct inlines *inlines, text_piece *next,
                    void link(struct inlines *inlines, cmark_node *text));

/* Puts a link around the text node; returns it. */
cmark_node *autolinks_wrap(struct inlines *inlines, cmark_node *text, struct str url);

#endif
