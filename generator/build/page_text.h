/* page_text: from a page's body to its tree. */
#ifndef WENDA_BUILD_PAGE_TEXT_H
#define WENDA_BUILD_PAGE_TEXT_H

#include "extend/filters.h"

/* Parses page->body, runs the theme's filters over the tree (`filterer` is NULL when there are none) and collects
 * its headings. False after diagnostics; the tree is there all the same. */
bool page_text_read(struct arena *arena, struct diag *diag, struct filterer *filterer,
                    struct page *page);

#endif
