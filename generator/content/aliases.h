/* aliases: old addresses of pages, from their front matter: `old-id`, or `old-id#heading` for a part of a page
 * that has become this one. */
#ifndef WENDA_CONTENT_ALIASES_H
#define WENDA_CONTENT_ALIASES_H

#include "content/site.h"

/* Adds a page for every alias that no page has as its id, and tells those that are there which of their old
 * headings stand on another page now. The ids of all pages must be known. False after diagnostics. */
bool aliases_join(struct arena *arena, struct diag *diag, struct site *site);

#endif
