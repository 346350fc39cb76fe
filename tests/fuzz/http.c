/* Requests, byte by byte as they come, to a server of a little site. Whatever is asked, what lies outside of the site's
 * folder, and what has a name that begins with a dot, is not told. */
#include <arpa/inet.h>
#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "fixture.h"
#include "serve/serve.h"
#include "targets.h"

static const char secret[] = "not to be told";

static struct fixture fixture;
static struct server *server;

static void stop(void)
{
    server_stop(server);
    fixture_close(&fixture);
}

static void start(void)
{
    fixture_open(&fixture);
    fixture_write(&fixture, "secret.html", str_of(secret));
    fixture_write(&fixture, "site/.hidden.html", str_of(secret));
    fixture_write(&fixture, "site/.git/config", str_of(secret));
    fixture_write(&fixture, "site/index.html",
                  STR("<head></head><p>index, which is long enough</p>"));
    fixture_write(&fixture, "site/a b/index.html", STR("inner"));
    fixture_write(&fixture, "site/404.html", STR("none"));
    fixture_write(&fixture, "site/assets/a.0123456789.css", STR("p { color: red }"));
    int failed = symlink("../secret.html", fixture_path(&fixture, "site/out.html").ptr);
    assert(!failed);
    (void)failed;
    struct server_options options = { .folder = fixture_path(&fixture, "site"),
                                      .root = STR("/bank/") };
    server = server_start(fixture.diag, &options);
    assert(server);
    atexit(stop);
}

/* A connection whose end leaves nothing behind: there will be many. */
static int connect_to_server(void)
{
    struct sockaddr_in address = { .sin_family = AF_INET,
                                   .sin_port = htons((uint16_t)server_port(server)),
                                   .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    struct linger at_once = { 1, 0 };
    struct timeval patience = { .tv_usec = 200000 }; /* the server waits for what may follow */
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    setsockopt(fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    int failed = connect(fd, (struct sockaddr *)&address, sizeof address);
    assert(!failed);
    (void)failed;
    return fd;
}

static void send_all(int fd, struct str bytes)
{
    while (bytes.len) {
        ssize_t sent = send(fd, bytes.ptr, bytes.len, MSG_NOSIGNAL);
        if (sent <= 0)
            return;
        bytes = str_slice(bytes, (size_t)sent, bytes.len);
    }
}

static void receive_all(int fd, struct strbuf *bytes)
{
    char room[4096];
    ssize_t got;
    while ((got = recv(fd, room, sizeof room, 0)) > 0)
        strbuf_add(bytes, (struct str){ room, (size_t)got });
}

void run_http(struct str input)
{
    struct strbuf response;
    if (!server)
        start();
    strbuf_init(&response, STRBUF_PAGE);
    int fd = connect_to_server();
    send_all(fd, input);
    shutdown(fd, SHUT_WR);
    receive_all(fd, &response);
    close(fd);
    struct str text = strbuf_str(&response);
    assert(!text.len || str_starts(text, STR("HTTP/1.")));
    assert(!text_holds(text, secret));
    strbuf_release(&response);
}
