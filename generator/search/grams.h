/* grams: which pages have which short runs of characters: single ones, pairs, and threes without Han characters. Of a query,
 * the page's search asks for those that cover it, and looks into the texts of the pages that have all. */
#ifndef WENDA_SEARCH_GRAMS_H
#define WENDA_SEARCH_GRAMS_H

#include "search/document.h"
#include "search/fold.h"
#include "search/script.h"

struct grams;

/* To be released with grams_free(). `fold` must outlive it. */
struct grams *grams_new(struct fold *fold);
void grams_free(struct grams *grams);

/* Adds the next page; pages are numbered as they come, from 0. */
void grams_add(struct grams *grams, const struct document *document, const struct config *config);

/* Writes all into files of about `piece` bytes, and appends the first run of each as JSON: one text, tabs between them. A file
 * holds two texts: the runs, in order of their code points, and for each the pages that have it, tabs between them. A page is a
 * number in base 64, five bits a digit, the lowest first, 32 added where more follow: four times the distance from the
 * page before it (from -1 for the first), and how strong the page is in it: 3 in its title, 2 in a heading, 1 where it has the
 * run more than twice, else 0. */
void grams_write(struct grams *grams, struct scripts *scripts, size_t piece, struct strbuf *firsts);

#endif
