/* answer: what is said to one HTTP request. */
#ifndef WENDA_SERVE_ANSWER_H
#define WENDA_SERVE_ANSWER_H

#include <pthread.h>

#include "serve/body.h"

struct served {
    pthread_mutex_t lock; /* of root; all else is the thread's that answers */
    struct str folder;    /* an absolute path without symbolic links */
    struct str root;      /* what addresses of it begin with: "/", or like "/bank/" */
    struct live *live;    /* what open pages are told; NULL: nothing */
    struct body_cache cache;
};

/* Queues the response to a request for `target`. One thread at a time. */
enum MHD_Result answer(struct MHD_Connection *connection, struct served *served, const char *target,
                       const char *method);

#endif
