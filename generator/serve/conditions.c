#include "serve/conditions.h"

#include <strings.h>
#include <time.h>

bool conditions_know(struct str if_none_match, struct str etag)
{
    while (if_none_match.len) {
        struct str item = str_trim(str_cut(&if_none_match, ','));
        if (str_starts(item, STR("W/")))
            item = str_slice(item, 2, item.len);
        if (str_eq(item, etag) || str_is(item, "*"))
            return true;
    }
    return false;
}

/* The form of today, and those that recipients must know as well. The program sets no locale: names are English. */
static bool read_date(struct str text, int64_t *seconds)
{
    static const char *const forms[] = { "%a, %d %b %Y %H:%M:%S GMT", "%A, %d-%b-%y %H:%M:%S GMT",
                                         "%a %b %e %H:%M:%S %Y" };
    for (size_t i = 0; text.len && i < COUNT(forms); i++) {
        struct tm time = { 0 };
        const char *end = strptime(text.ptr, forms[i], &time);
        if (end == text.ptr + text.len) {
            *seconds = timegm(&time);
            return true;
        }
    }
    return false;
}

bool conditions_as_old(struct str if_modified_since, int64_t modified)
{
    int64_t since;
    return read_date(if_modified_since, &since) && modified <= since;
}

struct str conditions_date(struct arena *arena, int64_t seconds)
{
    char room[64];
    struct tm time;
    time_t when = (time_t)seconds;
    if (!gmtime_r(&when, &time))
        return STR("");
    size_t len = strftime(room, sizeof room, "%a, %d %b %Y %H:%M:%S GMT", &time);
    return arena_dup(arena, (struct str){ room, len });
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

enum range conditions_range(struct str header, uint64_t size, struct span *span)
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

static bool is_word(struct str text, struct str word)
{
    return text.len == word.len && strncasecmp(text.ptr, word.ptr, word.len) == 0;
}

/* True for the weights "q=0", "q=0.0" and so on: not this one. */
static bool is_refusal(struct str weight)
{
    struct str value = str_trim(weight);
    if (!str_starts(value, STR("q=0")) && !str_starts(value, STR("Q=0")))
        return false;
    for (size_t i = 3; i < value.len; i++)
        if (value.ptr[i] != '.' && value.ptr[i] != '0')
            return false;
    return true;
}

enum coding conditions_coding(struct str accept_encoding)
{
    enum coding best = CODING_NONE;
    while (accept_encoding.len) {
        struct str weight = str_cut(&accept_encoding, ',');
        struct str name = str_trim(str_cut(&weight, ';'));
        if (is_refusal(weight))
            continue;
        if (is_word(name, STR("br")))
            best = CODING_BROTLI;
        else if (is_word(name, STR("gzip")) && best == CODING_NONE)
            best = CODING_GZIP;
    }
    return best;
}

bool conditions_same_origin(struct str origin, struct str host)
{
    const struct str scheme = STR("http://");
    return !origin.len ||
           (str_starts(origin, scheme) && is_word(str_slice(origin, scheme.len, origin.len), host));
}

static bool is_port(struct str text)
{
    for (size_t i = 1; i < text.len; i++)
        if (text.ptr[i] < '0' || text.ptr[i] > '9')
            return false;
    return !text.len || text.ptr[0] == ':';
}

bool conditions_local_host(struct str host)
{
    static const char *const names[] = { "127.0.0.1", "localhost", "[::1]" };
    for (size_t i = 0; i < COUNT(names); i++) {
        struct str name = str_of(names[i]);
        if (is_word(str_slice(host, 0, name.len), name) &&
            is_port(str_slice(host, name.len, host.len)))
            return true;
    }
    return false;
}
