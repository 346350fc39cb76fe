/* load: from a source on disk to the joined table of all pages. */
#ifndef WENDA_BUILD_LOAD_H
#define WENDA_BUILD_LOAD_H

#include "base/pool.h"
#include "base/stages.h"
#include "build/history.h"
#include "cache/cache.h"
#include "content/site.h"
#include "template/templates.h"

/* Everything of one build that lives until its end. */
struct loaded {
    struct arena arena;             /* used by one thread, between the passes */
    struct arena workers[POOL_MAX]; /* one a thread, within a pass */
    struct config config;
    struct site site;
    struct history *history; /* is being asked for; or NULL */
};

struct load_options {
    struct str source;
    const struct templates *templates; /* of the theme; NULL: no page is made that nobody wrote */
    const struct templates *filters;   /* of the theme */
    struct cache *before, *next; /* what an earlier build left, and what this one will; or NULL */
    const struct str
        *dates_of; /* the folder whose history is asked for, if the site shows dates; or NULL */
    int jobs;
    struct stages *stages; /* are told where the work is; or NULL */
};

/* Loads the site of a folder or of a bank in one file into a zeroed struct: every page has its headings, and its tree,
 * filtered, unless it is known from the cache or there are too many pages; and pages that nobody wrote are there as far
 * as the theme has templates for them. False after diagnostics; to be released either way, after diag is. */
bool loaded_read(struct loaded *loaded, struct diag *diag, const struct load_options *options);
void loaded_release(struct loaded *loaded);

#endif
