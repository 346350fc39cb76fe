/* check: what a build does not mind and an author wants to know. Each function tells what it finds as warnings,
 * or as errors where a link leads nowhere, and only what the build has not told itself. */
#ifndef WENDA_CHECK_CHECK_H
#define WENDA_CHECK_CHECK_H

#include "check/finished.h"
#include "content/site.h"

/* Headings that skip a level, and emphasis that stayed text: to be asked before the trees are used up. */
void check_texts(struct diag *diag, const struct site *site);

/* What a page has in one language and lacks in another: the page itself, headings, code, formulas, demos. Likewise
 * before the trees are used up; every page must be known. */
void check_parity(struct diag *diag, const struct site *site);

/* Links of the finished pages that lead nowhere, and pages that no other leads to. `finished` must have seen all
 * files of the site. */
void check_links(struct diag *diag, const struct site *site, const struct finished *finished);

/* Whether a page shows, includes or links to the file. */
typedef bool check_is_used(void *ctx, struct str path);

/* Files beneath the folders in `root` that are neither pages nor used. The folder of the theme, hidden files and
 * sites that were published there are not looked at. */
void check_unused(struct diag *diag, const struct site *site, struct str root,
                  check_is_used *is_used, void *ctx);

/* The parts of check_texts(), each for one page. */
void check_headings(struct diag *diag, const struct page *page);
void check_asterisks(struct diag *diag, const struct page *page);

#endif
