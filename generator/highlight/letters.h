/* letters: put before the C of each grammar, so that its lexer tells ASCII letters by few steps. Sets of letters are
 * long lists of ranges with those of ASCII in front, and the grammar halves the list a dozen times for every sign. */
#ifndef WENDA_HIGHLIGHT_LETTERS_H
#define WENDA_HIGHLIGHT_LETTERS_H

#include <tree_sitter/parser.h>

static inline bool letters_contain(TSCharacterRange *ranges, uint32_t count, int32_t sign)
{
    if (sign >= 0x80)
        return set_contains(ranges, count, sign);
    uint32_t i = 0;
    while (i < count && ranges[i].end < sign)
        i++;
    return i < count && ranges[i].start <= sign;
}

#define set_contains(ranges, count, sign) \
    letters_contain((TSCharacterRange *)(ranges), (count), (sign))

#endif
