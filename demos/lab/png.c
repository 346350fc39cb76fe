/* Pixels of four bits; each row as its difference from the one above, so that smooth pictures are
 * zeros for the most part; runs of a byte as matches at distance 1, in the fixed codes of deflate. */
#include "lab/png.h"

#include <string.h>

/* A row is a filter byte and its pixels; no byte takes more than 9 bits. */
enum { ROW = 1 + PNG_SIDE / 2, FILE_MOST = ROW * PNG_SIDE * 9 / 8 + 256, FILTER_UP = 2 };
enum { RUN_LEAST = 3, END_OF_BLOCK = 256 };

static struct {
    uint8_t bytes[FILE_MOST];
    size_t len;
    uint32_t bits; /* of a byte that is not full yet, from the lowest */
    int bit_count;
} file;

static void put_byte(unsigned byte)
{
    file.bytes[file.len++] = (uint8_t)byte;
}

static void put_number(uint32_t number)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        put_byte(number >> shift & 0xff);
}

static void put_bytes(const char *bytes, size_t count)
{
    memcpy(file.bytes + file.len, bytes, count);
    file.len += count;
}

/* ---- chunks ---- */

/* Returns where the chunk starts: at its length, which is not known yet. */
static size_t begin_chunk(const char *type)
{
    size_t start = file.len;
    put_number(0);
    put_bytes(type, 4);
    return start;
}

static uint32_t crc32(const uint8_t *bytes, size_t count)
{
    uint32_t crc = 0xffffffff;
    for (size_t i = 0; i < count; i++) {
        crc ^= bytes[i];
        for (int bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return ~crc;
}

static void end_chunk(size_t start)
{
    size_t end = file.len;
    file.len = start;
    put_number((uint32_t)(end - start - 8));
    file.len = end;
    put_number(crc32(file.bytes + start + 4, end - start - 4));
}

/* ---- deflate ---- */

static void put_bits(uint32_t bits, int count)
{
    file.bits |= bits << file.bit_count;
    for (file.bit_count += count; file.bit_count >= 8; file.bit_count -= 8) {
        put_byte(file.bits & 0xff);
        file.bits >>= 8;
    }
}

/* Huffman codes come from their highest bit on. */
static void put_code(uint32_t code, int count)
{
    while (count-- > 0)
        put_bits(code >> count & 1, 1);
}

/* A literal byte, a length or the end of the block in the fixed code. */
static void put_symbol(uint32_t symbol)
{
    if (symbol < 144)
        put_code(0x30 + symbol, 8);
    else if (symbol < 256)
        put_code(0x190 + symbol - 144, 9);
    else if (symbol < 280)
        put_code(symbol - 256, 7);
    else
        put_code(0xc0 + symbol - 280, 8);
}

/* The byte before again, `length` times, less than a row's bytes: lengths come in groups of four symbols, each group with one
 * more bit beside its symbols than the group before. */
static void put_run(uint32_t length)
{
    uint32_t rest = length - RUN_LEAST;
    int extra = 0;
    while (rest >> extra >= 8)
        extra++;
    put_symbol(257 + 4 * (uint32_t)extra + (rest >> extra));
    put_bits(rest & ((1u << extra) - 1), extra);
    put_code(0, 5); /* distance 1 */
}

static void put_row(const uint8_t *row, size_t count)
{
    for (size_t i = 0; i < count;) {
        size_t run = 0;
        while (i > 0 && i + run < count && row[i + run] == row[i - 1])
            run++;
        if (run < RUN_LEAST) {
            put_symbol(row[i++]);
        } else {
            put_run((uint32_t)run);
            i += run;
        }
    }
}

/* ---- the picture ---- */

/* Two pixels of a row; beyond its end and above the picture all are 0. */
static unsigned pair(const struct picture *picture, int x, int y)
{
    if (y < 0)
        return 0;
    const uint8_t *at = picture->pixels + y * picture->width + x;
    return (unsigned)at[0] << 4 | (x + 1 < picture->width ? at[1] : 0u);
}

static void put_data(const struct picture *picture)
{
    uint32_t a = 1, b = 0; /* Adler-32 */
    uint8_t row[ROW] = { FILTER_UP };
    put_bytes("\x78\x01", 2);
    put_bits(1, 1); /* the last block, */
    put_bits(1, 2); /* in fixed codes */
    for (int y = 0; y < picture->height; y++) {
        size_t count = 1;
        for (int x = 0; x < picture->width; x += 2)
            row[count++] = (uint8_t)(pair(picture, x, y) - pair(picture, x, y - 1));
        for (size_t i = 0; i < count; i++) {
            a = (a + row[i]) % 65521;
            b = (b + a) % 65521;
        }
        put_row(row, count);
    }
    put_symbol(END_OF_BLOCK);
    put_bits(0, 7); /* fills the last byte */
    file.bits = 0;
    file.bit_count = 0;
    put_number(b << 16 | a);
}

static void put_file(const struct picture *picture)
{
    put_bytes("\x89PNG\r\n\x1a\n", 8);
    size_t chunk = begin_chunk("IHDR");
    put_number((uint32_t)picture->width);
    put_number((uint32_t)picture->height);
    put_bytes("\4\3\0\0\0", 5); /* four bits, palette */
    end_chunk(chunk);
    chunk = begin_chunk("PLTE");
    for (int i = 0; i < picture->count; i++) {
        put_number(picture->colours[i] << 8);
        file.len--;
    }
    end_chunk(chunk);
    chunk = begin_chunk("tRNS");
    put_byte(0);
    end_chunk(chunk);
    chunk = begin_chunk("IDAT");
    put_data(picture);
    end_chunk(chunk);
    end_chunk(begin_chunk("IEND"));
}

void png_write(struct out *out, const struct picture *picture)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    file.len = 0;
    put_file(picture);
    size_t end = file.len;
    put_bytes("\0\0", 2); /* past the end all is 0 */
    for (size_t i = 0; i < end; i += 3) {
        const uint8_t *at = file.bytes + i;
        uint32_t three = (uint32_t)at[0] << 16 | (uint32_t)at[1] << 8 | at[2];
        for (int digit = 0; digit < 4; digit++)
            out_char(out, i + (size_t)digit > end ? '=' : digits[three >> (18 - 6 * digit) & 63]);
    }
}
