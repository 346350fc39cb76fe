#include "base/arena.h"
#include "check.h"
#include "markdown/regions.h"

/* The region "a", tidied; or why there is none. */
static void check_region(const char *text, const char *expected)
{
    static const char *const words[] = {
        [REGION_MISSING] = "missing", [REGION_OPEN] = "open", [REGION_TWICE] = "twice"
    };
    struct arena arena = { 0 };
    struct str region;
    enum region_result result = region_find(str_of(text), STR("a"), &region);
    if (result == REGION_FOUND)
        CHECK_STR(regions_tidy(&arena, region, true), expected);
    else
        CHECK_STR(str_of(words[result]), expected);
    arena_release(&arena);
}

TEST(region_find)
{
    static const struct {
        const char *text, *expected;
    } cases[] = {
        /* comments of any language */
        { "0\n// #region a\n1\n// #endregion a\n2\n", "1\n" },
        { "0\n  # #region a\n1\n  # #endregion\n2\n", "1\n" },
        { "#region a\n1\n#endregion", "1\n" },
        { "/* #region a */\n1\n/* #endregion a */\n", "1\n" },
        { "<!-- #region a -->\n1\n<!-- #endregion -->\n", "1\n" },
        { "--#region a\r\n1\r\n--#endregion a\r\n", "1\n" },
        { "; #region a\n1\n% #endregion a\n", "1\n" },
        { "// #region a\n// #endregion\n", "" },
        /* what only looks like one */
        { "// #region\tab\n// #endregion\n", "missing" },
        { "# region a\n1\n# endregion\n", "missing" },
        { "x // #region a\n1\n// #endregion\n", "missing" },
        { "// #regions a\n1\n// #endregion\n", "missing" },
        { "", "missing" },
        { "// #region a\n1\n# endregion\n", "open" },
        { "// #region a\n1\n// #endregion b\n", "open" },
        /* regions in regions, beside and across them */
        { "// #region a\n1\n// #region b\n2\n// #endregion\n3\n// #endregion\n4\n", "1\n2\n3\n" },
        { "// #region b\n0\n// #region a\n1\n// #endregion\n2\n// #endregion\n", "1\n" },
        { "// #region a\n1\n// #region b\n2\n// #endregion a\n3\n// #endregion b\n", "1\n2\n" },
        { "// #region a\n// #endregion\n// #region a\n// #endregion\n", "twice" },
        { "// #region a\n// #region a\n// #endregion\n", "twice" },
        /* indentation that all lines share */
        { "  // #region a\n    1\n\n      2\n  // #endregion\n", "1\n\n  2\n" },
        { "// #region a\n\t1\n\t\t2\n// #endregion\n", "1\n\t2\n" },
        { "// #region a\n\t1\n    2\n// #endregion\n", "\t1\n    2\n" },
        { "// #region a\n  1\n // #region b\n  2\n // #endregion\n// #endregion\n", "1\n2\n" },
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        check_region(cases[i].text, cases[i].expected);
}

TEST(regions_list)
{
    struct str names[2];
    struct str text = STR("// #region a b\n# region c\n#endregion\n#region d\n#region e\n");
    CHECK_INT(regions_list(text, names, COUNT(names)), 2);
    CHECK_STR(names[0], "a b");
    CHECK_STR(names[1], "d");
    CHECK_INT(regions_list(STR(""), names, COUNT(names)), 0);
}

TEST(regions_keep_borders)
{
    struct arena arena = { 0 };
    CHECK_STR(regions_tidy(&arena, STR("  #region a\n  1"), false), "#region a\n1\n");
    arena_release(&arena);
}
