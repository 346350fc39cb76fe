/* parse: Markdown text to cmark's tree. */
#ifndef WENDA_MARKDOWN_PARSE_H
#define WENDA_MARKDOWN_PARSE_H

#include <cmark.h>

#include "base/str.h"

/* The tree of `text`, whose nodes count lines from `line`; to be freed with
 * cmark_node_free(). Never fails: any text is Markdown. */
cmark_node *markdown_parse(struct str text, int line);

#endif
