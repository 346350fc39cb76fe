/* answer: what is said to one HTTP request. */
#ifndef WENDA_SERVE_ANSWER_H
#define WENDA_SERVE_ANSWER_H

#include <microhttpd.h>

#include "base/str.h"

/* Queues the response to a request for `target` in `root` (a real path). */
enum MHD_Result answer(struct MHD_Connection *connection, struct str root, const char *target,
                       const char *method);

#endif
