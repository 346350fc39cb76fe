/* filters: what a theme's filters/name.lua do to a page's tree, in order of their names, before
 * anything else looks at it. Each file returns a function of the document and the page. What it
 * leaves is as if the page's author had written it. */
#ifndef WENDA_EXTEND_FILTERS_H
#define WENDA_EXTEND_FILTERS_H

#include "content/page.h"
#include "template/templates.h"

/* Reads those of the folders, a file of an earlier one standing in for one of the same name. Shared,
 * unchanged, by all filterers. NULL after diagnostics. */
struct templates *filters_load(struct arena *arena, struct diag *diag, const struct str *folders,
                               size_t count);

bool filters_are_none(const struct templates *filters);

/* One a thread. To be released with filterer_free(). */
struct filterer *filterer_new(const struct templates *filters, struct diag *diag,
                              const struct config *config);
void filterer_free(struct filterer *filterer);

/* Runs all filters over page->tree. What the tree refers to is in the arena. False after a
 * diagnostic; the tree is in order even then. */
bool filterer_run(struct filterer *filterer, struct arena *arena, const struct page *page);

#endif
