#include "check.h"

#include "serve/conditions.h"

TEST(conditions_range_takes_one_range_of_bytes)
{
    static const struct {
        const char *header;
        uint64_t size;
        enum range expected;
        uint64_t from, count;
    } cases[] = {
        { "bytes=0-9", 100, RANGE_PART, 0, 10 },
        { "bytes=90-", 100, RANGE_PART, 90, 10 },
        { "bytes=-10", 100, RANGE_PART, 90, 10 },
        { "bytes=-1000", 100, RANGE_PART, 0, 100 },
        { "bytes=90-1000", 100, RANGE_PART, 90, 10 },
        { "bytes= 5 - 6", 100, RANGE_PART, 5, 2 },
        { "bytes=100-", 100, RANGE_OUTSIDE, 0, 0 },
        { "bytes=-0", 100, RANGE_OUTSIDE, 0, 0 },
        { "bytes=0-0", 0, RANGE_OUTSIDE, 0, 0 },
        { "bytes=9-0", 100, RANGE_WHOLE, 0, 0 },
        { "bytes=0-1,3-4", 100, RANGE_WHOLE, 0, 0 },
        { "lines=0-1", 100, RANGE_WHOLE, 0, 0 },
        { "bytes=a-b", 100, RANGE_WHOLE, 0, 0 },
        { "bytes=-", 100, RANGE_WHOLE, 0, 0 },
        { "bytes=99999999999999999999999-", 100, RANGE_WHOLE, 0, 0 },
        { "", 100, RANGE_WHOLE, 0, 0 },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct span span = { 0 };
        CHECK_INT(conditions_range(str_of(cases[i].header), cases[i].size, &span),
                  cases[i].expected);
        CHECK_INT(span.from, cases[i].from);
        CHECK_INT(span.size, cases[i].count);
    }
}

TEST(conditions_coding_takes_what_is_accepted)
{
    static const struct {
        const char *header;
        enum coding expected;
    } cases[] = {
        { "gzip, deflate, br", CODING_BROTLI },
        { "br", CODING_BROTLI },
        { "GZIP", CODING_GZIP },
        { "br;q=0, gzip", CODING_GZIP },
        { "br; q=0.000,gzip;q=0.5", CODING_GZIP },
        { "br;q=0.01", CODING_BROTLI },
        { "gzip;q=0", CODING_NONE },
        { "identity", CODING_NONE },
        { "brotli", CODING_NONE },
        { "", CODING_NONE },
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        CHECK_INT(conditions_coding(str_of(cases[i].header)), cases[i].expected);
}

TEST(conditions_know_the_tag_among_several)
{
    struct str tag = STR("\"a-1\"");
    CHECK(conditions_know(STR("\"a-1\""), tag));
    CHECK(conditions_know(STR("\"x\", W/\"a-1\""), tag));
    CHECK(conditions_know(STR("*"), tag));
    CHECK(!conditions_know(STR("\"a-1"), tag));
    CHECK(!conditions_know(STR("\"a-12\""), tag));
    CHECK(!conditions_know(STR(""), tag));
}

TEST(conditions_know_this_computer_and_its_own_pages)
{
    static const char *const local[] = { "127.0.0.1", "localhost:8000", "LOCALHOST", "[::1]:1" };
    static const char *const foreign[] = { "",           "example.org", "127.0.0.1.example.org",
                                           "localhostx", "localhost:a", "example.org:8000" };
    for (size_t i = 0; i < COUNT(local); i++)
        CHECK(conditions_local_host(str_of(local[i])));
    for (size_t i = 0; i < COUNT(foreign); i++)
        CHECK(!conditions_local_host(str_of(foreign[i])));
    struct str host = STR("127.0.0.1:8000");
    CHECK(conditions_same_origin(STR(""), host));
    CHECK(conditions_same_origin(STR("http://127.0.0.1:8000"), host));
    CHECK(!conditions_same_origin(STR("http://127.0.0.1:8001"), host));
    CHECK(!conditions_same_origin(STR("https://127.0.0.1:8000"), host));
    CHECK(!conditions_same_origin(STR("http://example.org"), host));
    CHECK(!conditions_same_origin(STR("null"), host));
}

/* The examples of RFC 9110, 5.6.7, and their time by `date -d @784111777`. */
TEST(conditions_dates)
{
    static const struct {
        const char *date;
        int64_t as_old, younger;
    } cases[] = {
        { "Sun, 06 Nov 1994 08:49:37 GMT", 784111777, 784111778 },
        { "Sunday, 06-Nov-94 08:49:37 GMT", 784111777, 784111778 },
        { "Sun Nov  6 08:49:37 1994", 784111777, 784111778 },
        { "Thu, 29 Feb 2024 23:59:59 GMT", 1709251199, 1709251200 },
    };
    static const char *const none[] = { "",
                                        "Sun",
                                        "Sun, 06 Nov 1994 08:49:37",
                                        "1994-11-06",
                                        "Sun, 06 Nov 1994 08:49:37 GMT+1",
                                        "\xE6\x98\x9F" };
    struct arena arena = { 0 };
    for (size_t i = 0; i < COUNT(cases); i++) {
        CHECK(conditions_as_old(str_of(cases[i].date), cases[i].as_old));
        CHECK(!conditions_as_old(str_of(cases[i].date), cases[i].younger));
    }
    for (size_t i = 0; i < COUNT(none); i++)
        CHECK(!conditions_as_old(str_of(none[i]), 0));
    CHECK_STR(conditions_date(&arena, 784111777), "Sun, 06 Nov 1994 08:49:37 GMT");
    CHECK_STR(conditions_date(&arena, 0), "Thu, 01 Jan 1970 00:00:00 GMT");
    arena_release(&arena);
}
