/* edit: makes a page anew whose text alone was edited, while the site that it belongs to is still in memory. What other files take
 * from the text (the search, the feed, the page of all questions) is left to the build that must follow. */
#ifndef WENDA_BUILD_EDIT_H
#define WENDA_BUILD_EDIT_H

#include "build/build.h"

/* True when the file is one that pages are made of. */
bool edit_is_page(const struct run *run, struct str path);

/* Makes those pages and publishes them at once, as a build would. False when that takes more: the front matter, a
 * heading, an anchor, a link to a page, a demo or the kind of the page is another, something would be told of it, or
 * the site is no longer as it was published. Then a build must follow before anything else is edited, and it tells
 * what is wrong. */
bool edit_page(struct run *run, struct str path);

#endif
