/* finished: what the files of a site that was made refer to, and what in them can be referred to. */
#ifndef WENDA_CHECK_FINISHED_H
#define WENDA_CHECK_FINISHED_H

#include "base/map.h"

/* An address in a page, as a browser reads it. */
struct reference {
    struct str address;
    bool is_link; /* that a reader follows; not the page's picture or script */
};

struct finished_file {
    struct str path;
    bool is_page;
    struct map ids;
    struct {
        struct reference *ptr;
        size_t len, cap;
    } references; /* each once */
};

struct finished;

/* To be released with finished_free(). */
struct finished *finished_new(void);
void finished_free(struct finished *finished);

/* Takes a file of the site, as publish_witness says: ctx is the struct finished. */
void finished_see(void *ctx, struct str path, struct str bytes);

/* The file of that path in the site, or NULL. */
const struct finished_file *finished_get(const struct finished *finished, struct str path);

/* The hint of the path nearest to this one, or "". */
struct str finished_hint(struct arena *arena, const struct finished *finished, struct str path);

#endif
