/* search: what the page's search (themes/default/scripts/search/) reads, as script files, so that it works without a
 * server too. For each language search/LANG.js, and search/LANG-guide.js of the pages that tell authors how to write, lists the others, whose names have a hash: the text of all pages in
 * pieces and, where that is too much to load as a whole, an index of it. */
#ifndef WENDA_SEARCH_SEARCH_H
#define WENDA_SEARCH_SEARCH_H

#include "content/page.h"
#include "publish/publish.h"

struct search;

/* To be released with search_free(). `config` must outlive it. */
struct search *search_new(const struct config *config);
void search_free(struct search *search);

/* Takes in a page as readers see it, if its HTML has text that is to be found; a question or a plain page for its
 * title alone. Any thread may call. The page must outlive `search`. */
void search_add(struct search *search, const struct page *page, struct str html);

/* Publishes the files, the same whatever the order in which pages came; none where the theme has no search: no page of search,
 * and no page with such text. False after
 * diagnostics. */
bool search_publish(struct search *search, struct publish *publish, int jobs);

#endif
