#include "serve/answer.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "serve/locate.h"
#include "serve/policy.h"
#include "serve/types.h"

struct request {
    struct MHD_Connection *connection;
    struct arena arena; /* until the response is queued */
    const struct served *served;
    const char *target;
    const char *policy;
};

/* Bytes of a file, [from, from + size). */
struct span {
    uint64_t from, size;
};

static const char *header_of(struct request *r, const char *name)
{
    return MHD_lookup_connection_value(r->connection, MHD_HEADER_KIND, name);
}

/* Queues the response, with what every response says, and gives it up. */
static enum MHD_Result send_response(struct request *r, unsigned status,
                                     struct MHD_Response *response)
{
    MHD_add_response_header(response, "Content-Security-Policy", r->policy);
    MHD_add_response_header(response, "X-Content-Type-Options", "nosniff");
    MHD_add_response_header(response, "Referrer-Policy", "no-referrer");
    MHD_add_response_header(response, "Cache-Control", "no-cache");
    enum MHD_Result result = MHD_queue_response(r->connection, status, response);
    MHD_destroy_response(response);
    return result;
}

/* A response whose body is a sentence, with one more header if `name` is not NULL. */
static enum MHD_Result send_sentence(struct request *r, unsigned status, const char *text,
                                     const char *name, const char *value)
{
    struct MHD_Response *response = MHD_create_response_from_buffer(
        strlen(text), (void *)(uintptr_t)text, MHD_RESPMEM_MUST_COPY);
    if (name)
        MHD_add_response_header(response, name, value);
    MHD_add_response_header(response, "Content-Type", "text/plain; charset=utf-8");
    return send_response(r, status, response);
}

/* Only this computer's own names are answered: a foreign page whose name was made
 * to lead here (DNS rebinding) is not. */
static bool is_local_host(const char *host)
{
    static const char *const names[] = { "127.0.0.1", "localhost", "[::1]" };
    for (size_t i = 0; host && i < COUNT(names); i++) {
        size_t len = strlen(names[i]);
        if (strncasecmp(host, names[i], len) != 0)
            continue;
        const char *port = host + len;
        if (!*port || (*port == ':' && strspn(port + 1, "0123456789") == strlen(port + 1)))
            return true;
    }
    return false;
}

/* A strong validator: any write changes the time, the size or the file itself. */
static struct str etag_of(struct request *r, const struct stat *st)
{
    return arena_printf(&r->arena, "\"%jx-%jx-%jx%09lx\"", (uintmax_t)st->st_ino,
                        (uintmax_t)st->st_size, (uintmax_t)st->st_mtim.tv_sec,
                        (unsigned long)st->st_mtim.tv_nsec);
}

/* True when If-None-Match names the tag (RFC 9110, 13.1.2: weak comparison). */
static bool is_known(struct request *r, struct str etag)
{
    struct str list = str_of(header_of(r, "If-None-Match"));
    while (list.len) {
        struct str item = str_trim(str_cut(&list, ','));
        if (str_starts(item, STR("W/")))
            item = str_slice(item, 2, item.len);
        if (str_eq(item, etag) || str_is(item, "*"))
            return true;
    }
    return false;
}

static bool read_number(struct str text, uint64_t *number)
{
    *number = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9' || *number > UINT64_MAX / 10 - 9)
            return false;
        *number = *number * 10 + (uint64_t)(text.ptr[i] - '0');
    }
    return text.len > 0;
}

enum range { RANGE_WHOLE, RANGE_PART, RANGE_OUTSIDE };

/* What a Range header asks for (RFC 9110, 14.1.2). Several ranges, other units and
 * malformed ones are ignored, as the RFC allows. */
static enum range parse_range(struct str header, uint64_t size, struct span *span)
{
    uint64_t first, last = size - 1;
    struct str rest = header;
    if (!str_is(str_cut(&rest, '='), "bytes") || str_find(rest, '-') == rest.len)
        return RANGE_WHOLE;
    struct str from = str_trim(str_cut(&rest, '-')), to = str_trim(rest);
    if (!from.len) {
        if (!read_number(to, &first))
            return RANGE_WHOLE;
        first = first < size ? size - first : 0; /* the last bytes */
    } else if (!read_number(from, &first) ||
               (to.len && (!read_number(to, &last) || last < first))) {
        return RANGE_WHOLE;
    }
    if (first >= size)
        return RANGE_OUTSIDE;
    *span = (struct span){ first, (last < size ? last : size - 1) - first + 1 };
    return RANGE_PART;
}

