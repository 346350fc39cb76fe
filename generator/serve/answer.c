#include "serve/answer.h"

#include <inttypes.h>
#include <time.h>
#include <unistd.h>

#include "serve/policy.h"

struct request {
    struct MHD_Connection *connection;
    struct arena arena; /* until the response is queued */
    struct served *served;
    const char *target;
    const char *policy;
    const char *caching;
};

/* What may change at any time is asked for each time, and told by its tag whether it has. */
static const char revalidate[] = "no-cache";
/* What is named by its content never changes. */
static const char forever[] = "public, max-age=31536000, immutable";

static struct str header_of(struct request *r, const char *name)
{
    return str_of(MHD_lookup_connection_value(r->connection, MHD_HEADER_KIND, name));
}

/* Queues the response, with what every response says, and gives it up. */
static enum MHD_Result send_response(struct request *r, unsigned status,
                                     struct MHD_Response *response)
{
    MHD_add_response_header(response, "Content-Security-Policy", r->policy);
    MHD_add_response_header(response, "Cross-Origin-Resource-Policy", "same-origin");
    MHD_add_response_header(response, "X-Content-Type-Options", "nosniff");
    MHD_add_response_header(response, "Referrer-Policy", "no-referrer");
    MHD_add_response_header(response, "Cache-Control", r->caching);
    enum MHD_Result result = MHD_queue_response(r->connection, status, response);
    MHD_destroy_response(response);
    return result;
}

static struct MHD_Response *response_of(struct str bytes, const char *type)
{
    struct MHD_Response *response = MHD_create_response_from_buffer(
        bytes.len, (void *)(uintptr_t)bytes.ptr, MHD_RESPMEM_MUST_COPY);
    MHD_add_response_header(response, "Content-Type", type);
    return response;
}

/* A response whose body is a sentence, with one more header if `name` is not NULL. */
static enum MHD_Result send_sentence(struct request *r, unsigned status, const char *text,
                                     const char *name, const char *value)
{
    struct MHD_Response *response = response_of(str_of(text), "text/plain; charset=utf-8");
    if (name)
        MHD_add_response_header(response, name, value);
    return send_response(r, status, response);
}

/* A date says seconds only: of a file that was written in this one, the next bytes may have the same. */
static bool is_settled(const struct body *body)
{
    return body->modified < (int64_t)time(NULL);
}

static void add_body_headers(struct request *r, struct MHD_Response *response,
                             const struct body *body)
{
    MHD_add_response_header(response, "ETag", body->etag.ptr);
    if (is_settled(body))
        MHD_add_response_header(response, "Last-Modified",
                                conditions_date(&r->arena, body->modified).ptr);
    if (body->is_text)
        MHD_add_response_header(response, "Vary", "Accept-Encoding");
    if (body->coding)
        MHD_add_response_header(response, "Content-Encoding", body->coding);
}

static enum MHD_Result send_outside(struct request *r, const struct body *body)
{
    if (body->fd >= 0)
        close(body->fd);
    struct str whole = arena_printf(&r->arena, "bytes */%" PRIu64, body->size);
    r->caching = revalidate;
    return send_sentence(r, MHD_HTTP_RANGE_NOT_SATISFIABLE, "outside of the file\n",
                         "Content-Range", whole.ptr);
}

/* What the request asks for of the body, which If-Range may have been meant for another version of. */
static enum range asked_range(struct request *r, const struct body *body, struct span *span)
{
    struct str range = header_of(r, "Range"), condition = header_of(r, "If-Range");
    if (!range.len || (condition.len && !str_eq(body->etag, condition)))
        return RANGE_WHOLE;
    return conditions_range(range, body->size, span);
}

/* Sends the body, or the part of it that is asked for. */
static enum MHD_Result send_body(struct request *r, unsigned status, const struct body *body)
{
    struct span span = { 0, body->size };
    enum range range = status == MHD_HTTP_OK ? asked_range(r, body, &span) : RANGE_WHOLE;
    if (range == RANGE_OUTSIDE)
        return send_outside(r, body);
    struct MHD_Response *response;
    if (body->fd >= 0) {
        response = MHD_create_response_from_fd_at_offset64(span.size, body->fd, span.from);
        MHD_add_response_header(response, "Content-Type", body->type);
    } else {
        response =
            response_of(str_slice(body->bytes, span.from, span.from + span.size), body->type);
    }
    if (range == RANGE_PART) {
        struct str part = arena_printf(&r->arena, "bytes %" PRIu64 "-%" PRIu64 "/%" PRIu64,
                                       span.from, span.from + span.size - 1, body->size);
        MHD_add_response_header(response, "Content-Range", part.ptr);
        status = MHD_HTTP_PARTIAL_CONTENT;
    }
    MHD_add_response_header(response, "Accept-Ranges", "bytes");
    add_body_headers(r, response, body);
    return send_response(r, status, response);
}

/* True for a name with a content hash in it: "assets/wenda.6223813bef.css", "search/zh-i0.05d320ba.js". */
static bool is_hashed(struct str path)
{
    enum { DIGITS = 8 };
    struct str rest = path, part = str_cut(&rest, '/');
    if (!str_is(part, "assets") && !str_is(part, "search"))
        return false;
    for (part = str_cut(&rest, '.'); rest.len; part = str_cut(&rest, '.')) {
        bool is_hash = part.len >= DIGITS;
        for (size_t i = 0; i < part.len && is_hash; i++)
            is_hash = strchr("0123456789abcdef", part.ptr[i]) != NULL;
        if (is_hash)
            return true;
    }
    return false;
}

