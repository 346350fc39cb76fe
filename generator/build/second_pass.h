/* second_pass: makes every page and every other file of the site that no build has made of the same before. */
#ifndef WENDA_BUILD_SECOND_PASS_H
#define WENDA_BUILD_SECOND_PASS_H

#include <stdatomic.h>

#include "base/pool.h"
#include "build/build.h"
#include "build/worker.h"

/* What is to be made of pages. */
struct page_works {
    struct page_work {
        struct page *page;
        int what; /* as worker_make() wants it */
    } * ptr;
    size_t len, cap;
};

struct site_files {
    struct site_file *ptr;
    size_t len, cap;
};

struct second_pass {
    const struct workshop *shop;
    struct page_works pages; /* those that are to be made, */
    struct site_files files; /* and behind them the files that are none */
    struct stages *stages;   /* are told of each that is done; or NULL */
    struct worker *workers[POOL_MAX];
    bool
        gathers; /* the pages that nobody wrote, and the files, have their turn: they list the others */
    atomic_bool failed;
};

/* Makes them, on options->jobs threads, once shop->keep has begun, with a struct that has its shop and is zeroed else.
 * Its lists are in the arena. False after diagnostics. */
bool second_pass_run(struct arena *arena, struct second_pass *pass,
                     const struct build_options *options);

/* The first worker, which shows to others what templates see; the only one that is left when all is made, and to be
 * freed by the caller. */
struct worker *second_pass_worker(struct second_pass *pass);

#endif