static enum range asked_range(struct request *r, struct str etag, uint64_t size, struct span *span)
{
    const char *range = header_of(r, "Range"), *condition = header_of(r, "If-Range");
    if (!range || (condition && !str_is(etag, condition)))
        return RANGE_WHOLE;
    return parse_range(str_of(range), size, span);
}

/* Sends an open file, or the part of it that is asked for. */
static enum MHD_Result send_file(struct request *r, unsigned status, const struct location *file)
{
    uint64_t size = (uint64_t)file->stat.st_size;
    struct span span = { 0, size };
    struct str etag = etag_of(r, &file->stat);
    enum range range = RANGE_WHOLE;
    if (status == MHD_HTTP_OK)
        range = asked_range(r, etag, size, &span);
    if (range == RANGE_OUTSIDE) {
        close(file->fd);
        struct str whole = arena_printf(&r->arena, "bytes */%" PRIu64, size);
        return send_sentence(r, MHD_HTTP_RANGE_NOT_SATISFIABLE, "outside of the file\n",
                             "Content-Range", whole.ptr);
    }
    struct MHD_Response *response =
        MHD_create_response_from_fd_at_offset64(span.size, file->fd, span.from);
    if (range == RANGE_PART) {
        struct str part = arena_printf(&r->arena, "bytes %" PRIu64 "-%" PRIu64 "/%" PRIu64,
                                       span.from, span.from + span.size - 1, size);
        MHD_add_response_header(response, "Content-Range", part.ptr);
        status = MHD_HTTP_PARTIAL_CONTENT;
    }
    MHD_add_response_header(response, "Content-Type", content_type(file->path));
    MHD_add_response_header(response, "Accept-Ranges", "bytes");
    MHD_add_response_header(response, "ETag", etag.ptr);
    return send_response(r, status, response);
}

static enum MHD_Result send_not_found(struct request *r)
{
    struct location file;
    if (locate_open(&r->arena, r->served->folder, STR("404.html"), &file)) {
        r->policy = policy_of(&file);
        return send_file(r, MHD_HTTP_NOT_FOUND, &file);
    }
    return send_sentence(r, MHD_HTTP_NOT_FOUND, "there is no such page\n", NULL, NULL);
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
    if (!target.len && !leads_to_root(r))
        return send_not_found(r);
    if (!target.len)
        return send_sentence(r, MHD_HTTP_FOUND, "the site begins further down\n", "Location",
                             r->served->root.ptr);
    switch (locate(&r->arena, r->served->folder, target, &file)) {
    case LOCATED_FILE:
        break;
    case LOCATED_FOLDER:
        return send_sentence(r, MHD_HTTP_MOVED_PERMANENTLY, "it is a folder\n", "Location",
                             arena_printf(&r->arena, "%s/", r->target).ptr);
    case LOCATED_BAD:
        return send_sentence(r, MHD_HTTP_BAD_REQUEST, "this is no address\n", NULL, NULL);
    default:
        return send_not_found(r);
    }
    struct str etag = etag_of(r, &file.stat);
    r->policy = policy_of(&file); /* also of what is not modified: a cache takes the new headers */
    if (!is_known(r, etag))
        return send_file(r, MHD_HTTP_OK, &file);
    close(file.fd);
    return send_sentence(r, MHD_HTTP_NOT_MODIFIED, "", "ETag", etag.ptr);
}

enum MHD_Result answer(struct MHD_Connection *connection, const struct served *served,
                       const char *target, const char *method)
{
    struct request r = {
        .connection = connection, .served = served, .target = target, .policy = policy_strict
    };
    enum MHD_Result result;
    if (!is_local_host(header_of(&r, "Host")))
        result = send_sentence(&r, MHD_HTTP_FORBIDDEN,
                               "only 127.0.0.1 and localhost are answered here\n", NULL, NULL);
    else if (strcmp(method, "GET") != 0 && strcmp(method, "HEAD") != 0)
        result = send_sentence(&r, MHD_HTTP_METHOD_NOT_ALLOWED, "only GET and HEAD\n", "Allow",
                               "GET, HEAD");
    else
        result = send_target(&r);
    arena_release(&r.arena);
    return result;
}
