/* progress: what is said of a build while it runs and of where its time went. A line on the terminal of standard error
 * says how far it is, once that takes long enough to wonder, and goes away with it; no other output has it. */
#ifndef WENDA_CLI_PROGRESS_H
#define WENDA_CLI_PROGRESS_H

#include <pthread.h>

#include "base/stages.h"
#include "cli/site_options.h"

struct progress {
    struct stages stages;
    /* private */
    struct timespec start;
    double seconds; /* once it has ended */
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t ended;
    bool shown, over;
};

/* Starts to watch a build that is told of progress->stages. It stays where it is until progress_end(). */
void progress_begin(struct progress *progress, const struct site_options *options);

/* Ends the last stage, and takes the line off the terminal. Returns the seconds that all of it took. */
double progress_end(struct progress *progress);

/* Prints a table of the stages to standard error. */
void progress_print_stages(const struct progress *progress);

#endif
