/* Requests, byte by byte as they come, to a server of a little site. Whatever is asked, what lies outside of the site's
 * folder, and what has a name that begins with a dot, is not told. */
#include <assert.h>
#include <errno.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/strbuf.h"
#include "fixture.h"
#include "serve/daemon.h"
#include "targets.h"

static const char secret[] = "not to be told";

static struct fixture fixture;
static struct served served = { .root = { "/bank/", 6 }, .lock = PTHREAD_MUTEX_INITIALIZER };
static struct MHD_Daemon *daemon_at_hand;

static void stop(void)
{
    MHD_stop_daemon(daemon_at_hand);
    body_cache_release(&served.cache);
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
    served.folder = fs_real(&fixture.arena, fixture_path(&fixture, "site"));
    signal(SIGPIPE, SIG_IGN);
    daemon_at_hand = daemon_start(&served, MHD_USE_NO_LISTEN_SOCKET, -1);
    assert(daemon_at_hand);
    atexit(stop);
}

/* The client's end of a connection to the server. */
static int connect_to_server(void)
{
    struct sockaddr_in here = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    int ends[2];
    int failed = socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends);
    assert(!failed);
    (void)failed;
    enum MHD_Result added =
        MHD_add_connection(daemon_at_hand, ends[1], (struct sockaddr *)&here, sizeof here);
    assert(added == MHD_YES);
    (void)added;
    return ends[0];
}

/* Sends what there is room for, and says when that was all. */
static void send_some(int fd, struct str *bytes)
{
    ssize_t sent = send(fd, bytes->ptr, bytes->len, MSG_NOSIGNAL);
    if (sent > 0)
        *bytes = str_slice(*bytes, (size_t)sent, bytes->len);
    if (!bytes->len)
        shutdown(fd, SHUT_WR);
}

/* False once there is no more to come. */
static bool receive_some(int fd, struct strbuf *bytes)
{
    char room[4096];
    ssize_t got;
    while ((got = recv(fd, room, sizeof room, 0)) > 0)
        strbuf_add(bytes, (struct str){ room, (size_t)got });
    return got < 0 && errno == EAGAIN;
}

/* Server and client take turns in one thread, so that nobody waits. Whoever has asked all is soon hung up on. */
static void talk(int fd, struct str bytes, struct strbuf *response)
{
    enum { TURNS = 100000 };
    int turn = 0;
    for (bool goes_on = true; goes_on; turn++) {
        assert(turn < TURNS);
        if (bytes.len || !turn)
            send_some(fd, &bytes);
        MHD_run(daemon_at_hand);
        goes_on = receive_some(fd, response);
    }
}

/* What a client gets that sends these bytes and no more. */
static struct str response_to(struct str bytes, struct strbuf *room)
{
    int fd = connect_to_server();
    talk(fd, bytes, room);
    close(fd);
    return strbuf_str(room);
}

/* A server that hears nothing tells nothing either. */
static void check_answers(void)
{
    struct strbuf room;
    strbuf_init(&room, STRBUF_PAGE);
    struct str text = response_to(STR("GET /bank/ HTTP/1.1\r\nHost: localhost\r\n\r\n"), &room);
    assert(text_holds(text, "which is long enough"));
    (void)text;
    strbuf_release(&room);
}

void run_http(struct str input)
{
    struct strbuf room;
    if (!daemon_at_hand) {
        start();
        check_answers();
    }
    strbuf_init(&room, STRBUF_PAGE);
    struct str text = response_to(input, &room);
    assert(!text.len || str_starts(text, STR("HTTP/1.")));
    assert(!text_holds(text, secret));
    strbuf_release(&room);
}
