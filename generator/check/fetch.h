/* fetch: asks hosts on the web whether addresses are there, many at a time. Knows nothing of sites. */
#ifndef WENDA_CHECK_FETCH_H
#define WENDA_CHECK_FETCH_H

#include "base/arena.h"

enum fetch_outcome {
    FETCH_UNASKED,     /* the time was over before there was an answer */
    FETCH_THERE,       /* after redirections, if need be */
    FETCH_MISSING,     /* the host says so: 404, 410 and the like */
    FETCH_REFUSED,     /* it answers, and not to programs: 401, 403, 429 and the like */
    FETCH_UNREACHABLE, /* no host of that name, no answer, or a fault of the host's (5xx) */
};

struct fetch {
    struct str url; /* http or https, without a fragment; NUL-terminated */
    /* the result */
    enum fetch_outcome outcome;
    long status;         /* of HTTP; 0 when there was no answer */
    const char *problem; /* why there was none; static */
};

struct fetch_limits {
    int seconds;      /* for all of it */
    int seconds_each; /* for one address, its redirections included */
    int at_once, at_once_a_host;
};

/* The host and the port, if there is one. */
struct str fetch_host(struct str url);

/* NULL, or why fetch_all() cannot work here. */
const char *fetch_problem(void);

/* Asks for each (HEAD, and GET where a host does not answer that well), and fills the results. fetch_problem() must
 * be NULL. */
void fetch_all(struct fetch *fetches, size_t count, const struct fetch_limits *limits);

#endif
