#include "base/strbuf.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <utf8proc.h>

#include "base/mem.h"

enum { CAP_MIN = 256 };

void strbuf_init(struct strbuf *buf, size_t limit)
{
    *buf = (struct strbuf){ .limit = limit };
}

void strbuf_release(struct strbuf *buf)
{
    mem_free(buf->ptr);
    *buf = (struct strbuf){ 0 };
}

void strbuf_reset(struct strbuf *buf)
{
    buf->len = 0;
    buf->over = false;
    if (buf->ptr)
        buf->ptr[0] = '\0';
}

void strbuf_fit(struct strbuf *buf)
{
    if (!buf->ptr)
        return;
    buf->cap = buf->len + 1;
    buf->ptr = mem_resize(buf->ptr, buf->cap);
}

void strbuf_cut(struct strbuf *buf, size_t len)
{
    assert(len <= buf->len);
    if (!buf->ptr)
        return;
    buf->len = len;
    buf->ptr[len] = '\0';
}

/* Room for `more` bytes and the NUL; false when that is past the limit. */
static bool reserve(struct strbuf *buf, size_t more)
{
    if (buf->over)
        return false;
    if (more > buf->limit || buf->len > buf->limit - more) {
        mem_free(buf->ptr);
        *buf = (struct strbuf){ .limit = buf->limit, .over = true };
        return false;
    }
    size_t need = buf->len + more + 1;
    if (need > buf->cap) {
        size_t least = buf->cap ? buf->cap * 2 : CAP_MIN;
        least = least > buf->limit ? buf->limit + 1 : least;
        buf->cap = need > least ? need : least;
        buf->ptr = mem_resize(buf->ptr, buf->cap);
    }
    return true;
}

void strbuf_add_more(struct strbuf *buf, struct str s)
{
    if (reserve(buf, s.len))
        strbuf_add(buf, s);
}

void strbuf_add_utf8(struct strbuf *buf, uint32_t c)
{
    utf8proc_uint8_t bytes[4];
    utf8proc_ssize_t len = utf8proc_encode_char((utf8proc_int32_t)c, bytes);
    strbuf_add(buf, (struct str){ (const char *)bytes, (size_t)len });
}

void strbuf_printf(struct strbuf *buf, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    assert(len >= 0);
    if (!reserve(buf, (size_t)len))
        return;
    va_start(args, format);
    vsnprintf(buf->ptr + buf->len, (size_t)len + 1, format, args);
    va_end(args);
    buf->len += (size_t)len;
}

static struct str entity_of(char c)
{
    switch (c) {
    case '&':
        return STR("&amp;");
    case '<':
        return STR("&lt;");
    case '>':
        return STR("&gt;");
    case '"':
        return STR("&quot;");
    case '\'':
        return STR("&#39;");
    default:
        return STR("");
    }
}

void strbuf_add_html(struct strbuf *buf, struct str s)
{
    size_t start = 0;
    for (size_t i = 0; i < s.len; i++) {
        struct str entity = entity_of(s.ptr[i]);
        if (!entity.len)
            continue;
        strbuf_add(buf, str_slice(s, start, i));
        strbuf_add(buf, entity);
        start = i + 1;
    }
    strbuf_add(buf, str_slice(s, start, s.len));
}

static bool is_url_safe(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '-' && c <= '9') || c == '_' ||
           c == '~';
}

void strbuf_add_url(struct strbuf *buf, struct str path)
{
    size_t start = 0;
    for (size_t i = 0; i < path.len; i++) {
        if (is_url_safe(path.ptr[i]))
            continue;
        strbuf_add(buf, str_slice(path, start, i));
        strbuf_printf(buf, "%%%02X", (unsigned char)path.ptr[i]);
        start = i + 1;
    }
    strbuf_add(buf, str_slice(path, start, path.len));
}

bool strbuf_ok(const struct strbuf *buf)
{
    return !buf->over;
}

struct str strbuf_str(const struct strbuf *buf)
{
    return buf->ptr ? (struct str){ buf->ptr, buf->len } : STR("");
}
