#include "serve/serve.h"

#include <arpa/inet.h>
#include <errno.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/mem.h"
#include "serve/daemon.h"

enum { PORT_TRIES = 20 };

struct server {
    struct arena arena;
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
    struct MHD_Daemon *daemon =
        daemon_start(&server->served, MHD_USE_AUTO | MHD_USE_INTERNAL_POLLING_THREAD, fd);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return daemon;
}

static void release(struct server *server)
{
    pthread_mutex_destroy(&server->served.lock);
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
    pthread_mutex_init(&server->served.lock, NULL);
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
    pthread_mutex_lock(&server->served.lock);
    if (!str_eq(server->served.root, root))
        server->served.root = arena_dup(&server->arena, root);
    pthread_mutex_unlock(&server->served.lock);
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
