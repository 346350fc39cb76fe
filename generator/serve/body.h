/* body: what is sent of a file: its bytes as they lie there, or in memory those of a text, with the
 * script of live pages and compressed where that is wanted. */
#ifndef WENDA_SERVE_BODY_H
#define WENDA_SERVE_BODY_H

#include "base/map.h"
#include "serve/conditions.h"
#include "serve/live.h"
#include "serve/locate.h"

/* Texts that were compressed already. All zero is an empty one; not to be shared between threads. */
struct body_cache {
    /* private */
    struct arena arena;
    struct map texts; /* tag -> struct str */
    size_t size;
};

void body_cache_release(struct body_cache *cache);

/* How a request wants it. */
struct body_wish {
    enum coding coding;
    bool is_live; /* pages get the script of live pages */
};

struct body {
    int fd;             /* where the bytes are to be read; -1: they are `bytes` */
    struct str bytes;   /* lives as long as the arena */
    uint64_t size;      /* of what is sent */
    struct str etag;    /* a strong validator: any write changes it */
    int64_t modified;   /* when it was written last, in seconds since 1970 */
    const char *type;   /* for Content-Type */
    const char *coding; /* for Content-Encoding, or NULL */
    bool is_text;       /* it could have been compressed: for Vary */
};

/* Takes over location->fd: with body->fd -1 it is closed. */
struct body body_of(struct arena *arena, struct body_cache *cache, const struct location *location,
                    const struct body_wish *wish);

#endif
