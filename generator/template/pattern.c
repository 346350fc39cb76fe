#include "template/pattern.h"

#include <ctype.h>
#include <string.h>

/* A backtracking matcher: what stands alone in the pattern is matched in a loop, a choice
 * by recursion, whose depth is bounded as Lua's own is. Offsets: `s` into the subject, `p`
 * into the pattern. */

enum { DEPTH_MAX = 200 };

#define NO_MATCH ((size_t)-1)

static size_t match_here(struct pattern *m, size_t s, size_t p);

static size_t fail(struct pattern *m, const char *error)
{
    if (!m->error)
        m->error = error;
    return NO_MATCH;
}

static bool step(struct pattern *m)
{
    m->exhausted = m->exhausted || m->steps == 0;
    m->steps -= m->steps > 0;
    return !m->exhausted && !m->error;
}

/* The byte of the pattern, or -1 behind its end. */
static int at(const struct pattern *m, size_t p)
{
    return p < m->pattern.len ? (unsigned char)m->pattern.ptr[p] : -1;
}

/* The offset behind the single class at `p`: x, %x, [..]. */
static size_t class_end(struct pattern *m, size_t p)
{
    int byte = at(m, p++);
    if (byte == '%') {
        if (at(m, p) < 0)
            return fail(m, "malformed pattern (ends with '%')");
        return p + 1;
    }
    if (byte != '[')
        return p;
    p += at(m, p) == '^';
    do { /* a ']' that comes first stands for itself */
        if (at(m, p) < 0)
            return fail(m, "malformed pattern (missing ']')");
        if (at(m, p++) == '%')
            p++;
    } while (at(m, p) != ']');
    return p + 1;
}

static bool is_in_class(int byte, int class)
{
    bool in;
    switch (tolower(class)) {
    case 'a':
        in = isalpha(byte);
        break;
    case 'c':
        in = iscntrl(byte);
        break;
    case 'd':
        in = isdigit(byte);
        break;
    case 'g':
        in = isgraph(byte);
        break;
    case 'l':
        in = islower(byte);
        break;
    case 'p':
        in = ispunct(byte);
        break;
    case 's':
        in = isspace(byte);
        break;
    case 'u':
        in = isupper(byte);
        break;
    case 'w':
        in = isalnum(byte);
        break;
    case 'x':
        in = isxdigit(byte);
        break;
    default:
        return class == byte;
    }
    return isupper(class) ? !in : in;
}

/* The set [..] whose '[' is at `p` and whose ']' is at `end`. */
static bool is_in_set(const struct pattern *m, int byte, size_t p, size_t end)
{
    bool negated = at(m, p + 1) == '^';
    for (p += negated ? 2 : 1; p < end; p++) {
        bool range = at(m, p + 1) == '-' && p + 2 < end;
        bool in;
        if (at(m, p) == '%') {
            p++;
            in = is_in_class(byte, at(m, p));
        } else if (range) {
            in = at(m, p) <= byte && byte <= at(m, p + 2);
            p += 2;
        } else {
            in = at(m, p) == byte;
        }
        if (in)
            return !negated;
    }
    return negated;
}

/* Whether the byte at `s` is of the class [p, end). */
static bool is_single(const struct pattern *m, size_t s, size_t p, size_t end)
{
    if (s >= m->subject.len)
        return false;
    int byte = (unsigned char)m->subject.ptr[s];
    switch (at(m, p)) {
    case '.':
        return true;
    case '%':
        return is_in_class(byte, at(m, p + 1));
    case '[':
        return is_in_set(m, byte, p, end - 1);
    default:
        return at(m, p) == byte;
    }
}

/* %bxy at `p`: the offset behind the balanced text at `s`. */
static size_t match_balance(struct pattern *m, size_t s, size_t p)
{
    int open = at(m, p + 2), close = at(m, p + 3), depth = 0;
    if (close < 0)
        return fail(m, "malformed pattern (missing arguments to '%b')");
    if (s >= m->subject.len || (unsigned char)m->subject.ptr[s] != open)
        return NO_MATCH;
    for (; s < m->subject.len && step(m); s++) {
        int byte = (unsigned char)m->subject.ptr[s];
        if (byte == close && depth == 1)
            return s + 1;
        depth += byte == close ? -1 : byte == open;
    }
    return NO_MATCH;
}

/* %f[..] at `p`, whose set ends at `end`. */
static bool is_frontier(const struct pattern *m, size_t s, size_t p, size_t end)
{
    int before = s > 0 ? (unsigned char)m->subject.ptr[s - 1] : 0;
    int here = s < m->subject.len ? (unsigned char)m->subject.ptr[s] : 0;
    return !is_in_set(m, before, p + 2, end - 1) && is_in_set(m, here, p + 2, end - 1);
}

/* %1..%9 at `p`. */
static size_t match_back(struct pattern *m, size_t s, size_t p)
{
    int index = at(m, p + 1) - '1';
    if (index < 0 || index >= m->count || m->captures[index].kind == CAPTURE_OPEN)
        return fail(m, "invalid capture index in pattern");
    struct capture capture = m->captures[index];
    if (capture.kind == CAPTURE_PLACE || m->subject.len - s < capture.len)
        return NO_MATCH;
    m->steps -= m->steps < capture.len / 64 ? m->steps : capture.len / 64;
    bool same = memcmp(m->subject.ptr + capture.start, m->subject.ptr + s, capture.len) == 0;
    return same ? s + capture.len : NO_MATCH;
}

