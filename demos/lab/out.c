#include "lab/out.h"

#include <string.h>

static void put(struct out *out, const char *bytes, size_t count)
{
    if (out->full || count > out->cap - out->len) {
        out->full = true;
        return;
    }
    memcpy(out->ptr + out->len, bytes, count);
    out->len += count;
}

static void put_escaped(struct out *out, char c)
{
    static const char hex[] = "0123456789abcdef";
    unsigned char byte = (unsigned char)c;
    if (c == '"' || c == '\\') {
        put(out, (char[]){ '\\', c }, 2);
    } else if (byte < 0x20) {
        put(out, (char[]){ '\\', 'u', '0', '0', hex[byte >> 4], hex[byte & 15] }, 6);
    } else {
        put(out, &c, 1);
    }
}

void out_bytes(struct out *out, const char *bytes, size_t count)
{
    if (!out->quoted) {
        put(out, bytes, count);
        return;
    }
    for (size_t i = 0; i < count; i++)
        put_escaped(out, bytes[i]);
}

void out_char(struct out *out, char c)
{
    out_bytes(out, &c, 1);
}

void out_text(struct out *out, const char *text)
{
    out_bytes(out, text, strlen(text));
}

void out_json_string(struct out *out, const char *text)
{
    out_char(out, '"');
    out->quoted = true;
    out_text(out, text);
    out->quoted = false;
    out_char(out, '"');
}

void out_json_key(struct out *out, const char *key)
{
    out_text(out, ",\"");
    out_text(out, key);
    out_text(out, "\":");
}
