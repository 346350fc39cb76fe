/* outline: the headings of a page and their ids. */
#ifndef WENDA_MARKDOWN_OUTLINE_H
#define WENDA_MARKDOWN_OUTLINE_H

#include "content/page.h"

/* Fills page->headings from page->tree. Ids are slugs, unique in the page
 * ("losses", "losses-2"), and never begin with "ui-", which the theme's have. */
void outline_collect(struct arena *arena, struct page *page);

#endif
