#include "base/str.h"

#include <string.h>

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

struct str str_trim_end(struct str s)
{
    while (s.len && is_blank(s.ptr[s.len - 1]))
        s.len--;
    return s;
}

struct str str_trim(struct str s)
{
    while (s.len && is_blank(s.ptr[0]))
        s = str_slice(s, 1, s.len);
    return str_trim_end(s);
}

int str_cmp(struct str a, struct str b)
{
    size_t shorter = a.len < b.len ? a.len : b.len;
    int order = shorter ? memcmp(a.ptr, b.ptr, shorter) : 0;
    if (order)
        return order;
    return a.len < b.len ? -1 : a.len > b.len;
}

size_t str_find_any(struct str s, const bool stops[256])
{
    const unsigned char *bytes = (const unsigned char *)s.ptr;
    size_t at = 0;
    /* by four: half the time where stops are rare */
    while (at + 4 <= s.len &&
           !(stops[bytes[at]] | stops[bytes[at + 1]] | stops[bytes[at + 2]] | stops[bytes[at + 3]]))
        at += 4;
    while (at < s.len && !stops[bytes[at]])
        at++;
    return at;
}

size_t str_search(struct str s, struct str words)
{
    size_t at = 0;
    while (at < s.len) {
        struct str rest = str_slice(s, at, s.len);
        at += str_find(rest, words.ptr[0]);
        if (str_starts(str_slice(s, at, s.len), words))
            return at;
        at++;
    }
    return s.len;
}
