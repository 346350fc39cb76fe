#include "check.h"

#include <microhttpd.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "check/fetch.h"

enum { SLOW = 3 }; /* seconds */

/* A host on this computer, which answers as the path says: "/404" with that status, "/head-501" so to HEAD alone,
 * "/slow" after a while, "/to/X" with the way to "/X", "/circle" with the way to itself. */
struct web {
    struct MHD_Daemon *daemon;
    pthread_mutex_t lock; /* of all below */
    int running, most;    /* at once */
    int asked;
};

static enum MHD_Result answer(struct MHD_Connection *connection, unsigned status, const char *way)
{
    static char body[] = "body";
    struct MHD_Response *response =
        MHD_create_response_from_buffer(strlen(body), body, MHD_RESPMEM_PERSISTENT);
    if (way)
        MHD_add_response_header(response, "Location", way);
    enum MHD_Result result = MHD_queue_response(connection, status, response);
    MHD_destroy_response(response);
    return result;
}

static enum MHD_Result answer_path(struct MHD_Connection *connection, const char *path,
                                   bool is_head)
{
    if (strncmp(path, "/to/", 4) == 0)
        return answer(connection, 302, path + 3);
    if (strcmp(path, "/circle") == 0)
        return answer(connection, 301, path);
    if (strncmp(path, "/head-", 6) == 0)
        return answer(connection, is_head ? (unsigned)strtoul(path + 6, NULL, 10) : 200, NULL);
    return answer(connection, path[1] ? (unsigned)strtoul(path + 1, NULL, 10) : 200, NULL);
}

static void note(struct web *web, int change)
{
    pthread_mutex_lock(&web->lock);
    web->running += change;
    web->asked += change > 0;
    web->most = web->running > web->most ? web->running : web->most;
    pthread_mutex_unlock(&web->lock);
}

static enum MHD_Result on_request(void *ctx, struct MHD_Connection *connection, const char *path,
                                  const char *method, const char *version, const char *data,
                                  size_t *size, void **state)
{
    struct web *web = ctx;
    (void)version, (void)data, (void)size, (void)state;
    note(web, 1);
    struct timespec pause = { strcmp(path, "/slow") == 0 ? SLOW : 0, 20 * 1000 * 1000 };
    nanosleep(&pause, NULL);
    note(web, -1);
    if (strcmp(path, "/slow") == 0)
        path = "/200";
    return answer_path(connection, path, strcmp(method, "HEAD") == 0);
}

static void open_web(struct web *web)
{
    setenv("no_proxy", "127.0.0.1", 1);
    *web = (struct web){ .lock = PTHREAD_MUTEX_INITIALIZER };
    web->daemon = MHD_start_daemon(MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_THREAD_PER_CONNECTION |
                                       MHD_USE_ERROR_LOG,
                                   0, NULL, NULL, on_request, web, MHD_OPTION_END);
}

static struct fetch fetch_of(struct arena *arena, const struct web *web, const char *path)
{
    unsigned port = MHD_get_daemon_info(web->daemon, MHD_DAEMON_INFO_BIND_PORT)->port;
    return (struct fetch){ .url = arena_printf(arena, "http://127.0.0.1:%u%s", port, path) };
}

static const struct fetch_limits limits = { 60, 20, 32, 2 };

TEST(fetch_outcomes)
{
    static const struct {
        const char *path;
        enum fetch_outcome outcome;
        long status;
    } cases[] = {
        { "/", FETCH_THERE, 200 },
        { "/to/200", FETCH_THERE, 200 },
        { "/to/to/404", FETCH_MISSING, 404 },
        { "/404", FETCH_MISSING, 404 },
        { "/410", FETCH_MISSING, 410 },
        { "/403", FETCH_REFUSED, 403 },
        { "/429", FETCH_REFUSED, 429 },
        { "/500", FETCH_UNREACHABLE, 500 },
        { "/head-405", FETCH_THERE, 200 },
        { "/head-404", FETCH_THERE, 200 },
        { "/head-503", FETCH_THERE, 200 },
        { "/circle", FETCH_UNREACHABLE, 0 },
    };
    struct arena arena = { 0 };
    struct fetch fetches[COUNT(cases)];
    struct web web;
    if (fetch_problem())
        return;
    open_web(&web);
    for (size_t i = 0; i < COUNT(cases); i++)
        fetches[i] = fetch_of(&arena, &web, cases[i].path);
    fetch_all(fetches, COUNT(cases), &limits);
    MHD_stop_daemon(web.daemon);
    for (size_t i = 0; i < COUNT(cases); i++) {
        CHECK_INT(fetches[i].outcome, cases[i].outcome);
        CHECK_INT(fetches[i].status, cases[i].status);
        CHECK(!fetches[i].problem == (cases[i].status > 0));
    }
    arena_release(&arena);
}

TEST(fetch_is_polite)
{
    enum { MANY = 30 };
    struct arena arena = { 0 };
    struct fetch fetches[MANY];
    struct web web;
    if (fetch_problem())
        return;
    open_web(&web);
    for (size_t i = 0; i < MANY; i++)
        fetches[i] = fetch_of(&arena, &web, "/200");
    fetch_all(fetches, MANY, &limits);
    MHD_stop_daemon(web.daemon);
    CHECK_INT(web.most, 2);
    CHECK_INT(web.asked, MANY);
    arena_release(&arena);
}

/* Asks for what comes too late: for the address, or for all of it. */
static void ask_slow(const struct fetch_limits *short_limits, enum fetch_outcome outcome)
{
    struct arena arena = { 0 };
    struct web web;
    open_web(&web);
    struct fetch fetches[] = { fetch_of(&arena, &web, "/slow"), fetch_of(&arena, &web, "/slow") };
    struct timespec before, after;
    clock_gettime(CLOCK_MONOTONIC, &before);
    fetch_all(fetches, COUNT(fetches), short_limits);
    clock_gettime(CLOCK_MONOTONIC, &after);
    CHECK(after.tv_sec - before.tv_sec < SLOW);
    CHECK_INT(fetches[0].outcome, outcome);
    CHECK_INT(fetches[1].outcome, outcome);
    MHD_stop_daemon(web.daemon);
    arena_release(&arena);
}

TEST(fetch_ends_in_time)
{
    if (fetch_problem())
        return;
    ask_slow(&(struct fetch_limits){ 60, 1, 32, 2 }, FETCH_UNREACHABLE);
    ask_slow(&(struct fetch_limits){ 1, 60, 32, 2 }, FETCH_UNASKED);
}

TEST(fetch_no_host)
{
    struct fetch fetch = { .url =
                               STR("http://127.0.0.1:1/x") }; /* a port that nothing listens to */
    if (fetch_problem())
        return;
    fetch_all(&fetch, 1, &limits);
    CHECK_INT(fetch.outcome, FETCH_UNREACHABLE);
    CHECK_STR(str_of(fetch.problem), "the host does not listen");
}
