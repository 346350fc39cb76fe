#include "base/utf8.h"

struct range {
    uint32_t from, to;
};

static bool in_ranges(uint32_t c, const struct range *ranges, size_t count)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (c > ranges[mid].to)
            low = mid + 1;
        else
            high = mid;
    }
    return low < count && c >= ranges[low].from;
}

static bool is_tail(struct str s, size_t i)
{
    return i < s.len && ((unsigned char)s.ptr[i] & 0xC0) == 0x80;
}

/* Length of the sequence at the start of `s` and its value in *c; 0 when
 * malformed: stray tail, cut short, overlong, surrogate or past U+10FFFF. */
static size_t decode(struct str s, uint32_t *c)
{
    static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
    unsigned char lead = (unsigned char)s.ptr[0];
    size_t len = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
    if (len <= 1) {
        *c = lead;
        return len;
    }
    uint32_t value = lead & (0x7Fu >> len);
    for (size_t i = 1; i < len; i++) {
        if (!is_tail(s, i))
            return 0;
        value = value << 6 | ((unsigned char)s.ptr[i] & 0x3Fu);
    }
    *c = value;
    bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    return lead > 0xF4 || value < least[len] || value > 0x10FFFF || surrogate ? 0 : len;
}

uint32_t utf8_next_any(struct str *rest)
{
    uint32_t c;
    size_t len = decode(*rest, &c);
    *rest = str_slice(*rest, len ? len : 1, rest->len);
    return len ? c : UTF8_BAD;
}

uint32_t utf8_last(struct str s)
{
    if (!s.len)
        return 0;
    size_t start = s.len - 1;
    while (start > 0 && s.len - start < 4 && is_tail(s, start))
        start--;
    struct str tail = str_slice(s, start, s.len);
    uint32_t c = utf8_next(&tail);
    return tail.len ? UTF8_BAD : c;
}

size_t utf8_check(struct str s)
{
    size_t at = 0, len = 1;
    while (at < s.len && len) {
        uint32_t c;
        struct str rest = { s.ptr + at, s.len - at };
        bool is_ascii = (unsigned char)rest.ptr[0] < 0x80;
        len = is_ascii ? 1 : utf8_is_plain_three(rest) ? 3 : decode(rest, &c);
        at += len;
    }
    return at;
}

