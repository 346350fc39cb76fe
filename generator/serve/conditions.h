/* conditions: what the headers of a request ask for (RFC 9110). Pure functions of texts and times. */
#ifndef WENDA_SERVE_CONDITIONS_H
#define WENDA_SERVE_CONDITIONS_H

#include <stdint.h>

#include "base/arena.h"

/* True when If-None-Match names the tag (13.1.2: weak comparison). */
bool conditions_know(struct str if_none_match, struct str etag);

/* True when If-Modified-Since is a date (5.6.7) that is not before this time, in seconds since 1970. */
bool conditions_as_old(struct str if_modified_since, int64_t modified);

/* The time as a date of HTTP, in the arena. */
struct str conditions_date(struct arena *arena, int64_t seconds);

/* Bytes of a file, [from, from + size). */
struct span {
    uint64_t from, size;
};

enum range { RANGE_WHOLE, RANGE_PART, RANGE_OUTSIDE };

/* What a Range header asks for (14.1.2) of so many bytes; sets *span for a part. Several ranges,
 * other units and malformed ones are ignored, as the RFC allows. */
enum range conditions_range(struct str header, uint64_t size, struct span *span);

enum coding { CODING_NONE, CODING_GZIP, CODING_BROTLI };

/* The best coding that Accept-Encoding allows (12.5.3). */
enum coding conditions_coding(struct str accept_encoding);

/* True for a request that no page of another host or port made: its Origin, if it has one, is the
 * host that it is sent to. */
bool conditions_same_origin(struct str origin, struct str host);

/* True for this computer's own names, with or without a port. */
bool conditions_local_host(struct str host);

#endif
