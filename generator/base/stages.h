/* stages: where a long work is, for one who waits for it, and how long each part of it took. The thread that does the work
 * begins and ends its stages; any thread counts what is done, and may look. In place of the stages, NULL is
 * fine: nobody wants to know. */
#ifndef WENDA_BASE_STAGES_H
#define WENDA_BASE_STAGES_H

#include <stdatomic.h>
#include <stddef.h>
#include <time.h>

enum { STAGES_MAX = 16 };

struct stage {
    const char *name;
    double seconds;
};

struct stages {
    struct stage list[STAGES_MAX]; /* in the order in which they were begun first */
    size_t count;
    _Atomic(const char *) now; /* the name of the present one, or NULL */
    atomic_size_t done, total; /* of its items; total is 0 where nobody counts */
    /* private */
    struct timespec since;
};

/* Ends the present stage and begins that of `total` items; one of that name that was there before goes on. The
 * name is a literal. */
void stages_begin(struct stages *stages, const char *name, size_t total);

/* Ends the present stage. */
void stages_end(struct stages *stages);

/* One item more is done. */
void stages_count(struct stages *stages);

/* Since a time of CLOCK_MONOTONIC. */
double stages_seconds_since(const struct timespec *start);

#endif
