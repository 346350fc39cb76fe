#include "check/fetch.h"

struct str fetch_host(struct str url)
{
    str_cut(&url, '/');
    str_cut(&url, '/');
    return str_slice(url, 0, strcspn(url.ptr, "/?#"));
}

#ifdef WENDA_HAS_CURL
#include <assert.h>
#include <time.h>

#include "base/map.h"
#include "check/curl.h"

enum { REDIRECTIONS_MAX = 10, POLL_MS = 200 };

/* How many addresses of a host are asked for now. */
struct host {
    int running;
};

struct transfer {
    struct fetch *fetch;
    struct host *host;
    CURL *easy;  /* NULL: it does not run */
    bool is_get; /* HEAD did not do */
    bool done;
};

struct fetching {
    struct arena arena;
    const struct curl *curl;
    const struct fetch_limits *limits;
    struct timespec start;
    CURLM *multi;
    struct transfer *transfers;
    size_t count, first; /* those before `first` are done */
    int running;
};

const char *fetch_problem(void)
{
    return curl_get() ? NULL : "libcurl is not installed";
}

/* ---- one address ---- */

static const char *problem_of(CURLcode code)
{
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
        return "no host has that name";
    case CURLE_COULDNT_CONNECT:
        return "the host does not listen";
    case CURLE_OPERATION_TIMEDOUT:
        return "there is no answer in time";
    case CURLE_TOO_MANY_REDIRECTS:
        return "it redirects in a circle";
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
        return "the host's certificate is not good";
    case CURLE_URL_MALFORMAT:
        return "it is no address";
    case CURLE_UNSUPPORTED_PROTOCOL:
        return "it redirects to another protocol";
    default:
        return "the host gives no proper answer";
    }
}

static enum fetch_outcome outcome_of(long status)
{
    switch (status) {
    case 401:
    case 402:
    case 403:
    case 405:
    case 406:
    case 407:
    case 429:
    case 451:
    case 999: /* LinkedIn's */
        return FETCH_REFUSED;
    default:
        return status < 400 ? FETCH_THERE : status < 500 ? FETCH_MISSING : FETCH_UNREACHABLE;
    }
}

/* Of the answer to a GET the head is enough. */
static size_t stop_reading(char *bytes, size_t size, size_t count, void *ctx)
{
    (void)bytes, (void)size, (void)count, (void)ctx;
    return 0;
}

static void start(struct fetching *f, struct transfer *transfer)
{
    const struct curl *curl = f->curl;
    CURL *easy = curl->easy_init();
    curl->easy_setopt(easy, CURLOPT_URL, transfer->fetch->url.ptr);
    curl->easy_setopt(easy, CURLOPT_PRIVATE, transfer);
    curl->easy_setopt(easy, CURLOPT_NOBODY, transfer->is_get ? 0L : 1L);
    curl->easy_setopt(easy, CURLOPT_WRITEFUNCTION, stop_reading);
    curl->easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 1L);
    curl->easy_setopt(easy, CURLOPT_MAXREDIRS, (long)REDIRECTIONS_MAX);
    curl->easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl->easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    curl->easy_setopt(easy, CURLOPT_TIMEOUT, (long)f->limits->seconds_each);
    curl->easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl->easy_setopt(easy, CURLOPT_USERAGENT, "wenda/" WENDA_VERSION " (link check)");
    curl->multi_add_handle(f->multi, easy);
    transfer->easy = easy;
    transfer->host->running++;
    f->running++;
}

static void stop(struct fetching *f, struct transfer *transfer)
{
    f->curl->multi_remove_handle(f->multi, transfer->easy);
    f->curl->easy_cleanup(transfer->easy);
    transfer->easy = NULL;
    transfer->host->running--;
    f->running--;
}

/* Takes the answer to a HEAD if it is a good one, and any answer to a GET. */
static void take_answer(struct fetching *f, struct transfer *transfer, CURLcode code)
{
    long status = 0;
    f->curl->easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &status);
    stop(f, transfer);
    bool answered = code == CURLE_OK || code == CURLE_WRITE_ERROR; /* that is stop_reading() */
    bool hopeless = code == CURLE_COULDNT_RESOLVE_HOST || code == CURLE_OPERATION_TIMEDOUT;
    enum fetch_outcome outcome = answered ? outcome_of(status) : FETCH_UNREACHABLE;
    if (outcome != FETCH_THERE && !transfer->is_get && !hopeless) {
        transfer->is_get = true;
        return;
    }
    transfer->fetch->outcome = outcome;
    transfer->fetch->status = answered ? status : 0;
    transfer->fetch->problem = answered ? NULL : problem_of(code);
    transfer->done = true;
}

/* ---- all of them ---- */

static double seconds_left(const struct fetching *f)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return f->limits->seconds - (double)(now.tv_sec - f->start.tv_sec) -
           (double)(now.tv_nsec - f->start.tv_nsec) / 1e9;
}

/* Starts as many as may run. */
static void start_more(struct fetching *f)
{
    while (f->first < f->count && f->transfers[f->first].done)
        f->first++;
    for (size_t i = f->first; i < f->count && f->running < f->limits->at_once; i++) {
        struct transfer *transfer = &f->transfers[i];
        bool waits = !transfer->done && !transfer->easy;
        if (waits && transfer->host->running < f->limits->at_once_a_host)
            start(f, transfer);
    }
}

static void take_answers(struct fetching *f)
{
    int left;
    for (CURLMsg *message; (message = f->curl->multi_info_read(f->multi, &left));) {
        struct transfer *transfer;
        if (message->msg != CURLMSG_DONE)
            continue;
        CURLcode code = message->data.result; /* gone with the transfer */
        f->curl->easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &transfer);
        take_answer(f, transfer, code);
    }
}

static void prepare(struct fetching *f, struct fetch *fetches)
{
    struct map hosts = { 0 };
    f->transfers = arena_alloc(&f->arena, f->count * sizeof *f->transfers);
    for (size_t i = 0; i < f->count; i++) {
        struct str name = fetch_host(fetches[i].url);
        struct host *host = map_get(&hosts, name);
        if (!host)
            host = arena_alloc(&f->arena, sizeof *host);
        map_put(&f->arena, &hosts, name, host);
        f->transfers[i] = (struct transfer){ .fetch = &fetches[i], .host = host };
    }
}

void fetch_all(struct fetch *fetches, size_t count, const struct fetch_limits *limits)
{
    struct fetching f = { .curl = curl_get(), .limits = limits, .count = count };
    assert(f.curl);
    clock_gettime(CLOCK_MONOTONIC, &f.start);
    prepare(&f, fetches);
    f.multi = f.curl->multi_init();
    int running = 0;
    for (start_more(&f); f.running && seconds_left(&f) > 0; start_more(&f)) {
        f.curl->multi_perform(f.multi, &running);
        take_answers(&f);
        if (running == f.running)
            f.curl->multi_poll(f.multi, NULL, 0, POLL_MS, NULL);
    }
    for (size_t i = 0; i < count; i++)
        if (f.transfers[i].easy)
            stop(&f, &f.transfers[i]);
    f.curl->multi_cleanup(f.multi);
    arena_release(&f.arena);
}

#else

const char *fetch_problem(void)
{
    return "this wenda was built without libcurl";
}

void fetch_all(struct fetch *fetches, size_t count, const struct fetch_limits *limits)
{
    (void)fetches, (void)count, (void)limits;
}

#endif
