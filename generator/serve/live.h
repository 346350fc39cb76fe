/* live: what the pages of an author's site are told while they are open, over server-sent events,
 * and the script in them that listens. Knows nothing of builds: it hands on texts. */
#ifndef WENDA_SERVE_LIVE_H
#define WENDA_SERVE_LIVE_H

#include <microhttpd.h>

#include "base/arena.h"

struct live;

/* Nothing has been said yet. To be released with live_free(), after the server. */
struct live *live_new(void);
void live_free(struct live *live);

/* Says the text, of one line, to all who listen, and to who comes later until the next is said. Any
 * thread may call. */
void live_say(struct live *live, struct str text);

/* Says nothing: a listener who has gone is noticed. Any thread may call. */
void live_ping(struct live *live);

/* All streams end, and new ones at once. To be called before the server stops. */
void live_end(struct live *live);

/* A page with the script in its head, in the arena; `page` itself when it has no head. `mark` tells what it was made of
 * from what it will be made of later; hexadecimal digits and '-'. */
struct str live_page(struct arena *arena, struct str page, struct str mark);

/* The response to a request for `target`, or NULL when it is not one of ours: the stream of events,
 * the script, its sheet. */
struct MHD_Response *live_response(struct live *live, struct MHD_Connection *connection,
                                   struct str target);

#endif
