/* record: a page as it is known once it is read, before it meets the others; without its tree. */
#ifndef WENDA_CACHE_RECORD_H
#define WENDA_CACHE_RECORD_H

#include "base/pack.h"
#include "content/page.h"

void record_pack(struct strbuf *out, const struct page *page);

/* The same in the arena. */
struct str record_of(struct arena *arena, const struct page *page);

/* Reads it into a page that has its source, whose text is the same as it was, and its language. Texts are borrowed
 * from the bytes that are read, lists are in the arena. */
void record_unpack(struct unpack *in, struct arena *arena, struct page *page);

#endif
