#include "serve/body.h"

#include <errno.h>
#include <unistd.h>

#include "base/mem.h"
#include "serve/compress.h"
#include "serve/types.h"

/* Longer texts are sent as they are; of short ones there is nothing to save. */
enum { TEXT_MIN = 256, TEXT_MAX = 16 << 20, CACHE_MAX = 64 << 20 };

void body_cache_release(struct body_cache *cache)
{
    arena_release(&cache->arena);
    *cache = (struct body_cache){ 0 };
}

/* Any write changes the time, the size or the file itself. */
static struct str mark_of(struct arena *arena, const struct stat *st)
{
    return arena_printf(arena, "%jx-%jx-%jx%09lx", (uintmax_t)st->st_ino, (uintmax_t)st->st_size,
                        (uintmax_t)st->st_mtim.tv_sec, (unsigned long)st->st_mtim.tv_nsec);
}

/* Each form of a file has its own tag: with the script of live pages, and in each coding. */
static struct str tag_of(struct arena *arena, struct str mark, bool is_live, const char *coding)
{
    return arena_printf(arena, "\"%.*s%s%s%s\"", STR_ARG(mark), is_live ? "-live" : "",
                        coding ? "-" : "", coding ? coding : "");
}

/* All of the file; false when it cannot be read, or is shorter by now than it was. */
static bool read_all(struct arena *arena, const struct location *location, struct str *bytes)
{
    size_t size = (size_t)location->stat.st_size, len = 0;
    char *room = arena_alloc(arena, size + 1);
    while (len < size) {
        ssize_t got = pread(location->fd, room + len, size - len, (off_t)len);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        len += (size_t)got;
    }
    *bytes = (struct str){ room, size };
    return true;
}

/* Puts the compressed text in the place of body->bytes, if that is worth it. */
static bool compress(struct arena *arena, struct body_cache *cache, enum coding coding,
                     struct body *body)
{
    struct str smaller, *known = map_get(&cache->texts, body->etag);
    if (known) {
        body->bytes = arena_dup(arena, *known);
        return true;
    }
    if (!compress_bytes(arena, coding, body->bytes, &smaller))
        return false;
    body->bytes = smaller;
    if (cache->size + smaller.len > CACHE_MAX)
        body_cache_release(cache);
    known = arena_alloc(&cache->arena, sizeof *known);
    *known = arena_dup(&cache->arena, smaller);
    map_put(&cache->arena, &cache->texts, arena_dup(&cache->arena, body->etag), known);
    cache->size += smaller.len;
    return true;
}

struct body body_of(struct arena *arena, struct body_cache *cache, const struct location *location,
                    const struct body_wish *wish)
{
    bool is_live = wish->is_live && str_ends(location->path, STR(".html"));
    const struct stat *st = &location->stat;
    struct str mark = mark_of(arena, st);
    struct body body = { .fd = location->fd,
                         .size = (uint64_t)st->st_size,
                         .etag = tag_of(arena, mark, is_live, NULL),
                         .modified = st->st_mtim.tv_sec,
                         .type = content_type(location->path) };
    body.is_text = content_is_text(body.type) && st->st_size >= TEXT_MIN && st->st_size <= TEXT_MAX;
    if ((!body.is_text && !is_live) || !read_all(arena, location, &body.bytes))
        return body;
    close(location->fd);
    body.fd = -1;
    if (is_live)
        body.bytes = live_page(arena, body.bytes, mark);
    const char *coding = compress_name(wish->coding);
    struct str plain_tag = body.etag;
    body.etag = tag_of(arena, mark, is_live, coding);
    if (body.is_text && coding && compress(arena, cache, wish->coding, &body))
        body.coding = coding;
    else
        body.etag = plain_tag;
    body.size = body.bytes.len;
    return body;
}
