#include "serve/compress.h"

#include <brotli/encode.h>
#include <zlib.h>

/* An author waits for each page: a little larger is better than a little later. */
enum { GZIP_LEVEL = 6, GZIP_WINDOW = 15 + 16, GZIP_MEMORY = 8, BROTLI_LEVEL = 5 };

const char *compress_name(enum coding coding)
{
    static const char *const names[] = {
        [CODING_NONE] = NULL, [CODING_GZIP] = "gzip", [CODING_BROTLI] = "br"
    };
    return names[coding];
}

static bool gzip(struct str bytes, char *room, size_t *size)
{
    z_stream stream = { .next_in = (Bytef *)(uintptr_t)bytes.ptr,
                        .avail_in = (uInt)bytes.len,
                        .next_out = (Bytef *)room,
                        .avail_out = (uInt)*size };
    if (deflateInit2(&stream, GZIP_LEVEL, Z_DEFLATED, GZIP_WINDOW, GZIP_MEMORY,
                     Z_DEFAULT_STRATEGY) != Z_OK)
        return false;
    int result = deflate(&stream, Z_FINISH);
    *size = stream.total_out;
    deflateEnd(&stream);
    return result == Z_STREAM_END;
}

static bool brotli(struct str bytes, char *room, size_t *size)
{
    return BrotliEncoderCompress(BROTLI_LEVEL, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, bytes.len,
                                 (const uint8_t *)bytes.ptr, size, (uint8_t *)room);
}

bool compress_bytes(struct arena *arena, enum coding coding, struct str bytes, struct str *smaller)
{
    size_t size = bytes.len;
    if (coding == CODING_NONE || !size)
        return false;
    char *room = arena_alloc(arena, size);
    bool ok = coding == CODING_GZIP ? gzip(bytes, room, &size) : brotli(bytes, room, &size);
    *smaller = (struct str){ room, size };
    return ok && size < bytes.len;
}
