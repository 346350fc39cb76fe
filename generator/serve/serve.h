/* serve: a folder of plain files over HTTP on 127.0.0.1, for the author's own eyes.
 * Knows nothing of sites or builds. GET and HEAD only; nothing outside the folder
 * and no name that starts with a dot is ever sent, and only requests to this
 * computer's own names are answered (a page of another site cannot read ours by
 * DNS rebinding). */
#ifndef WENDA_SERVE_SERVE_H
#define WENDA_SERVE_SERVE_H

#include "base/diag.h"

struct server;

/* Serves `folder` in threads of its own, under addresses that begin with `root`: "/",
 * or like "/bank/", and then "/" leads there. Takes `port`, or the next free one of the
 * 20 from there, or with 0 any free one. NULL after a diagnostic. */
struct server *server_start(struct diag *diag, struct str folder, struct str root, int port);

/* The port that it has taken. */
int server_port(const struct server *server);

/* Returns when the process is told to end (SIGINT or SIGTERM). */
void server_wait(struct server *server);

/* Cuts all connections and gives everything back. */
void server_stop(struct server *server);

#endif
