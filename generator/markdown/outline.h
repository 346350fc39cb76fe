/* outline: the headings of a page and their ids. */
#ifndef WENDA_MARKDOWN_OUTLINE_H
#define WENDA_MARKDOWN_OUTLINE_H

#include "content/page.h"

/* Fills page->headings from page->tree. Ids are what their author says, else slugs, unique in the page
 * ("losses", "losses-2"), and never begin with "ui-", which the theme's have. False after diagnostics:
 * an author's id is there twice. */
bool outline_collect(struct arena *arena, struct diag *diag, struct page *page);

#endif
