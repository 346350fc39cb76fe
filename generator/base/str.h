/* str: borrowed bytes. Whoever holds a str does not own what it points to; the
 * bytes may hold NULs and need not end with one. What is asked of each line and word of a text stands
 * here, so that a call of it costs nothing. */
#ifndef WENDA_BASE_STR_H
#define WENDA_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct str {
    const char *ptr;
    size_t len;
};

/* A str of a string literal. */
#define STR(literal) ((struct str){ "" literal, sizeof(literal) - 1 })

/* For printf: "%.*s", STR_ARG(s). */
#define STR_ARG(s) (int)(s).len, (s).ptr

/* Number of elements of an array. */
#define COUNT(array) (sizeof(array) / sizeof *(array))

/* The bytes of a C string; NULL gives the empty str. */
static inline struct str str_of(const char *cstr)
{
    return cstr ? (struct str){ cstr, strlen(cstr) } : STR("");
}

/* Bytes [from, to), cut to what is there. */
static inline struct str str_slice(struct str s, size_t from, size_t to)
{
    if (to > s.len)
        to = s.len;
    if (from > to)
        from = to;
    return (struct str){ s.ptr ? s.ptr + from : NULL, to - from }; /* C has no NULL + 0 */
}

/* Position of the byte, or s.len when there is none. */
static inline size_t str_find(struct str s, char byte)
{
    const char *at = s.len ? memchr(s.ptr, byte, s.len) : NULL;
    return at ? (size_t)(at - s.ptr) : s.len;
}

/* Without blanks, tabs and line ends at both ends. */
struct str str_trim(struct str s);

/* Without them at its end alone. */
struct str str_trim_end(struct str s);

/* Takes the bytes up to `sep` off *rest and returns them; *rest goes on behind
 * `sep`. Without a `sep` it takes all. */
static inline struct str str_cut(struct str *rest, char sep)
{
    size_t at = str_find(*rest, sep);
    struct str head = str_slice(*rest, 0, at);
    *rest = str_slice(*rest, at + 1, rest->len);
    return head;
}

static inline bool str_eq(struct str a, struct str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

static inline bool str_starts(struct str s, struct str prefix)
{
    return s.len >= prefix.len && str_eq(str_slice(s, 0, prefix.len), prefix);
}

static inline bool str_ends(struct str s, struct str suffix)
{
    return s.len >= suffix.len && str_eq(str_slice(s, s.len - suffix.len, s.len), suffix);
}

static inline bool str_is(struct str s, const char *cstr)
{
    return str_eq(s, str_of(cstr));
}

/* Bytewise order, as memcmp. */
int str_cmp(struct str a, struct str b);

/* Position of the first byte that is among `stops`, or s.len. */
size_t str_find_any(struct str s, const bool stops[256]);

/* Position of `words`, which are not empty, or s.len. Quick where their first byte is rare. */
size_t str_search(struct str s, struct str words);

#endif
