#include "serve/serve.h"

#include <arpa/inet.h>
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/mem.h"
#include "serve/answer.h"

enum { PORT_TRIES = 20, IDLE_SECONDS = 60 };

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

static enum MHD_Result on_request(void *ctx, struct MHD_Connection *connection, const char *target,
                                  const char *method, const char *version, const char *upload,
                                  size_t *upload_size, void **seen)
{
    const struct server *server = ctx;
    (void)version;
    (void)upload;
    (void)upload_size;
    /* the first call comes before the body: only then is there an answer to queue */
    if (*seen)
        return MHD_NO;
    *seen = ctx;
    return answer(connection, &server->served, target, method);
}

/* Leaves the escapes of an address as they are: locate() reads them once. */
static size_t keep_escapes(void *ctx, struct MHD_Connection *connection, char *text)
{
    (void)ctx;
    (void)connection;
    return strlen(text);
}

/* Signals are taken by server_wait() alone: threads made after this block them. */
static void block_signals(sigset_t *set)
{
    sigemptyset(set);
    sigaddset(set, SIGINT);
    sigaddset(set, SIGTERM);
    pthread_sigmask(SIG_BLOCK, set, NULL);
}

struct server *server_start(struct diag *diag, struct str folder, struct str root, int port)
{
    sigset_t set;
    int fd = open_socket(diag, port);
    if (fd < 0)
        return NULL;
    struct server *server = mem_alloc(sizeof *server);
    server->served.folder = fs_real(&server->arena, folder);
    server->served.root = arena_dup(&server->arena, root);
    server->port = port_of(fd);
    block_signals(&set);
    signal(SIGPIPE, SIG_IGN);
    server->daemon = MHD_start_daemon(
        MHD_USE_AUTO | MHD_USE_INTERNAL_POLLING_THREAD, 0, NULL, NULL, on_request, server,
        MHD_OPTION_LISTEN_SOCKET, fd, MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE_SECONDS,
        MHD_OPTION_UNESCAPE_CALLBACK, keep_escapes, NULL, MHD_OPTION_END);
    if (server->daemon)
        return server;
    diag_error(diag, (struct loc){ 0 }, "the server could not start: %s", fs_error(errno));
    close(fd);
    arena_release(&server->arena);
    mem_free(server);
    return NULL;
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
    block_signals(&set);
    sigwait(&set, &taken);
}

void server_stop(struct server *server)
{
    MHD_stop_daemon(server->daemon);
    arena_release(&server->arena);
    mem_free(server);
}
