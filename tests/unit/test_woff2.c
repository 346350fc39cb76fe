#include "check.h"
#include "maths/sfnt.h"
#include "maths/woff2.h"

/* Two tables: "head" of 20 bytes, which WOFF2 has a number for, and "ABCD" of 3, whose name it spells. */
static const char font[] = "OTTO\0\2\0\0\0\0\0\0"
                           "head\0\0\0\0\0\0\0\x2C\0\0\0\x14"
                           "ABCD\0\0\0\0\0\0\0\x40\0\0\0\3"
                           "01234567890123456789"
                           "xyz";

/* By the headers and the directory of the specification, sections 4 and 4.1. */
TEST(woff2_of_a_font)
{
    struct strbuf out;
    strbuf_init(&out, STRBUF_PAGE);
    woff2_write((struct str){ font, sizeof font - 1 }, &out);
    struct str woff2 = strbuf_str(&out);
    CHECK(str_starts(woff2, STR("wOF2OTTO")));
    CHECK(sfnt_u32(woff2, 8) == woff2.len);
    CHECK(sfnt_u16(woff2, 12) == 2);
    CHECK(sfnt_u32(woff2, 16) == 12 + 2 * 16 + 20 + 4);
    size_t packed = sfnt_u32(woff2, 20), directory = 2 + 6;
    CHECK((48 + directory + packed + 3) / 4 * 4 == woff2.len);
    CHECK(str_eq(str_slice(woff2, 48, 48 + directory), STR("\1\x14\x3F"
                                                           "ABCD\3")));
    strbuf_release(&out);
}

TEST(woff2_of_damaged_fonts)
{
    struct strbuf out;
    strbuf_init(&out, STRBUF_PAGE);
    for (size_t len = 0; len < sizeof font; len++) {
        strbuf_reset(&out);
        woff2_write((struct str){ font, len }, &out);
        CHECK(sfnt_u32(strbuf_str(&out), 8) == out.len);
    }
    strbuf_release(&out);
}
