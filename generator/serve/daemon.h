/* daemon: requests as libmicrohttpd takes them from a connection, each to be answered. Private to serve/, and to what
 * makes the connections itself. */
#ifndef WENDA_SERVE_DAEMON_H
#define WENDA_SERVE_DAEMON_H

#include "serve/answer.h"

/* Answers what comes to the listening socket, or to connections that are added (-1). The flags say who runs it: a thread
 * of its own, or the caller, by MHD_run(). NULL with errno. */
struct MHD_Daemon *daemon_start(struct served *served, unsigned flags, int fd);

#endif
