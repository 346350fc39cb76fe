#include "check.h"

#include "base/utf8.h"

/* RFC 3629, section 3: the table of sequences, as an encoder. */
static size_t encode(uint32_t c, char bytes[4])
{
    if (c < 0x80) {
        bytes[0] = (char)c;
        return 1;
    }
    size_t len = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    static const unsigned char leads[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
    for (size_t i = len - 1; i > 0; i--, c >>= 6)
        bytes[i] = (char)(0x80 | (c & 0x3F));
    bytes[0] = (char)(leads[len] | c);
    return len;
}

TEST(utf8_every_code_point)
{
    size_t wrong = 0;
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        char bytes[4];
        struct str s = { bytes, encode(c, bytes) }, rest = s;
        bool surrogate = c >= 0xD800 && c <= 0xDFFF;
        wrong += utf8_check(s) != (surrogate ? 0 : s.len);
        wrong += utf8_next(&rest) != (surrogate ? UTF8_BAD : c);
        wrong += rest.len != (surrogate ? s.len - 1 : 0);
        wrong += utf8_last(s) != (surrogate ? UTF8_BAD : c);
        wrong += utf8_count(s) != (surrogate ? 3 : 1);
    }
    CHECK_INT(wrong, 0);
}

/* RFC 3629, section 4: UTF8-1 to UTF8-4 of the grammar. A row allows these bytes. */
static const struct {
    size_t len;
    unsigned char from[4], to[4];
} grammar[] = {
    { 1, { 0x00 }, { 0x7F } },
    { 2, { 0xC2, 0x80 }, { 0xDF, 0xBF } },
    { 3, { 0xE0, 0xA0, 0x80 }, { 0xE0, 0xBF, 0xBF } },
    { 3, { 0xE1, 0x80, 0x80 }, { 0xEC, 0xBF, 0xBF } },
    { 3, { 0xED, 0x80, 0x80 }, { 0xED, 0x9F, 0xBF } },
    { 3, { 0xEE, 0x80, 0x80 }, { 0xEF, 0xBF, 0xBF } },
    { 4, { 0xF0, 0x90, 0x80, 0x80 }, { 0xF0, 0xBF, 0xBF, 0xBF } },
    { 4, { 0xF1, 0x80, 0x80, 0x80 }, { 0xF3, 0xBF, 0xBF, 0xBF } },
    { 4, { 0xF4, 0x80, 0x80, 0x80 }, { 0xF4, 0x8F, 0xBF, 0xBF } },
};

static bool fits(size_t row, const unsigned char *bytes, size_t len)
{
    for (size_t i = 0; i < grammar[row].len; i++)
        if (i >= len || bytes[i] < grammar[row].from[i] || bytes[i] > grammar[row].to[i])
            return false;
    return true;
}

static size_t length_by_grammar(const unsigned char *bytes, size_t len)
{
    for (size_t row = 0; row < COUNT(grammar); row++)
        if (fits(row, bytes, len))
            return grammar[row].len;
    return 0;
}

/* Every lead and second byte with tails at the edges, cut at every length. */
TEST(utf8_against_grammar)
{
    static const unsigned char tails[] = { 0x00, 0x7F, 0x80, 0x9F, 0xBF, 0xC0 };
    size_t wrong = 0;
    for (unsigned n = 0; n < 256 * 256 * COUNT(tails) * COUNT(tails); n++) {
        unsigned rest = n / 65536;
        unsigned char bytes[] = { (unsigned char)(n >> 8), (unsigned char)n,
                                  tails[rest % COUNT(tails)], tails[rest / COUNT(tails)] };
        for (size_t len = 1; len <= 4; len++) {
            size_t expected = length_by_grammar(bytes, len);
            struct str s = { (const char *)bytes, len };
            utf8_next(&s);
            wrong += s.len != len - (expected ? expected : 1);
        }
    }
    CHECK_INT(wrong, 0);
}

