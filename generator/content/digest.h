/* digest: what is told of a page in lists, feeds and search engines. */
#ifndef WENDA_CONTENT_DIGEST_H
#define WENDA_CONTENT_DIGEST_H

#include "content/page.h"

/* Fills page->digest from its tree, and adds the demos that the text places to page->demos. Texts are in the
 * arena. */
void digest_read(struct arena *arena, struct page *page);

/* How long it takes to say the text aloud, in seconds: the nearest multiple of 5, at least 5. */
int digest_seconds_aloud(struct str text);

#endif
