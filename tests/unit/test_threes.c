/* Expectation: whatever memmem() finds may be there. */
#include "check.h"

#include <string.h>

#include "template/threes.h"

static const char page[] =
    "<p class=\"note\">归一化，layer normalisation</p>\n<dl><dt>a\0b</dt></dl>";

TEST(threes_have_what_is_there)
{
    struct threes threes;
    struct str text = { page, sizeof page - 1 };
    threes_read(&threes, text);
    for (size_t from = 0; from <= text.len; from++)
        for (size_t to = from; to <= text.len; to++)
            CHECK(threes_may_have(&threes, str_slice(text, from, to)));
}

TEST(threes_know_what_is_not_there)
{
    struct threes threes;
    static const char *const signs[] = { "<blockquote", "<math", "class=\"fold", "<wenda-tabs",
                                         "<dd" };
    struct str text = { page, sizeof page - 1 };
    threes_read(&threes, text);
    for (size_t i = 0; i < COUNT(signs); i++)
        CHECK(!threes_may_have(&threes, str_of(signs[i])));
    CHECK(threes_may_have(&threes, STR("zz"))); /* too short to be known */
    threes_read(&threes, STR(""));
    CHECK(!threes_may_have(&threes, STR("<dl")));
    CHECK(threes_may_have(&threes, STR("")));
}
