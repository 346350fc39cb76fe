#include <limits.h>

#include "base/pack.h"
#include "check.h"
#include "fixture.h"

static struct strbuf packed;

static struct unpack begin(void)
{
    return (struct unpack){ .rest = strbuf_str(&packed) };
}

/* The bytes are those of DWARF 4, figure 22; 624485 is the usual example. */
TEST(pack_numbers)
{
    const struct {
        uint64_t number;
        struct str bytes;
    } cases[] = {
        { 0, STR("\0") },
        { 2, STR("\x02") },
        { 127, STR("\x7f") },
        { 128, STR("\x80\x01") },
        { 129, STR("\x81\x01") },
        { 12857, STR("\xb9\x64") },
        { 624485, STR("\xe5\x8e\x26") },
        { UINT64_MAX, STR("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01") },
    };
    strbuf_init(&packed, STRBUF_PAGE);
    for (size_t i = 0; i < COUNT(cases); i++) {
        strbuf_reset(&packed);
        pack_number(&packed, cases[i].number);
        CHECK_SAME(strbuf_str(&packed), cases[i].bytes);
        struct unpack in = begin();
        CHECK(unpack_number(&in) == cases[i].number);
        CHECK(!in.failed && !in.rest.len);
    }
    strbuf_release(&packed);
}

TEST(pack_mixed)
{
    strbuf_init(&packed, STRBUF_PAGE);
    pack_text(&packed, STR("中\0x"));
    pack_hash(&packed, 0x0123456789abcdef);
    pack_text(&packed, STR(""));
    pack_number(&packed, INT_MAX);
    struct unpack in = begin();
    struct str text = unpack_text(&in);
    CHECK_SAME(text, STR("中\0x"));
    CHECK_INT(text.ptr[text.len], 0);
    CHECK(unpack_hash(&in) == 0x0123456789abcdef);
    CHECK_STR(unpack_text(&in), "");
    CHECK_INT(unpack_int(&in, INT_MAX), INT_MAX);
    CHECK(!in.failed && !in.rest.len);
    strbuf_release(&packed);
}

static bool fails(struct str bytes, void (*read)(struct unpack *in))
{
    struct unpack in = { .rest = bytes };
    read(&in);
    return in.failed && !in.rest.len;
}

static void read_number(struct unpack *in)
{
    CHECK_INT(unpack_number(in), 0);
}

static void read_hash(struct unpack *in)
{
    CHECK_INT(unpack_hash(in), 0);
}

static void read_text(struct unpack *in)
{
    CHECK_STR(unpack_text(in), "");
}

static void read_count(struct unpack *in)
{
    CHECK_INT(unpack_count(in, 4), 0);
}

static void read_seven(struct unpack *in)
{
    CHECK_INT(unpack_int(in, 7), 0);
}

TEST(unpack_trusts_nothing)
{
    CHECK(fails(STR(""), read_number));
    CHECK(fails(STR("\x80"), read_number)); /* goes on, and ends */
    CHECK(fails(STR("\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x01"), read_number)); /* too long */
    CHECK(fails(STR("1234567"), read_hash));
    CHECK(fails(STR(""), read_text));
    CHECK(fails(STR("\x03"
                    "abc"),
                read_text)); /* the NUL is missing */
    CHECK(fails(STR("\x03"
                    "abcd"),
                read_text));
    CHECK(fails(STR("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"), read_text));
    CHECK(fails(STR("\x02"
                    "1234567"),
                read_count)); /* two of four bytes each are eight */
    CHECK(fails(STR("\x08"), read_seven));
}

/* What comes behind a fault is zero or empty, however much is asked for. */
TEST(unpack_goes_on_after_a_fault)
{
    struct unpack in = { .rest = STR("\x09"
                                     "abc\0\x01\x02\x03") };
    read_text(&in);
    read_number(&in);
    read_hash(&in);
    CHECK_INT(unpack_count(&in, 1), 0);
    CHECK_INT(unpack_int(&in, 9), 0);
    CHECK(in.failed);
}
