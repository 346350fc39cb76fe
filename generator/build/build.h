/* build: from a source to a published site. The only place that knows the order
 * of the stages: load, join, render, then publish or check. */
#ifndef WENDA_BUILD_BUILD_H
#define WENDA_BUILD_BUILD_H

#include <pthread.h>

#include "base/stages.h"
#include "check/outside.h"

/* Between a build and whoever edits pages of its site meanwhile (build/edit.h). */
struct build_gate {
    pthread_mutex_t lock; /* held by either while it changes what is published */
    bool closed; /* something was edited: what the build knows is old, and it publishes nothing */
};

struct build_options {
    struct str source; /* a site's folder, or a bank in one Markdown file */
    struct str out;    /* the folder of the published site */
    struct str theme;  /* the folder of the theme: templates, strings, assets */
    struct str
        demos; /* the folder of the finished demos; of a site without demos it may be missing, unless */
    bool demos_named; /* somebody has asked for it */
    int jobs;         /* threads, 1..POOL_MAX */
    /* hears of each file and folder beyond `source` that pages are made of, on any thread; or NULL */
    void (*used)(void *ctx, struct str path);
    void *used_ctx;
    /* hears of each page and file that is made anew, in order, and why: "the glossary has changed"; or NULL */
    void (*made)(void *ctx, struct str path, struct str why);
    void *made_ctx;
    struct build_gate *gate; /* or NULL */
    bool reads;              /* all, even where nothing has changed */
    struct stages *stages;   /* are told where the work is; or NULL */
    int outside; /* a check asks for links out of the site for so many seconds; 0: it does not */
};

struct build_result {
    size_t pages, written, removed; /* of a build that failed while it published: so far */
    bool given_up;                  /* before the closed gate */
    struct outside outside;         /* of a check that asked */
};

/* Builds the site. All faults are told; with one, nothing is published and false
 * is returned. The bytes do not depend on `jobs`. */
bool build_site(const struct build_options *options, struct diag *diag,
                struct build_result *result);

/* A build that has ended, whose site is known as it was published. */
struct run;

/* The same; *resident is NULL after faults, when it was given up, when nothing was read and of a bank in one file, and
 * else has the site in memory for build/edit.h. Then it is to be released with run_free(), and `diag` and the texts of `options` must outlive it. */
bool build_resident(const struct build_options *options, struct diag *diag,
                    struct build_result *result, struct run **resident);
void run_free(struct run *run);

/* Does all that build_site() does but publish, whatever options->out says, and tells what check/ finds besides.
 * False when a build would fail, and then the last of the checks, those of the finished site, were not made. */
bool build_check(const struct build_options *options, struct diag *diag,
                 struct build_result *result);

#endif
