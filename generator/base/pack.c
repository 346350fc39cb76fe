#include "base/pack.h"

#include <string.h>

void pack_number(struct strbuf *out, uint64_t number)
{
    for (; number >= 0x80; number >>= 7)
        strbuf_add_char(out, (char)(number | 0x80));
    strbuf_add_char(out, (char)number);
}

void pack_hash(struct strbuf *out, uint64_t hash)
{
    char bytes[sizeof hash];
    memcpy(bytes, &hash, sizeof hash);
    strbuf_add(out, (struct str){ bytes, sizeof bytes });
}

void pack_text(struct strbuf *out, struct str text)
{
    pack_number(out, text.len);
    strbuf_add(out, text);
    strbuf_add_char(out, '\0');
}

static void fail(struct unpack *in)
{
    in->failed = true;
    in->rest = STR("");
}

uint64_t unpack_number(struct unpack *in)
{
    uint64_t number = 0;
    for (size_t i = 0; i < in->rest.len && i < 10; i++) {
        unsigned char byte = (unsigned char)in->rest.ptr[i];
        number |= (uint64_t)(byte & 0x7F) << (7 * i);
        if (byte < 0x80) {
            in->rest = str_slice(in->rest, i + 1, in->rest.len);
            return number;
        }
    }
    fail(in);
    return 0;
}

uint64_t unpack_hash(struct unpack *in)
{
    uint64_t hash = 0;
    if (in->rest.len < sizeof hash) {
        fail(in);
        return 0;
    }
    memcpy(&hash, in->rest.ptr, sizeof hash);
    in->rest = str_slice(in->rest, sizeof hash, in->rest.len);
    return hash;
}

size_t unpack_count(struct unpack *in, size_t size)
{
    uint64_t count = unpack_number(in);
    if (count <= in->rest.len / size)
        return (size_t)count;
    fail(in);
    return 0;
}

int unpack_int(struct unpack *in, int max)
{
    uint64_t number = unpack_number(in);
    if (number <= (uint64_t)max)
        return (int)number;
    fail(in);
    return 0;
}

struct str unpack_text(struct unpack *in)
{
    size_t len = unpack_count(in, 1);
    if (in->failed || len >= in->rest.len || in->rest.ptr[len] != '\0') {
        fail(in);
        return STR("");
    }
    struct str text = str_slice(in->rest, 0, len);
    in->rest = str_slice(in->rest, len + 1, in->rest.len);
    return text;
}
