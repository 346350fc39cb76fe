/* answer: what is said to one HTTP request. */
#ifndef WENDA_SERVE_ANSWER_H
#define WENDA_SERVE_ANSWER_H

#include <microhttpd.h>

#include "base/str.h"

struct served {
    struct str folder; /* a real path */
    struct str root;   /* what addresses of it begin with: "/", or like "/bank/" */
};

/* Queues the response to a request for `target`. */
enum MHD_Result answer(struct MHD_Connection *connection, const struct served *served,
                       const char *target, const char *method);

#endif
