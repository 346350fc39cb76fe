/* made: the pages that no author wrote: a home page where there is none, one a tag, the glossary, all demos, the
 * whole bank to be printed, search, and one for addresses that lead nowhere. */
#ifndef WENDA_BUILD_MADE_H
#define WENDA_BUILD_MADE_H

#include "build/theme.h"
#include "content/site.h"

/* Adds those that the theme has a template for, and something to show, to a site that is not yet joined. One whose
 * id an author's page has is left to that page; of search, which no page can stand in for, that is told. */
void made_add(struct arena *arena, struct diag *diag, struct site *site,
              const struct templates *templates);

/* Gives them the theme's words for titles. False after diagnostics. */
bool made_name(struct diag *diag, const struct site *site, const struct theme *theme);

#endif
