#include "maths/sfnt.h"

uint16_t sfnt_u16(struct str bytes, size_t at)
{
    const unsigned char *p = (const unsigned char *)bytes.ptr + at;
    return (uint16_t)(at + 2 <= bytes.len ? p[0] << 8 | p[1] : 0);
}

uint32_t sfnt_u32(struct str bytes, size_t at)
{
    return (uint32_t)sfnt_u16(bytes, at) << 16 | sfnt_u16(bytes, at + 2);
}

size_t sfnt_count(struct str font)
{
    return sfnt_u16(font, 4);
}

struct sfnt_table sfnt_table(struct str font, size_t index)
{
    size_t entry = SFNT_HEADER + index * SFNT_ENTRY;
    size_t from = sfnt_u32(font, entry + 8), len = sfnt_u32(font, entry + 12);
    return (struct sfnt_table){ sfnt_u32(font, entry), str_slice(font, from, from + len) };
}

struct str sfnt_find(struct str font, const char *tag)
{
    uint32_t wanted = sfnt_u32(str_of(tag), 0);
    for (size_t i = 0; i < sfnt_count(font); i++) {
        struct sfnt_table table = sfnt_table(font, i);
        if (table.tag == wanted)
            return table.bytes;
    }
    return STR("");
}
