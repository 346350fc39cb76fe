#include "maths/woff2.h"

#include <brotli/encode.h>

#include "base/arena.h"
#include "maths/sfnt.h"

enum {
    HEADER = 48,
    TAG_FOLLOWS = 63,
    GLYF = 10, /* this table and the next one could be transformed, */
    LOCA = 11,
    AS_IT_IS = 3 << 6,     /* and are not */
    HEAD_FLAGS = 16,       /* where they begin in the table 'head'; */
    HEAD_CONVERTED = 0x08, /* in the first of their two bytes: not as its maker left it */
};

/* The tags that a number stands for (section 4.1), as far as fonts of formulas have them. */
static const char known_tags[] = "cmapheadhheahmtxmaxpnameOS/2postcvt fpgmglyflocaprepCFF ";

static void add_u16(struct strbuf *out, size_t number)
{
    strbuf_add_char(out, (char)(number >> 8));
    strbuf_add_char(out, (char)number);
}

static void add_u32(struct strbuf *out, size_t number)
{
    add_u16(out, number >> 16);
    add_u16(out, number);
}

/* UIntBase128: seven bits a byte, the highest first, all but the last marked. */
static void add_base128(struct strbuf *out, size_t number)
{
    for (int shift = 28; shift > 0; shift -= 7)
        if (number >> shift)
            strbuf_add_char(out, (char)(0x80 | (number >> shift & 0x7F)));
    strbuf_add_char(out, (char)(number & 0x7F));
}

static size_t round_up(size_t size)
{
    return (size + 3) & ~(size_t)3;
}

static void add_tag(struct strbuf *out, uint32_t tag)
{
    for (size_t i = 0; i + 4 < sizeof known_tags; i += 4) {
        if (sfnt_u32(str_of(known_tags), i) == tag) {
            size_t number = i / 4;
            bool may_be_changed = number == GLYF || number == LOCA;
            strbuf_add_char(out, (char)(may_be_changed ? number | AS_IT_IS : number));
            return;
        }
    }
    strbuf_add_char(out, TAG_FOLLOWS);
    add_u32(out, tag);
}

/* Appends the tables to `data` and their directory to `out`; returns the size of the font that they make. */
static size_t add_tables(struct str font, struct strbuf *out, struct strbuf *data)
{
    size_t size = SFNT_HEADER;
    for (size_t i = 0; i < sfnt_count(font); i++) {
        struct sfnt_table table = sfnt_table(font, i);
        size_t at = data->len;
        add_tag(out, table.tag);
        add_base128(out, table.bytes.len);
        strbuf_add(data, table.bytes);
        if (table.tag == sfnt_u32(STR("head"), 0) && table.bytes.len > HEAD_FLAGS)
            data->ptr[at + HEAD_FLAGS] |= HEAD_CONVERTED;
        size += SFNT_ENTRY + round_up(table.bytes.len);
    }
    return size;
}

static void add_header(struct strbuf *out, struct str font, size_t size, struct str tables,
                       size_t packed)
{
    size_t length = HEADER + tables.len + packed;
    strbuf_add(out, STR("wOF2"));
    add_u32(out, sfnt_u32(font, 0));
    add_u32(out, round_up(length));
    add_u16(out, sfnt_count(font));
    add_u16(out, 0);
    add_u32(out, size);
    add_u32(out, packed);
    for (size_t at = 24; at < HEADER; at += 4) /* no version, neither metadata nor private data */
        add_u32(out, 0);
    strbuf_add(out, tables);
}

static size_t pack(struct str data, char *room, size_t size)
{
    BrotliEncoderCompress(BROTLI_MAX_QUALITY, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_FONT, data.len,
                          (const uint8_t *)data.ptr, &size, (uint8_t *)room);
    return size;
}

void woff2_write(struct str font, struct strbuf *out)
{
    struct arena arena = { 0 };
    struct strbuf tables, data;
    strbuf_init(&tables, STRBUF_PAGE);
    strbuf_init(&data, STRBUF_PAGE);
    size_t size = add_tables(font, &tables, &data);
    size_t room = BrotliEncoderMaxCompressedSize(data.len);
    char *packed = arena_alloc(&arena, room);
    size_t len = pack(strbuf_str(&data), packed, room);
    add_header(out, font, size, strbuf_str(&tables), len);
    strbuf_add(out, (struct str){ packed, len });
    while (out->len % 4)
        strbuf_add_char(out, 0);
    arena_release(&arena);
    strbuf_release(&tables);
    strbuf_release(&data);
}
