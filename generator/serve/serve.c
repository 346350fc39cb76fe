#include "serve/serve.h"

#include <arpa/inet.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/mem.h"
#include "serve/answer.h"

/* A browser opens six connections a host at most; who is slower than the idle time is cut off. */
enum { PORT_TRIES = 20, IDLE_SECONDS = 60, CONNECTIONS_MAX = 500 };

struct server {
    struct arena arena;
    pthread_mutex_t lock; /* of served.root; all else of it is the thread's that answers */
    struct served served;
    int port;
    struct MHD_Daemon *daemon;
};

static int listen_on(int port)
{
    struct sockaddr_in address = { .sin_family = AF_INET,
                                   .sin_port = htons((uint16_t)port),
                                   .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), yes = 1;
    if (fd < 0)
        return -1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(fd, (struct sockaddr *)&address, sizeof address) == 0 && listen(fd, SOMAXCONN) == 0)
        return fd;
    int error = errno;
    close(fd);
    errno = error;
    return -1;
}

/* A listening socket on the port or the next free one; -1 after a diagnostic. */
static int open_socket(struct diag *diag, int port)
{
    int last = port ? port + PORT_TRIES - 1 : 0;
    for (int at = port; at <= last && at <= UINT16_MAX; at++) {
        int fd = listen_on(at);
        if (fd >= 0 || errno != EADDRINUSE) {
            if (fd < 0)
                diag_error(diag, (struct loc){ 0 }, "port %d cannot be used: %s", at,
                           fs_error(errno));
            return fd;
        }
    }
    diag_error(diag, (struct loc){ 0 }, "no port from %d on is free", port);
    return -1;
}

static int port_of(int fd)
{
    struct sockaddr_in address;
    socklen_t len = sizeof address;
    return getsockname(fd, (struct sockaddr *)&address, &len) == 0 ? ntohs(address.sin_port) : 0;
}

static enum MHD_Result on_request(void *ctx, struct MHD_Connection *connection, const char *target,
                                  const char *method, const char *version, const char *upload,
                                  size_t *upload_size, void **seen)
{
    struct server *server = ctx;
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
    pthread_mutex_lock(&server->lock);
    enum MHD_Result result = answer(connection, &server->served, target, method);
    pthread_mutex_unlock(&server->lock);
    return result;
}

/* Leaves the escapes of an address as they are: locate() reads them once. */
static size_t keep_escapes(void *ctx, struct MHD_Connection *connection, char *text)
{
    (void)ctx;
    (void)connection;
    return strlen(text);
}

static void fill_signals(sigset_t *set)
{
    sigemptyset(set);
    sigaddset(set, SIGINT);
    sigaddset(set, SIGTERM);
}

/* The thread that answers is not the one to be told of signals. */
static struct MHD_Daemon *start_daemon(struct server *server, int fd)
{
    sigset_t set, before;
    fill_signals(&set);
    pthread_sigmask(SIG_BLOCK, &set, &before);
    struct MHD_Daemon *daemon = MHD_start_daemon(
        MHD_USE_AUTO | MHD_USE_INTERNAL_POLLING_THREAD | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL,
        on_request, server, MHD_OPTION_LISTEN_SOCKET, fd, MHD_OPTION_CONNECTION_TIMEOUT,
        (unsigned)IDLE_SECONDS, MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS_MAX,
        MHD_OPTION_UNESCAPE_CALLBACK, keep_escapes, NULL, MHD_OPTION_END);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return daemon;
}

static void release(struct server *server)
{
    pthread_mutex_destroy(&server->lock);
    body_cache_release(&server->served.cache);
    arena_release(&server->arena);
    mem_free(server);
}

struct server *server_start(struct diag *diag, const struct server_options *options)
{
    int fd = open_socket(diag, options->port);
    if (fd < 0)
        return NULL;
    struct server *server = mem_alloc(sizeof *server);
    pthread_mutex_init(&server->lock, NULL);
    server->served.folder = fs_real(&server->arena, options->folder);
    server->served.root = arena_dup(&server->arena, options->root);
    server->served.live = options->live;
    server->port = port_of(fd);
    signal(SIGPIPE, SIG_IGN);
    server->daemon = start_daemon(server, fd);
    if (server->daemon)
        return server;
    diag_error(diag, (struct loc){ 0 }, "the server could not start: %s", fs_error(errno));
    close(fd);
    release(server);
    return NULL;
}

void server_set_root(struct server *server, struct str root)
{
    pthread_mutex_lock(&server->lock);
    if (!str_eq(server->served.root, root))
        server->served.root = arena_dup(&server->arena, root);
    pthread_mutex_unlock(&server->lock);
}

int server_port(const struct server *server)
{
    return server->port;
}

void server_wait(struct server *server)
{
    sigset_t set;
    int taken;
    (void)server;
    fill_signals(&set);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    sigwait(&set, &taken);
}

void server_stop(struct server *server)
{
    if (server->served.live)
        live_end(server->served.live);
    MHD_stop_daemon(server->daemon);
    release(server);
}
