#include "check.h"
#include "highlight/regex.h"

/* Expectations from the syntax of the queries' own engine (the Rust crate regex): \d \w \s stand
 * for digits, word characters and white space, in brackets too; \ before a sign is that sign. */
TEST(regex_matches)
{
    static const struct {
        const char *pattern, *text;
        bool matches;
    } cases[] = {
        { "^[A-Z][A-Z\\d_]*$", "NET_2", true },
        { "^[A-Z][A-Z\\d_]*$", "N", true },
        { "^[A-Z][A-Z\\d_]*$", "Net", false },
        { "^[A-Z][A-Z\\d_]*$", "A\\d", false },
        { "^[A-Z][A-Z\\d_]*$", "A B", false },
        { "\\d\\d", "a42", true },
        { "\\d\\d", "a4b2", false },
        { "^\\w+$", "x_1", true },
        { "^\\w+$", "x-1", false },
        { "^[\\w-]+$", "x-1", true },
        { "^[\\s]$", "\t", true },
        { "a\\.b", "a.b", true },
        { "a\\.b", "axb", false },
        { "^(?:ab)+$", "abab", true },
        { "^(?:a|b)$", "b", true },
        { "^[\\]x]$", "]", true },
        { "^[\\]x]$", "\\", false },
        { "^[a\\-z]$", "-", true },
        { "^[a\\-z]$", "m", false },
        { "^[\\^a]$", "^", true },
        { "^[\\^a]$", "b", false },
        { "^[^\\]]$", "]", false },
        { "^[^\\]]$", "a", true },
        { "^/\\*", "/* x", true },
        { "", "", true },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        regex_t regex;
        if (!CHECK(regex_compile(&regex, str_of(cases[i].pattern))))
            continue;
        CHECK_INT(regex_matches(&regex, str_of(cases[i].text)), cases[i].matches);
        regfree(&regex);
    }
}

/* The text is what the str holds, whatever stands behind it. */
TEST(regex_text_ends)
{
    regex_t regex;
    if (!CHECK(regex_compile(&regex, STR("^ab$"))))
        return;
    CHECK(regex_matches(&regex, str_slice(STR("abc"), 0, 2)));
    CHECK(!regex_matches(&regex, str_slice(STR("ab"), 0, 1)));
    regfree(&regex);
}

TEST(regex_refuses)
{
    static const char *const patterns[] = { "\\bx", "[\\b]", "(?=x)", "[a", "[[a]]", "x\\", "(" };
    regex_t regex;
    for (size_t i = 0; i < COUNT(patterns); i++)
        CHECK(!regex_compile(&regex, str_of(patterns[i])));
}
