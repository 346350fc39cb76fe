#include "maths/cesu.h"

#include "base/utf8.h"

static void add_three(struct strbuf *out, uint32_t c)
{
    strbuf_add_char(out, (char)(0xE0 | c >> 12));
    strbuf_add_char(out, (char)(0x80 | (c >> 6 & 0x3F)));
    strbuf_add_char(out, (char)(0x80 | (c & 0x3F)));
}

void cesu_encode(struct strbuf *out, struct str utf8)
{
    while (utf8.len) {
        struct str rest = utf8;
        uint32_t c = utf8_next(&rest);
        if (c > 0xFFFF) {
            add_three(out, 0xD800 + ((c - 0x10000) >> 10));
            add_three(out, 0xDC00 + (c & 0x3FF));
        } else {
            strbuf_add(out, str_slice(utf8, 0, utf8.len - rest.len));
        }
        utf8 = rest;
    }
}

/* The surrogate at the start of `s`, or 0. */
static uint32_t surrogate(struct str s)
{
    if (s.len < 3 || (unsigned char)s.ptr[0] != 0xED || (unsigned char)s.ptr[1] < 0xA0)
        return 0;
    return 0xD000 | ((unsigned char)s.ptr[1] & 0x3Fu) << 6 | ((unsigned char)s.ptr[2] & 0x3Fu);
}

static void add_pair(struct strbuf *out, uint32_t high, uint32_t low)
{
    uint32_t c = 0x10000 + ((high & 0x3FF) << 10 | (low & 0x3FF));
    strbuf_add_char(out, (char)(0xF0 | c >> 18));
    strbuf_add_char(out, (char)(0x80 | (c >> 12 & 0x3F)));
    strbuf_add_char(out, (char)(0x80 | (c >> 6 & 0x3F)));
    strbuf_add_char(out, (char)(0x80 | (c & 0x3F)));
}

void cesu_decode(struct strbuf *out, struct str cesu)
{
    size_t plain = 0;
    for (size_t i = 0; i < cesu.len; i++) {
        uint32_t high = surrogate(str_slice(cesu, i, cesu.len));
        if (!high)
            continue;
        uint32_t low = surrogate(str_slice(cesu, i + 3, cesu.len));
        bool is_pair = high < 0xDC00 && low >= 0xDC00;
        strbuf_add(out, str_slice(cesu, plain, i));
        if (is_pair)
            add_pair(out, high, low);
        else
            strbuf_add(out, STR("\xEF\xBF\xBD"));
        i += is_pair ? 5 : 2;
        plain = i + 1;
    }
    strbuf_add(out, str_slice(cesu, plain, cesu.len));
}

size_t cesu_offset(struct str utf8, size_t unit)
{
    struct str rest = utf8;
    while (unit > 0 && rest.len) {
        size_t units = utf8_next(&rest) > 0xFFFF ? 2 : 1;
        unit = unit > units ? unit - units : 0;
    }
    return utf8.len - rest.len;
}
