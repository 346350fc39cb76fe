/* strbuf: growing, NUL-terminated bytes. A pointer into it dies at the next
 * append. */
#ifndef WENDA_BASE_STRBUF_H
#define WENDA_BASE_STRBUF_H

#include <stdarg.h>
#include <stdint.h>

#include "base/str.h"

/* The limit for text that a person wrote or will read in one page. */
enum { STRBUF_PAGE = 256 * 1024 * 1024 };

struct strbuf {
    char *ptr;
    size_t len;
    /* private */
    size_t cap, limit; /* it never has room for more than its limit, */
    bool over;         /* and none at all once that was passed */
};

/* Starts empty, owning nothing yet. `limit` is the most bytes that it may hold. */
void strbuf_init(struct strbuf *buf, size_t limit);
void strbuf_release(struct strbuf *buf);

/* Empties it, keeping its memory, and forgets that it was full. */
void strbuf_reset(struct strbuf *buf);

/* Gives back what room is left, for one that stays as it is. */
void strbuf_fit(struct strbuf *buf);

/* Cuts off all but the first `len` bytes. */
void strbuf_cut(struct strbuf *buf, size_t len);

/* Appends a copy. Past the limit the buffer empties and stays empty, so a chain
 * of appends needs one strbuf_ok() at its end. */
static inline void strbuf_add(struct strbuf *buf, struct str s);
static inline void strbuf_add_char(struct strbuf *buf, char c);
void strbuf_add_utf8(struct strbuf *buf, uint32_t c); /* a code point that is one */
void strbuf_printf(struct strbuf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Appends `s` with `& < > " '` as HTML entities: safe in text and in a quoted
 * attribute. */
void strbuf_add_html(struct strbuf *buf, struct str s);

/* Appends a path as an address has it: all but unreserved characters (RFC 3986, section 2.3) and '/' as %XX. */
void strbuf_add_url(struct strbuf *buf, struct str path);

/* False when an append went past the limit. */
bool strbuf_ok(const struct strbuf *buf);

/* Borrowed until the next append. */
struct str strbuf_str(const struct strbuf *buf);

/* private: the same as strbuf_add(), where there may be no room for it yet. */
void strbuf_add_more(struct strbuf *buf, struct str s);

static inline void strbuf_add(struct strbuf *buf, struct str s)
{
    if (s.len >= buf->cap - buf->len) {
        strbuf_add_more(buf, s);
        return;
    }
    if (s.len)
        memcpy(buf->ptr + buf->len, s.ptr, s.len);
    buf->len += s.len;
    buf->ptr[buf->len] = '\0';
}

static inline void strbuf_add_char(struct strbuf *buf, char c)
{
    if (buf->cap - buf->len < 2) {
        strbuf_add_more(buf, (struct str){ &c, 1 });
        return;
    }
    buf->ptr[buf->len++] = c;
    buf->ptr[buf->len] = '\0';
}

#endif
