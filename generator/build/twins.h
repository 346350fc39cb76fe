/* twins: pages as the Markdown that they were written in, for readers that are programs. */
#ifndef WENDA_BUILD_TWINS_H
#define WENDA_BUILD_TWINS_H

#include "content/site.h"
#include "publish/publish.h"

struct keep;

/* The path of the page's twin, "en/attention.md"; "" for a page that nobody wrote. */
struct str twin_path(struct arena *arena, const struct page *page);

/* Publishes the twin of each page, and all of a language in one file, llms-full.txt. False after diagnostics. */
bool twins_publish(struct publish *publish, const struct site *site, struct keep *keep);

#endif
