/* outside: the links that lead out of the site, asked for one by one. It takes as long as their hosts do. */
#ifndef WENDA_CHECK_OUTSIDE_H
#define WENDA_CHECK_OUTSIDE_H

#include "check/fetch.h"
#include "check/finished.h"
#include "content/site.h"

/* How many addresses there are, each once, and of each outcome. */
struct outside {
    bool asked;
    size_t links, hosts;
    size_t outcomes[FETCH_UNREACHABLE + 1];
};

/* Asks for every address of the web in the finished pages, for so many seconds at most, and tells what is missing as
 * errors, what could not be reached as warnings. The site's own addresses, which may not be there yet, are left out.
 * fetch_problem() must be NULL. */
void outside_check(struct diag *diag, const struct site *site, const struct finished *finished,
                   int seconds, struct outside *outside);

#endif