bool utf8_is_noncharacter(uint32_t c)
{
    return (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

static bool is_control(uint32_t c)
{
    bool white = c == '\t' || c == '\n' || c == '\f' || c == '\r';
    return (c > 0 && c < 0x20 && !white) || (c >= 0x7F && c < 0xA0) || utf8_is_noncharacter(c);
}

/* Offset of the first character of that kind, or s.len. */
static size_t find(struct str s, bool is_wanted(uint32_t c))
{
    struct str rest = s;
    while (rest.len) {
        size_t before = s.len - rest.len;
        if (is_wanted(utf8_next(&rest)))
            return before;
    }
    return s.len;
}

size_t utf8_find_noncharacter(struct str s)
{
    return find(s, utf8_is_noncharacter);
}

/* False for most bytes that a text consists of. */
static bool may_begin_control(unsigned char byte)
{
    bool white = byte == '\t' || byte == '\n' || byte == '\f' || byte == '\r';
    return (byte < 0x20 && !white) || byte == 0x7F || byte == 0xC2 || byte >= 0xEF;
}

size_t utf8_find_control(struct str s)
{
    for (size_t at = 0; at < s.len; at++) {
        struct str rest = { s.ptr + at, s.len - at };
        if (may_begin_control((unsigned char)s.ptr[at]) && is_control(utf8_next(&rest)))
            return at;
    }
    return s.len;
}

struct str utf8_without_mark(struct str s)
{
    return str_starts(s, STR("\xEF\xBB\xBF")) ? str_slice(s, 3, s.len) : s;
}

size_t utf8_count(struct str s)
{
    size_t count = 0;
    for (; s.len; count++)
        utf8_next(&s);
    return count;
}

bool utf8_is_unspaced(uint32_t c)
{
    static const struct range unspaced[] = {
        { 0x2E80, 0x303F },   { 0x3040, 0x312F },   { 0x3190, 0x31FF },   { 0x3200, 0x33FF },
        { 0x3400, 0x4DBF },   { 0x4E00, 0xA4CF },   { 0xF900, 0xFAFF },   { 0xFE10, 0xFE1F },
        { 0xFE30, 0xFE6F },   { 0xFF01, 0xFF9F },   { 0xFFE0, 0xFFE6 },   { 0xFFE8, 0xFFEE },
        { 0x16FE0, 0x18DFF }, { 0x1AFF0, 0x1B2FF }, { 0x1F200, 0x1F2FF }, { 0x20000, 0x3FFFD },
    };
    bool han = c >= 0x4E00 && c <= 0x9FFF; /* as most that is asked of Chinese */
    return han || (c >= unspaced[0].from && in_ranges(c, unspaced, COUNT(unspaced)));
}

int utf8_width(uint32_t c)
{
    static const struct range none[] = {
        { 0x0300, 0x036F }, { 0x0483, 0x0489 },   { 0x0591, 0x05BD },   { 0x0610, 0x061A },
        { 0x064B, 0x065F }, { 0x0E34, 0x0E3A },   { 0x0E47, 0x0E4E },   { 0x1AB0, 0x1AFF },
        { 0x1DC0, 0x1DFF }, { 0x200B, 0x200F },   { 0x202A, 0x202E },   { 0x2060, 0x2064 },
        { 0x20D0, 0x20FF }, { 0x302A, 0x302D },   { 0x3099, 0x309A },   { 0xFE00, 0xFE0F },
        { 0xFE20, 0xFE2F }, { 0x1F3FB, 0x1F3FF }, { 0xE0100, 0xE01EF },
    };
    static const struct range wide[] = {
        { 0x1100, 0x115F },   { 0x2E80, 0x303E },   { 0x3041, 0xA4CF },   { 0xA960, 0xA97C },
        { 0xAC00, 0xD7A3 },   { 0xF900, 0xFAFF },   { 0xFE10, 0xFE19 },   { 0xFE30, 0xFE6F },
        { 0xFF01, 0xFF60 },   { 0xFFE0, 0xFFE6 },   { 0x16FE0, 0x18DFF }, { 0x1AFF0, 0x1B2FF },
        { 0x1F300, 0x1F64F }, { 0x1F680, 0x1F6FF }, { 0x1F900, 0x1F9FF }, { 0x20000, 0x3FFFD },
    };
    if (in_ranges(c, none, COUNT(none)))
        return 0;
    return in_ranges(c, wide, COUNT(wide)) ? 2 : 1;
}

static bool is_ascii_word(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool utf8_is_word(uint32_t c)
{
    static const struct range other[] = {
        { 0x80, 0xA9 },     { 0xAB, 0xB1 },       { 0xB4, 0xB4 },          { 0xB6, 0xB8 },
        { 0xBB, 0xBB },     { 0xBF, 0xBF },       { 0xD7, 0xD7 },          { 0xF7, 0xF7 },
        { 0x37E, 0x37E },   { 0x387, 0x387 },     { 0x55A, 0x55F },        { 0x589, 0x58A },
        { 0x5BE, 0x5BE },   { 0x5C0, 0x5C0 },     { 0x5C3, 0x5C3 },        { 0x5F3, 0x5F4 },
        { 0x60C, 0x60D },   { 0x61B, 0x61F },     { 0x66A, 0x66D },        { 0x6D4, 0x6D4 },
        { 0x964, 0x965 },   { 0x1680, 0x1680 },   { 0x2000, 0x206F },      { 0x20A0, 0x20FF },
        { 0x2100, 0x214F }, { 0x2190, 0x2BFF },   { 0x2E00, 0x2E7F },      { 0x3000, 0x3004 },
        { 0x3008, 0x3020 }, { 0x3030, 0x3030 },   { 0x303D, 0x303F },      { 0x30FB, 0x30FB },
        { 0xE000, 0xF8FF }, { 0xFE00, 0xFE1F },   { 0xFE30, 0xFE6F },      { 0xFEFF, 0xFEFF },
        { 0xFF01, 0xFF0F }, { 0xFF1A, 0xFF20 },   { 0xFF3B, 0xFF40 },      { 0xFF5B, 0xFF65 },
        { 0xFFE0, 0xFFFF }, { 0x1F000, 0x1FAFF }, { 0xE0000, 0xFFFFFFFF },
    };
    bool han = c >= 0x4E00 && c <= 0x9FFF; /* and so no search for most that is asked of Chinese */
    return c < 0x80 ? is_ascii_word(c) : han || !in_ranges(c, other, COUNT(other));
}
