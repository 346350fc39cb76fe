/* serve: a folder of plain files over HTTP on 127.0.0.1, for the author's own eyes.
 * Knows nothing of sites or builds. GET and HEAD only; nothing outside the folder
 * and no name that starts with a dot is ever sent, and only requests to this
 * computer's own names are answered (a page of another site cannot read ours by
 * DNS rebinding). */
#ifndef WENDA_SERVE_SERVE_H
#define WENDA_SERVE_SERVE_H

#include "base/diag.h"
#include "serve/live.h"

struct server;

struct server_options {
    struct str folder; /* an existing one */
    struct str
        root; /* what addresses begin with: "/", or like "/bank/", and then "/" leads there */
    int port; /* or the next free one of the 20 from there; 0: any free one */
    struct live *live; /* what the pages are told while they are open; NULL: nothing */
};

/* Serves the folder in a thread of its own. NULL after a diagnostic. */
struct server *server_start(struct diag *diag, const struct server_options *options);

/* The site has moved on its host. */
void server_set_root(struct server *server, struct str root);

/* The port that it has taken. */
int server_port(const struct server *server);

/* Returns when the process is told to end (SIGINT or SIGTERM). */
void server_wait(struct server *server);

/* Cuts all connections and gives everything back. */
void server_stop(struct server *server);

#endif
