/* page_text: from a page's source to what is known of it alone. */
#ifndef WENDA_BUILD_PAGE_TEXT_H
#define WENDA_BUILD_PAGE_TEXT_H

#include "extend/filters.h"

/* Parses page->body, runs the theme's filters over the tree (`filterer` is NULL when there are none) and collects
 * its headings. False after diagnostics; the tree is there all the same. */
bool page_text_read(struct arena *arena, struct diag *diag, struct filterer *filterer,
                    struct page *page);

/* Reads front matter and text of page->source into a page that is else as page_read() wants it. All faults are told;
 * false when there was one, and then the page is faulty. */
bool page_source_read(struct arena *arena, struct diag *diag, const struct config *config,
                      struct filterer *filterer, struct page *page);

#endif
