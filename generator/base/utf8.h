/* utf8: code points of UTF-8 text (RFC 3629). */
#ifndef WENDA_BASE_UTF8_H
#define WENDA_BASE_UTF8_H

#include <stdint.h>

#include "base/str.h"

enum { UTF8_BAD = 0xFFFD };

/* As utf8_next(), which is quick for ASCII and most characters of three bytes. */
uint32_t utf8_next_any(struct str *rest);

/* True where most characters of three bytes begin, Han and their punctuation among them: no such lead begins an overlong
 * sequence or a surrogate. */
static inline bool utf8_is_plain_three(struct str s)
{
    const unsigned char *bytes = (const unsigned char *)s.ptr;
    return s.len >= 3 && bytes[0] > 0xE0 && bytes[0] < 0xF0 && bytes[0] != 0xED &&
           (bytes[1] & 0xC0) == 0x80 && (bytes[2] & 0xC0) == 0x80;
}

/* Takes the first code point off *rest (not empty). A malformed byte gives
 * UTF8_BAD and is taken alone. */
static inline uint32_t utf8_next(struct str *rest)
{
    const unsigned char *s = (const unsigned char *)rest->ptr;
    if (s[0] < 0x80) {
        *rest = (struct str){ rest->ptr + 1, rest->len - 1 };
        return s[0];
    }
    if (!utf8_is_plain_three(*rest))
        return utf8_next_any(rest);
    *rest = (struct str){ rest->ptr + 3, rest->len - 3 };
    return (s[0] & 0x0Fu) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
}

/* The last code point of `s`; 0 when `s` is empty, UTF8_BAD when malformed. */
uint32_t utf8_last(struct str s);

/* Offset of the first malformed byte, or s.len when all is well. */
size_t utf8_check(struct str s);

/* U+FDD0 to U+FDEF, and the last two of each plane: Unicode keeps them from texts. */
bool utf8_is_noncharacter(uint32_t c);

/* Offset of the first of them, or s.len. */
size_t utf8_find_noncharacter(struct str s);

/* Offset of the first character that stands in no page of HTML, or s.len: a control other than white space, or a
 * noncharacter. A NUL is none of them: CommonMark has it stand for U+FFFD. */
size_t utf8_find_control(struct str s);

/* Without the byte order mark that some editors begin a file with. */
struct str utf8_without_mark(struct str s);

/* Number of code points. */
size_t utf8_count(struct str s);

/* Han, kana, bopomofo and their punctuation, full-width forms: written without
 * spaces between words. Hangul is not among them, for Korean uses spaces. */
bool utf8_is_unspaced(uint32_t c);

/* Columns of a terminal: 0 (combining), 1 or 2. */
int utf8_width(uint32_t c);

/* Letters and digits as far as slugs need them: ASCII alphanumerics, and
 * everything above ASCII that is neither punctuation, symbol nor space. */
bool utf8_is_word(uint32_t c);

#endif