/* A part of a file is a part of its own bytes. */
static struct body body_for(struct request *r, const struct location *file)
{
    bool whole = !header_of(r, "Range").len;
    struct body_wish wish = { whole ? conditions_coding(header_of(r, "Accept-Encoding"))
                                    : CODING_NONE,
                              r->served->live != NULL };
    r->policy = policy_of(file);
    return body_of(&r->arena, &r->served->cache, file, &wish);
}

/* A site that was never built has no page for that; its author's browser waits for one all the same. */
static enum MHD_Result send_bare_page(struct request *r)
{
    struct str page =
        STR("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<title>404</title>\n</head>\n<body>there is no such page</body>\n</html>\n");
    return send_response(
        r, MHD_HTTP_NOT_FOUND,
        response_of(live_page(&r->arena, page, STR("")), "text/html; charset=utf-8"));
}

static enum MHD_Result send_not_found(struct request *r)
{
    struct location file;
    if (locate_open(&r->arena, r->served->folder, STR("404.html"), &file)) {
        struct body body = body_for(r, &file);
        return send_body(r, MHD_HTTP_NOT_FOUND, &body);
    }
    if (r->served->live)
        return send_bare_page(r);
    return send_sentence(r, MHD_HTTP_NOT_FOUND, "there is no such page\n", NULL, NULL);
}

/* The tag says more than the date, which is for those that know no tag. */
static bool has_already(struct request *r, const struct body *body)
{
    struct str tags = header_of(r, "If-None-Match");
    return tags.len ? conditions_know(tags, body->etag)
                    : is_settled(body) &&
                          conditions_as_old(header_of(r, "If-Modified-Since"), body->modified);
}

static enum MHD_Result send_file(struct request *r, const struct location *file)
{
    struct body body = body_for(r, file);
    if (is_hashed(file->path))
        r->caching = forever;
    if (!has_already(r, &body))
        return send_body(r, MHD_HTTP_OK, &body);
    if (body.fd >= 0)
        close(body.fd);
    /* with the policy of the page: a cache takes the new headers */
    struct MHD_Response *response = response_of(STR(""), body.type);
    body.coding = NULL;
    add_body_headers(r, response, &body);
    return send_response(r, MHD_HTTP_NOT_MODIFIED, response);
}

/* The target as a path from the folder's own '/' on; "" when it is outside. */
static struct str inner_target(const struct request *r)
{
    struct str target = str_of(r->target), root = r->served->root;
    return str_starts(target, root) ? str_slice(target, root.len - 1, target.len) : STR("");
}

/* True for "/", and for the root without its '/': to be asked for as it is. */
static bool leads_to_root(const struct request *r)
{
    struct str root = r->served->root;
    return str_is(STR("/"), r->target) || str_is(str_slice(root, 0, root.len - 1), r->target);
}

static enum MHD_Result send_target(struct request *r)
{
    struct location file;
    struct str target = inner_target(r);
    struct live *live = r->served->live;
    struct MHD_Response *ours = live ? live_response(live, r->connection, str_of(r->target)) : NULL;
    if (ours)
        return send_response(r, MHD_HTTP_OK, ours);
    if (!target.len && !leads_to_root(r))
        return send_not_found(r);
    if (!target.len)
        return send_sentence(r, MHD_HTTP_FOUND, "the site begins further down\n", "Location",
                             r->served->root.ptr);
    switch (locate(&r->arena, r->served->folder, target, &file)) {
    case LOCATED_FILE:
        return send_file(r, &file);
    case LOCATED_FOLDER:
        return send_sentence(r, MHD_HTTP_MOVED_PERMANENTLY, "it is a folder\n", "Location",
                             arena_printf(&r->arena, "%s/", r->target).ptr);
    case LOCATED_BAD:
        return send_sentence(r, MHD_HTTP_BAD_REQUEST, "this is no address\n", NULL, NULL);
    default:
        return send_not_found(r);
    }
}

enum MHD_Result answer(struct MHD_Connection *connection, struct served *served, const char *target,
                       const char *method)
{
    struct request r = { .connection = connection,
                         .served = served,
                         .target = target,
                         .policy = policy_strict,
                         .caching = revalidate };
    enum MHD_Result result;
    struct str host = header_of(&r, "Host");
    /* a foreign page whose name was made to lead here (DNS rebinding) is not answered */
    if (!conditions_local_host(host))
        result = send_sentence(&r, MHD_HTTP_FORBIDDEN,
                               "only 127.0.0.1 and localhost are answered here\n", NULL, NULL);
    else if (!conditions_same_origin(header_of(&r, "Origin"), host))
        result =
            send_sentence(&r, MHD_HTTP_FORBIDDEN, "no other site is answered here\n", NULL, NULL);
    else if (strcmp(method, "GET") != 0 && strcmp(method, "HEAD") != 0)
        result = send_sentence(&r, MHD_HTTP_METHOD_NOT_ALLOWED, "only GET and HEAD\n", "Allow",
                               "GET, HEAD");
    else
        result = send_target(&r);
    arena_release(&r.arena);
    return result;
}