static size_t match_open(struct pattern *m, size_t s, size_t p)
{
    bool place = at(m, p + 1) == ')';
    if (m->count == PATTERN_CAPTURES)
        return fail(m, "too many captures");
    m->captures[m->count++] =
        (struct capture){ .kind = place ? CAPTURE_PLACE : CAPTURE_OPEN, .start = s };
    size_t end = match_here(m, s, place ? p + 2 : p + 1);
    if (end == NO_MATCH)
        m->count--;
    return end;
}

static size_t match_close(struct pattern *m, size_t s, size_t p)
{
    int index = m->count - 1;
    while (index >= 0 && m->captures[index].kind != CAPTURE_OPEN)
        index--;
    if (index < 0)
        return fail(m, "invalid pattern capture");
    struct capture *capture = &m->captures[index];
    capture->kind = CAPTURE_TEXT;
    capture->len = s - capture->start;
    size_t end = match_here(m, s, p + 1);
    if (end == NO_MATCH)
        capture->kind = CAPTURE_OPEN;
    return end;
}

/* As many as there are, then fewer: the class [p, end), and behind its suffix the rest. */
static size_t match_most(struct pattern *m, size_t s, size_t p, size_t end)
{
    size_t count = 0;
    while (is_single(m, s + count, p, end) && step(m))
        count++;
    for (;; count--) {
        size_t match = match_here(m, s + count, end + 1);
        if (match != NO_MATCH || count == 0 || m->error || m->exhausted)
            return match;
    }
}

static size_t match_fewest(struct pattern *m, size_t s, size_t p, size_t end)
{
    for (; step(m); s++) {
        size_t match = match_here(m, s, end + 1);
        if (match != NO_MATCH || !is_single(m, s, p, end))
            return match;
    }
    return NO_MATCH;
}

/* The single class [*p, end) with its suffix. True when the rest is still to be matched, from
 * the *s and *p that it sets; otherwise *s is the result. */
static bool match_single(struct pattern *m, size_t *s, size_t *p, size_t end)
{
    int suffix = at(m, end);
    bool here = is_single(m, *s, *p, end);
    if (suffix == '*' || (suffix == '+' && here)) {
        *s = match_most(m, *s + (suffix == '+'), *p, end);
        return false;
    }
    if (suffix == '-') {
        *s = match_fewest(m, *s, *p, end);
        return false;
    }
    if (suffix == '?') {
        size_t match = here ? match_here(m, *s + 1, end + 1) : NO_MATCH;
        *p = end + 1;
        *s = match != NO_MATCH ? match : *s;
        return match == NO_MATCH;
    }
    *s = here ? *s + 1 : NO_MATCH;
    *p = end;
    return here;
}

/* %b, %f, %1 at `p`. As match_single(). */
static bool match_special(struct pattern *m, size_t *s, size_t *p)
{
    size_t end = *p + 2;
    if (at(m, *p + 1) == 'b') {
        *s = match_balance(m, *s, *p);
        end += 2;
    } else if (at(m, *p + 1) == 'f') {
        end = at(m, end) == '[' ? class_end(m, end) : fail(m, "missing '[' after '%f' in pattern");
        *s = end != NO_MATCH && is_frontier(m, *s, *p, end) ? *s : NO_MATCH;
    } else {
        *s = match_back(m, *s, *p);
    }
    *p = end;
    return *s != NO_MATCH;
}

/* Returns the offset behind the match of the pattern from `p` on, or NO_MATCH. */
static size_t match_from(struct pattern *m, size_t s, size_t p)
{
    while (step(m)) {
        int byte = at(m, p), next = at(m, p + 1);
        if (byte < 0)
            return s;
        if (byte == '(')
            return match_open(m, s, p);
        if (byte == ')')
            return match_close(m, s, p);
        if (byte == '$' && next < 0)
            return s == m->subject.len ? s : NO_MATCH;
        bool more;
        if (byte == '%' && (next == 'b' || next == 'f' || (next >= '0' && next <= '9'))) {
            more = match_special(m, &s, &p);
        } else {
            size_t end = class_end(m, p);
            more = end != NO_MATCH && match_single(m, &s, &p, end);
            s = end == NO_MATCH ? NO_MATCH : s;
        }
        if (!more)
            return s;
    }
    return NO_MATCH;
}

static size_t match_here(struct pattern *m, size_t s, size_t p)
{
    if (m->depth == DEPTH_MAX)
        return fail(m, "pattern too complex");
    m->depth++;
    size_t end = match_from(m, s, p);
    m->depth--;
    return end;
}

bool pattern_match(struct pattern *pattern, size_t at, size_t *end)
{
    pattern->count = 0;
    pattern->depth = 0;
    *end = match_here(pattern, at, 0);
    return *end != NO_MATCH && !pattern->error && !pattern->exhausted;
}