TEST(utf8_check)
{
    static const struct {
        struct str text;
        size_t bad;
    } cases[] = {
        { { "", 0 }, 0 },
        { { "a\0中", 5 }, 5 },
        { { "ab\x80", 3 }, 2 },
        { { "中\xE4\xB8", 5 }, 3 },
        { { "\xC0\xAF", 2 }, 0 },         /* overlong '/' */
        { { "\xE0\x80\xAF", 3 }, 0 },     /* and again */
        { { "\xF0\x80\x80\xAF", 4 }, 0 }, /* and again */
        { { "a\xED\xA0\x80", 4 }, 1 },    /* a surrogate */
        { { "\xF4\x90\x80\x80", 4 }, 0 }, /* U+110000 */
        { { "\xFF", 1 }, 0 },
        { { "\xEF\xBB\xBF", 3 }, 3 }, /* a byte order mark is well formed */
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        CHECK_INT(utf8_check(cases[i].text), cases[i].bad);
}

TEST(utf8_without_mark)
{
    CHECK_STR(utf8_without_mark(STR("\xEF\xBB\xBF"
                                    "a")),
              "a");
    CHECK_STR(utf8_without_mark(STR("\xEF\xBB\xBF")), "");
    CHECK_STR(utf8_without_mark(STR("\xEF\xBB")), "\xEF\xBB");
    CHECK_STR(utf8_without_mark(STR("a\uFEFF")), "a\uFEFF");
    CHECK_STR(utf8_without_mark(STR("\uFEFF\uFEFF")), "\uFEFF");
}

TEST(utf8_last)
{
    CHECK_INT(utf8_last(STR("")), 0);
    CHECK_INT(utf8_last(STR("ab")), 'b');
    CHECK_INT(utf8_last(STR("a中")), 0x4E2D);
    CHECK_INT(utf8_last(STR("🙂")), 0x1F642);
    CHECK_INT(utf8_last(STR("a\x80")), UTF8_BAD);
    CHECK_INT(utf8_last(STR("\x80\x80\x80\x80\x80")), UTF8_BAD);
    CHECK_INT(utf8_last(STR("中\xE4\xB8")), UTF8_BAD);
    CHECK_INT(utf8_last(STR("\xE4\xB8\xAD\xAD")), UTF8_BAD);
}

/* Unicode 15: East_Asian_Width W, F and H without Hangul and pictographs, or a block
 * of the space-discarding set of CSS Text (2020). A sample from every block. */
TEST(utf8_is_unspaced)
{
    static const uint32_t unspaced[] = {
        0x2E80, 0x2F00, 0x2FF0,  0x3000,  0x3001,  0x3002,  0x300A,  0x3042,  0x30A2,
        0x30FB, 0x3105, 0x3192,  0x31A0,  0x31C0,  0x31F0,  0x3300,  0x3400,  0x4E00,
        0x9FFF, 0xA000, 0xA490,  0xF900,  0xFE10,  0xFE30,  0xFE50,  0xFE64,  0xFE6B,
        0xFF01, 0xFF10, 0xFF21,  0xFF5E,  0xFF61,  0xFF64,  0xFF65,  0xFF71,  0xFF9F,
        0xFFE5, 0xFFE8, 0x1B000, 0x1B100, 0x1F200, 0x20000, 0x2A700, 0x30000,
    };
    static const uint32_t spaced[] = {
        0,      ' ',    'a',    '.',    0xE9,    0x3B1,    0x416,   0x5D0,    0x627,
        0xE01,  0x1100, 0x2014, 0x201C, 0x2026,  0x3131,   0x318E,  0xAC00,   0xD7A3,
        0xFFA1, 0xFFDC, 0x0301, 0xA4D0, 0x1F642, UTF8_BAD, 0x40000, 0x10FFFF,
    };
    for (size_t i = 0; i < COUNT(unspaced); i++)
        if (!CHECK(utf8_is_unspaced(unspaced[i])))
            CHECK_INT(unspaced[i], 0);
    for (size_t i = 0; i < COUNT(spaced); i++)
        if (!CHECK(!utf8_is_unspaced(spaced[i])))
            CHECK_INT(spaced[i], 0);
}

/* Unicode 15: East_Asian_Width W and F take two columns, marks (Mn, Me) and the
 * zero-width characters none. */
TEST(utf8_width)
{
    static const struct {
        uint32_t c;
        int width;
    } cases[] = {
        { 'a', 1 },    { 0xE9, 1 },    { 0x416, 1 },   { 0x5D0, 1 },   { 0x301, 0 },
        { 0x5B0, 0 },  { 0x64B, 0 },   { 0x200B, 0 },  { 0x200D, 0 },  { 0xFE0F, 0 },
        { 0x2026, 1 }, { 0x3000, 2 },  { 0x3001, 2 },  { 0x3042, 2 },  { 0x3099, 0 },
        { 0x4E2D, 2 }, { 0xAC00, 2 },  { 0x1100, 2 },  { 0xFF21, 2 },  { 0xFF71, 1 },
        { 0xFFE5, 2 }, { 0x1F642, 2 }, { 0x20000, 2 }, { 0xE0100, 0 }, { 0x2603, 1 },
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        if (!CHECK_INT(utf8_width(cases[i].c), cases[i].width))
            CHECK_INT(cases[i].c, 0);
}

/* Unicode 15: general categories L, M and N, and the others. */
TEST(utf8_is_word)
{
    static const uint32_t words[] = { '0',    '9',    'A',    'z',    0xAA,   0xB5,   0xE9,
                                      0x301,  0x3B1,  0x416,  0x5D0,  0x627,  0x93E,  0xE01,
                                      0x1E00, 0x2C80, 0x3005, 0x3007, 0x3042, 0x30FC, 0x4E2D,
                                      0xAC00, 0xFF10, 0xFF21, 0xFF71, 0x20000 };
    static const uint32_t others[] = { ' ',    '-',    '_',    '@',     '[',     '`',    '{',
                                       0x7F,   0xA0,   0xA7,   0xB7,    0xD7,    0xF7,   0x2014,
                                       0x201C, 0x2026, 0x20AC, 0x2192,  0x2200,  0x2605, 0x3000,
                                       0x3001, 0x3002, 0x300A, 0x30FB,  0xFF01,  0xFF0C, 0xFF1F,
                                       0xFF5E, 0xFE0F, 0xFEFF, 0x1F642, UTF8_BAD };
    for (size_t i = 0; i < COUNT(words); i++)
        if (!CHECK(utf8_is_word(words[i])))
            CHECK_INT(words[i], 0);
    for (size_t i = 0; i < COUNT(others); i++)
        if (!CHECK(!utf8_is_word(others[i])))
            CHECK_INT(others[i], 0);
}

/* Unicode 15, section 23.7: 66 of them. */
TEST(utf8_noncharacters)
{
    int count = 0;
    for (uint32_t c = 0; c <= 0x10FFFF; c++)
        count += utf8_is_noncharacter(c);
    CHECK_INT(count, 66);
    CHECK_INT(utf8_find_noncharacter(STR("a\uFDCF\uFDF0\uFFFD\U0001FFFD")), 14);
    CHECK_INT(utf8_find_noncharacter(STR("\u4E2D\uFDD0")), 3);
    CHECK_INT(utf8_find_noncharacter(STR("\U0010FFFE")), 0);
}

/* Controls of C0 but for white space, DEL, those of C1, and what Unicode keeps from texts. */
TEST(utf8_controls)
{
    static const struct {
        const char *text;
        size_t at;
    } cases[] = {
        { "", 0 },
        { "plain \t\n\f\r 中文，“x”", 27 },
        { "a\x01", 1 },
        { "中\x1F", 3 },
        { "\x7F", 0 },
        { "a\xC2\x80", 1 },
        { "a\xC2\x9F z", 1 },
        { "a\xC2\xA0", 3 },
        { "，\xEF\xB7\x90", 3 },
        { "\xEF\xB7\xB0", 3 },
        { "x\xEF\xBF\xBE", 1 },
        { "x\xEF\xBF\xBD", 4 },
        { "\xF0\x9F\x98\x80\xF0\x9F\xBF\xBF", 4 },
        { "\xF4\x8F\xBF\xBF", 0 },
        { "\x80\x85\xC2", 3 }, /* malformed, and none */
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        CHECK_INT(utf8_find_control(str_of(cases[i].text)), cases[i].at);
}
