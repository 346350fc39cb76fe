/* worker: makes pages, one after another, on one thread: an engine and the tables
 * that all its pages share. */
#ifndef WENDA_BUILD_WORKER_H
#define WENDA_BUILD_WORKER_H

#include "build/values.h"

struct worker;

/* To be released with worker_free(). `shop` must outlive it. */
struct worker *worker_new(const struct workshop *shop);
void worker_free(struct worker *worker);

/* Gives back what the last pages took, for one that waits. */
void worker_rest(struct worker *worker);

/* The table of that name that templates see, or no value. */
struct value worker_table(struct worker *worker, struct str name);

/* What is made of a page: bits. */
enum { MAKE_PAGE = 1, MAKE_TWIN = 2 };

/* Renders the page, its twin or both, and hands them to be published; of a faulty one, only the text is
 * checked. The page's tree is used up. False after diagnostics. */
bool worker_make(struct worker *worker, struct page *page, int what);

/* Reads page->source into a page that is else as page_source_read() wants it. */
bool worker_read(struct worker *worker, struct arena *arena, struct page *page);

/* What is told of the page elsewhere, and is known from its text alone, has changed. */
void worker_update(struct worker *worker, const struct page *page);

/* A file that is no page: a sitemap, a feed. */
struct site_file {
    struct str template, path;
    int lang;
};

/* Makes it, unless its template writes nothing. False after diagnostics. */
bool worker_make_file(struct worker *worker, const struct site_file *file);

#endif
