/* sfnt: the tables of an OpenType font, as bytes (OpenType 1.9, "Organization of an OpenType Font"). Nothing of
 * what a font says of itself is trusted: what lies outside of its bytes is not there. Private to maths/. */
#ifndef WENDA_MATHS_SFNT_H
#define WENDA_MATHS_SFNT_H

#include <stdint.h>

#include "base/str.h"

/* The number at `at`, the first byte the highest; 0 past the end. */
uint16_t sfnt_u16(struct str bytes, size_t at);
uint32_t sfnt_u32(struct str bytes, size_t at);

struct sfnt_table {
    uint32_t tag;
    struct str bytes;
};

enum { SFNT_HEADER = 12, SFNT_ENTRY = 16 }; /* of the directory */

size_t sfnt_count(struct str font);
struct sfnt_table sfnt_table(struct str font, size_t index);

/* The bytes of the table that is called so, "MATH"; empty where there is none. */
struct str sfnt_find(struct str font, const char *tag);

#endif
