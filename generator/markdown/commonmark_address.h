/* commonmark_address: what links and images lead to. Private to commonmark*.c. */
#ifndef WENDA_MARKDOWN_COMMONMARK_ADDRESS_H
#define WENDA_MARKDOWN_COMMONMARK_ADDRESS_H

#include "markdown/commonmark.h"

/* Both in the page's arena or as the node has it. The title of what a link leads to is set where the site has it. */
struct str commonmark_link_address(const struct commonmark *cm, cmark_node *link,
                                   struct str *title);
struct str commonmark_image_address(const struct commonmark *cm, cmark_node *image);

#endif
