#include "maths/cff.h"

#include "maths/charstring.h"

/* Keys of dictionaries; those with two bytes have the first one for it. */
enum {
    TWO_BYTES = 12,
    FONT_BBOX = 5,
    CHARSET = 15,
    CHAR_STRINGS = 17,
    PRIVATE = 18,
    DEFAULT_WIDTH_X = 20,
    ROS = 30,
    CID_COUNT = 34,
    FD_ARRAY = 36,
    FD_SELECT = 37,
};

enum {
    LONG_FORM = 29,
    OWN_STRINGS = 391 /* the first number of a string that is not in every font */
};

/* Where the parts of the table begin, which the dictionary before them says. */
struct places {
    size_t charset, fd_select, char_strings, fd_array, private;
};

static void add_bytes(struct strbuf *out, size_t number, size_t bytes)
{
    while (bytes--)
        strbuf_add_char(out, (char)(number >> 8 * bytes));
}

/* ---- Dictionaries: numbers, and behind them the key that they are for ---- */

static void add_key(struct strbuf *out, int key)
{
    if (key >= ROS)
        strbuf_add_char(out, TWO_BYTES);
    strbuf_add_char(out, (char)key);
}

/* As long for every offset, so that dictionaries keep their size. */
static void add_offset(struct strbuf *out, size_t offset)
{
    strbuf_add_char(out, LONG_FORM);
    add_bytes(out, offset, 4);
}

static void add_place(struct strbuf *out, int key, size_t offset)
{
    add_offset(out, offset);
    add_key(out, key);
}

static void add_top(struct strbuf *out, const struct cff_glyphs *glyphs, const int box[4],
                    const struct places *places)
{
    charstring_number(out, OWN_STRINGS);
    charstring_number(out, OWN_STRINGS + 1);
    charstring_number(out, 0);
    add_key(out, ROS);
    for (int i = 0; i < 4; i++)
        charstring_number(out, box[i]);
    add_key(out, FONT_BBOX);
    charstring_number(out, (int)glyphs->count);
    add_key(out, CID_COUNT);
    add_place(out, CHARSET, places->charset);
    add_place(out, FD_SELECT, places->fd_select);
    add_place(out, CHAR_STRINGS, places->char_strings);
    add_place(out, FD_ARRAY, places->fd_array);
}

static void add_private(struct strbuf *out)
{
    charstring_number(out, 0);
    add_key(out, DEFAULT_WIDTH_X);
}

/* ---- Indices: a number of things, one behind the other ---- */

/* The head of an index: how many, and where each begins, from 1, and the last ends. */
static void add_index_head(struct strbuf *out, const size_t ends[], size_t count)
{
    enum { COUNT_BYTES = 2, SIZE_BYTES = 1, OFFSET_BYTES = 3 };
    add_bytes(out, count, COUNT_BYTES);
    if (!count)
        return;
    add_bytes(out, OFFSET_BYTES, SIZE_BYTES);
    add_bytes(out, 1, OFFSET_BYTES);
    for (size_t i = 0; i < count; i++)
        add_bytes(out, ends[i] + 1, OFFSET_BYTES);
}

static void add_index(struct strbuf *out, const struct str *things, size_t count)
{
    size_t ends[2], end = 0;
    for (size_t i = 0; i < count; i++)
        ends[i] = end += things[i].len;
    add_index_head(out, ends, count);
    for (size_t i = 0; i < count; i++)
        strbuf_add(out, things[i]);
}

/* ---- The table ---- */

/* Glyph n has number n. */
static void add_charset(struct strbuf *out, size_t glyphs)
{
    add_bytes(out, 2, 1); /* format: ranges, of which there is one, from 1 on */
    add_bytes(out, 1, 2);
    add_bytes(out, glyphs - 2, 2);
}

/* All glyphs are of the one font that the array has. */
static void add_fd_select(struct strbuf *out, size_t glyphs)
{
    add_bytes(out, 3, 1); /* format: ranges, of which there is one, from 0 on */
    add_bytes(out, 1, 2);
    add_bytes(out, 0, 2);
    add_bytes(out, 0, 1);
    add_bytes(out, glyphs, 2);
}

/* Writes the table with the places given, and takes down where they really are. */
static void write_table(struct strbuf *out, const struct cff_glyphs *glyphs, const int box[4],
                        struct places *places)
{
    size_t start = out->len;
    struct strbuf dict;
    strbuf_init(&dict, STRBUF_PAGE);
    add_top(&dict, glyphs, box, places);
    strbuf_add(out, (struct str){ "\1\0\4\3", 4 }); /* version 1.0, 4 bytes of head, offsets of 3 */
    add_index(out, (struct str[]){ STR("Maths") }, 1);
    add_index(out, (struct str[]){ strbuf_str(&dict) }, 1);
    add_index(out, (struct str[]){ STR("Adobe"), STR("Identity") }, 2);
    add_index(out, NULL, 0); /* no subroutines */
    places->charset = out->len - start;
    add_charset(out, glyphs->count);
    places->fd_select = out->len - start;
    add_fd_select(out, glyphs->count);
    places->private = out->len - start;
    add_private(out);
    places->fd_array = out->len - start;
    size_t private_len = places->fd_array - places->private;
    strbuf_reset(&dict);
    add_offset(&dict, private_len);
    add_place(&dict, PRIVATE, places->private);
    add_index(out, (struct str[]){ strbuf_str(&dict) }, 1);
    places->char_strings = out->len - start;
    add_index_head(out, glyphs->ends, glyphs->count);
    strbuf_add(out, strbuf_str(&glyphs->programs));
    strbuf_release(&dict);
}

void cff_write(struct strbuf *out, const struct cff_glyphs *glyphs, const int box[4])
{
    struct places places = { 0 };
    size_t start = out->len;
    write_table(out, glyphs, box, &places); /* dictionaries come before what they tell of */
    strbuf_cut(out, start);
    write_table(out, glyphs, box, &places);
}
