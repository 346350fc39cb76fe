/* twins: pages as Markdown for readers that are programs (markdown/commonmark.h), each beside its page. */
#ifndef WENDA_BUILD_TWINS_H
#define WENDA_BUILD_TWINS_H

#include "build/worker.h"

/* A number that is another when the twins of that language's pages are, or their order. Call when all are made. */
uint64_t twins_hash(struct arena *scratch, const struct workshop *shop, int lang);

/* Publishes all twins of a language in one file, llms-full.txt, for each. The same. False after diagnostics. */
bool twins_publish(const struct workshop *shop);

#endif
