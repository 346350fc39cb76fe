/* run: what the files that know the order of a build share of it. Private to build.c, search_pass.c and edit.c. */
#ifndef WENDA_BUILD_RUN_H
#define WENDA_BUILD_RUN_H

#include "build/build.h"
#include "build/load.h"
#include "build/remembered.h"
#include "build/worker.h"
#include "check/finished.h"

/* What of the theme must be known before the pages are read. */
struct plan {
    struct str folders[2];                 /* as in theme.h */
    struct templates *templates, *filters; /* NULL after diagnostics */
};

/* A run, from its source to a site or to findings. */
struct run {
    struct build_options options;
    struct diag *diag;
    struct loaded loaded;
    struct plan plan;
    struct publish *publish;
    struct workshop shop;  /* once the theme is read */
    bool stays;            /* in memory, for edits */
    struct worker *worker; /* of one that stays, once all is made: it has what all pages share */
    struct finished *finished; /* what was made, when it is to be checked; or NULL */
    struct inputs *inputs;
    struct remembered remembered; /* of builds of a folder */
    const struct facts *facts;    /* that its files are made of, once they are */
    struct build_result *result;
};

#endif
