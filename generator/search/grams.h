/* grams: which pages have which runs of characters (runs.h). Of a query, the page's search asks for those that it consists
 * of, and looks into the texts of the pages that have them all. */
#ifndef WENDA_SEARCH_GRAMS_H
#define WENDA_SEARCH_GRAMS_H

#include "search/runs.h"
#include "search/script.h"

struct grams;

/* To be released with grams_free(). */
struct grams *grams_new(void);
void grams_free(struct grams *grams);

/* Adds the runs of the next page; pages are numbered as they come, from 0. */
void grams_add(struct grams *grams, const struct runs *runs);

/* Writes all into files of about `piece` bytes, and appends the first run of each as JSON: one text, tabs between them.
 *
 * `lists` is given two texts a file: its runs, in the order of their code points, and for each the pages that have it, with tabs
 * between the runs. A page is a number in base 64, five bits a digit, the lowest first, 32 added where more follow: four
 * times the distance from the page before it (from -1 for the first) and its strength in the run.
 *
 * `places` is given one text a file, for the same runs and pages: where in the page the run stands, a digit a place, modulo
 * RUN_MODULUS, 32 added where another follows; 31 alone where the page has it more than three times. */
void grams_write(struct grams *grams, size_t piece, struct scripts *lists, struct scripts *places,
                 struct strbuf *firsts);

#endif
