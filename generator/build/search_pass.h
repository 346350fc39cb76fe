/* search_pass: what the search of the pages reads, once all of them are made. */
#ifndef WENDA_BUILD_SEARCH_PASS_H
#define WENDA_BUILD_SEARCH_PASS_H

#include "build/run.h"
#include "build/second_pass.h"

/* Publishes it, unless all that the search finds is as it was. `pass` made those pages that were not kept. False after
 * diagnostics. */
bool search_pass_run(struct run *run, const struct second_pass *pass);

#endif
