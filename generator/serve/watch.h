/* watch: tells when files change, once it is quiet again. Knows nothing of sites. What a file
 * says is not looked at, so one that is saved again as it was counts as changed. */
#ifndef WENDA_SERVE_WATCH_H
#define WENDA_SERVE_WATCH_H

#include "base/arena.h"

struct watch;

/* What changed. */
struct watch_changes {
    unsigned
        groups; /* a bit for each group in which something did; 0: it is watch_rest() that tells */
    struct {
        struct str *ptr;
        size_t len, cap;
    } paths;      /* of files and folders, each once, as they were given to be watched */
    bool is_more; /* than is listed */
};

/* Hears of changes, which are borrowed. May watch others. */
typedef void watch_changed(void *ctx, const struct watch_changes *changes);

/* Hears, every few seconds, that time passes. */
typedef void watch_tick(void *ctx);

struct watch_listener {
    watch_changed *changed;
    watch_tick *tick;
    void *ctx;
};

/* Watches nothing yet. To be released with watch_free(). */
struct watch *watch_new(const struct watch_listener *listener);
void watch_free(struct watch *watch); /* waits for work to be done */

/* Forgets what was watched. Changes from here on, to what is then watched anew, are told. */
void watch_clear(struct watch *watch);

/* Leaves a folder out of all that is watched: what we write ourselves. */
void watch_except(struct watch *watch, struct str folder);

/* Watches a folder and all in it, but for names that begin with a dot; it may be missing and come
 * later, if the folder above it is there. `group` is one bit. */
void watch_folder(struct watch *watch, struct str folder, unsigned group);

/* The same of one file. */
void watch_file(struct watch *watch, struct str file, unsigned group);

/* How many folders could not be watched, since watch_clear(). */
size_t watch_failures(const struct watch *watch);

/* Lets the listener hear of no changes once that many milliseconds have passed without any. */
void watch_rest(struct watch *watch, unsigned milliseconds);

/* Does `work` on a thread of its own, and then `done` where the listener hears. One at a time. */
void watch_work(struct watch *watch, void (*work)(void *ctx), void (*done)(void *ctx));

/* Returns when the process is told to end (SIGINT or SIGTERM). */
void watch_run(struct watch *watch);

#endif
