#include "serve/live.h"

#include <pthread.h>

#include "base/mem.h"
#include "base/strbuf.h"

/* One page that listens. */
struct stream {
    struct live *live;
    struct MHD_Connection *connection;
    struct stream *next;
    struct strbuf rest; /* what is to be sent of the last event, from `sent` on */
    size_t sent;
    unsigned long heard, pings; /* as in struct live */
    bool waits;                 /* its connection is suspended */
};

struct live {
    pthread_mutex_t lock;
    struct stream *streams;
    struct strbuf message;     /* the event that came last */
    unsigned long said, pings; /* how many so far */
    bool ended;
};

extern const char live_script[], live_sheet[]; /* of serve/live/, embedded */

struct live *live_new(void)
{
    struct live *live = mem_alloc(sizeof *live);
    pthread_mutex_init(&live->lock, NULL);
    strbuf_init(&live->message, STRBUF_PAGE);
    return live;
}

void live_free(struct live *live)
{
    pthread_mutex_destroy(&live->lock);
    strbuf_release(&live->message);
    mem_free(live);
}

/* The lock is held. */
static void wake(struct live *live)
{
    for (struct stream *stream = live->streams; stream; stream = stream->next) {
        if (stream->waits)
            MHD_resume_connection(stream->connection);
        stream->waits = false;
    }
}

void live_say(struct live *live, struct str text)
{
    pthread_mutex_lock(&live->lock);
    strbuf_reset(&live->message);
    strbuf_add(&live->message, STR("data: "));
    strbuf_add(&live->message, text);
    strbuf_add(&live->message, STR("\n\n"));
    live->said++;
    wake(live);
    pthread_mutex_unlock(&live->lock);
}

void live_ping(struct live *live)
{
    pthread_mutex_lock(&live->lock);
    live->pings++;
    wake(live);
    pthread_mutex_unlock(&live->lock);
}

void live_end(struct live *live)
{
    pthread_mutex_lock(&live->lock);
    live->ended = true;
    wake(live);
    pthread_mutex_unlock(&live->lock);
}

/* ---- The stream ---- */

/* What the stream has yet to say; the lock is held. */
static void refill(struct stream *stream)
{
    struct live *live = stream->live;
    strbuf_reset(&stream->rest);
    stream->sent = 0;
    if (stream->heard != live->said)
        strbuf_add(&stream->rest, strbuf_str(&live->message));
    else if (stream->pings != live->pings)
        strbuf_add(&stream->rest, STR("retry: 500\n\n"));
    stream->heard = live->said;
    stream->pings = live->pings;
}

static ssize_t read_stream(void *ctx, uint64_t position, char *room, size_t size)
{
    struct stream *stream = ctx;
    struct live *live = stream->live;
    ssize_t count = 0;
    (void)position;
    pthread_mutex_lock(&live->lock);
    if (stream->sent == stream->rest.len)
        refill(stream);
    struct str rest = str_slice(strbuf_str(&stream->rest), stream->sent, stream->sent + size);
    if (rest.len) {
        memcpy(room, rest.ptr, rest.len);
        stream->sent += rest.len;
        count = (ssize_t)rest.len;
    } else if (live->ended) {
        count = MHD_CONTENT_READER_END_OF_STREAM;
    } else {
        stream->waits = true;
        MHD_suspend_connection(stream->connection);
    }
    pthread_mutex_unlock(&live->lock);
    return count;
}

static void free_stream(void *ctx)
{
    struct stream *stream = ctx, **link = &stream->live->streams;
    struct live *live = stream->live;
    pthread_mutex_lock(&live->lock);
    while (*link != stream)
        link = &(*link)->next;
    *link = stream->next;
    pthread_mutex_unlock(&live->lock);
    strbuf_release(&stream->rest);
    mem_free(stream);
}

static struct MHD_Response *open_stream(struct live *live, struct MHD_Connection *connection)
{
    enum { BLOCK = 16 * 1024 };
    struct stream *stream = mem_alloc(sizeof *stream);
    *stream = (struct stream){ .live = live, .connection = connection };
    strbuf_init(&stream->rest, STRBUF_PAGE);
    pthread_mutex_lock(&live->lock);
    stream->pings =
        live->pings - 1; /* the first bytes come at once: the browser knows that it is heard */
    stream->next = live->streams;
    live->streams = stream;
    pthread_mutex_unlock(&live->lock);
    MHD_set_connection_option(connection, MHD_CONNECTION_OPTION_TIMEOUT, 0u);
    struct MHD_Response *response = MHD_create_response_from_callback(
        MHD_SIZE_UNKNOWN, BLOCK, read_stream, stream, free_stream);
    MHD_add_response_header(response, "Content-Type", "text/event-stream");
    return response;
}

/* ---- The script ---- */

static struct MHD_Response *constant(const char *text, const char *type)
{
    struct MHD_Response *response = MHD_create_response_from_buffer(
        strlen(text), (void *)(uintptr_t)text, MHD_RESPMEM_PERSISTENT);
    MHD_add_response_header(response, "Content-Type", type);
    return response;
}

struct MHD_Response *live_response(struct live *live, struct MHD_Connection *connection,
                                   struct str target)
{
    if (str_is(target, "/.wenda/events"))
        return open_stream(live, connection);
    if (str_is(target, "/.wenda/live.js"))
        return constant(live_script, "text/javascript; charset=utf-8");
    if (str_is(target, "/.wenda/live.css"))
        return constant(live_sheet, "text/css; charset=utf-8");
    return NULL;
}

struct str live_page(struct arena *arena, struct str page, struct str mark)
{
    size_t at = str_search(page, STR("</head>"));
    if (at == page.len)
        return page;
    struct str rest = str_slice(page, at, page.len);
    struct str tag = arena_printf(arena, "<script src=\"/.wenda/live.js?%.*s\" defer></script>\n",
                                  STR_ARG(mark));
    char *bytes = arena_alloc(arena, page.len + tag.len);
    memcpy(bytes, page.ptr, at);
    memcpy(bytes + at, tag.ptr, tag.len);
    memcpy(bytes + at + tag.len, rest.ptr, rest.len);
    return (struct str){ bytes, page.len + tag.len };
}
