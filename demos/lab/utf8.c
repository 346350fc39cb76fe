#include "lab/utf8.h"

#include <stddef.h>

/* The length that a first byte announces, and the smallest character of that length. */
static int sequence(unsigned char first, uint32_t *bits, uint32_t *least)
{
    static const uint32_t leasts[] = { 0, 0, 0x80, 0x800, 0x10000 };
    int length = first < 0x80             ? 1
                 : (first & 0xe0) == 0xc0 ? 2
                 : (first & 0xf0) == 0xe0 ? 3
                 : (first & 0xf8) == 0xf0 ? 4
                                          : 0;
    *bits = length == 1 ? first : first & (0x7fu >> length);
    *least = leasts[length];
    return length;
}

const char *lab_utf8_next(const char *s, uint32_t *character)
{
    uint32_t bits, least;
    int length = sequence((unsigned char)*s, &bits, &least);
    *character = 0xfffd;
    for (int i = 1; i < length; i++) {
        if (((unsigned char)s[i] & 0xc0) != 0x80) /* the final NUL stops here as well */
            return s + 1;
        bits = bits << 6 | ((unsigned char)s[i] & 0x3fu);
    }
    bool surrogate = bits >= 0xd800 && bits <= 0xdfff;
    if (length == 0 || bits < least || bits > 0x10ffff || surrogate)
        return s + 1;
    *character = bits;
    return s + length;
}

int lab_utf8_count(const char *s)
{
    uint32_t character;
    int count = 0;
    for (; *s; count++)
        s = lab_utf8_next(s, &character);
    return count;
}

bool lab_utf8_is_wide(uint32_t character)
{
    static const struct {
        uint32_t first, last;
    } wide[] = {
        { 0x1100, 0x115f },   { 0x2e80, 0x303e },   { 0x3041, 0xa4cf }, { 0xac00, 0xd7a3 },
        { 0xf900, 0xfaff },   { 0xfe30, 0xfe6f },   { 0xff01, 0xff60 }, { 0xffe0, 0xffe6 },
        { 0x1f300, 0x1faff }, { 0x20000, 0x3fffd },
    };
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++) {
        if (character >= wide[i].first && character <= wide[i].last)
            return true;
    }
    return false;
}

double lab_utf8_width(const char *s)
{
    uint32_t character;
    double width = 0;
    while (*s) {
        s = lab_utf8_next(s, &character);
        width += lab_utf8_is_wide(character) ? 1 : 0.55;
    }
    return width;
}
