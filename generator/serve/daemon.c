#include "serve/daemon.h"

#include <string.h>

/* A browser opens six connections a host at most; who is slower than the idle time is cut off. */
enum { IDLE_SECONDS = 60, CONNECTIONS_MAX = 500 };

static enum MHD_Result on_request(void *ctx, struct MHD_Connection *connection, const char *target,
                                  const char *method, const char *version, const char *upload,
                                  size_t *upload_size, void **seen)
{
    struct served *served = ctx;
    (void)version;
    (void)upload;
    /* Whoever is answered before the body, where that is told of, is hung up on. So GET and HEAD are answered at the
     * second call, and all others at the first: their body is not wanted. */
    bool is_first = !*seen, reads = strcmp(method, "GET") == 0 || strcmp(method, "HEAD") == 0;
    *seen = ctx;
    if (reads && (is_first || *upload_size)) {
        *upload_size = 0;
        return MHD_YES;
    }
    if (!reads && !is_first)
        return MHD_NO;
    pthread_mutex_lock(&served->lock);
    enum MHD_Result result = answer(connection, served, target, method);
    pthread_mutex_unlock(&served->lock);
    return result;
}

/* Leaves the escapes of an address as they are: locate() reads them once. */
static size_t keep_escapes(void *ctx, struct MHD_Connection *connection, char *text)
{
    (void)ctx;
    (void)connection;
    return strlen(text);
}

struct MHD_Daemon *daemon_start(struct served *served, unsigned flags, int fd)
{
    enum MHD_OPTION listening = fd < 0 ? MHD_OPTION_END : MHD_OPTION_LISTEN_SOCKET;
    return MHD_start_daemon(flags | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, on_request, served,
                            MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE_SECONDS,
                            MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS_MAX,
                            MHD_OPTION_UNESCAPE_CALLBACK, keep_escapes, NULL, listening, fd,
                            MHD_OPTION_END);
}
