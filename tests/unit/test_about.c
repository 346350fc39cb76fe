/* theme.yaml: what is refused, and which wenda is new enough. */
#include "build/about.h"
#include "check.h"
#include "fixture.h"

static const struct {
    const char *yaml, *running, *told;
} cases[] = {
    { "name: a\nversion: 1.0.0\nwenda: 0.1.0\n", "0.1.0", "" },
    { "version: 1.0.0\nwenda: 0.9.0\n", "0.10.0", "" },
    { "version: 1.0.0\nwenda: 1.9.9\n", "2.0.0", "" },
    { "name: a\nversion: 1.2.3\nwenda: 0.10.0\n", "0.9.9",
      "theme.yaml:3:8: error: the theme 'a' 1.2.3 needs wenda 0.10.0 or newer, this is 0.9.9" },
    { "version: 1.0.0\nwenda: 2.0.0\n", "1.99.99", "needs wenda 2.0.0 or newer" },
    { "versoin: 1.0.0\nwenda: 0.1.0\n", "0.1.0", "hint: did you mean 'version'?" },
    { "version: 1.0.0\n", "0.1.0", "theme.yaml: error: 'wenda' is missing" },
    { "wenda: 0.1.0\n", "0.1.0", "theme.yaml: error: 'version' is missing" },
    { "version: 1.0\nwenda: 0.1.0\n", "0.1.0",
      "theme.yaml:1:10: error: 'version' must be three numbers, as in 1.0.0" },
    { "version: 1.0.0.0\nwenda: 0.1.0\n", "0.1.0", "must be three numbers" },
    { "version: 1.0.0.\nwenda: 0.1.0\n", "0.1.0", "must be three numbers" },
    { "version: 1..0\nwenda: 0.1.0\n", "0.1.0", "must be three numbers" },
    { "version: 1.0.x\nwenda: 0.1.0\n", "0.1.0", "must be three numbers" },
    { "version: 1.0.99999999999999999999\nwenda: 0.1.0\n", "0.1.0", "must be three numbers" },
    { "version: ''\nwenda: 0.1.0\n", "0.1.0", "must be three numbers" },
    { "- 1.0.0\n", "0.1.0", "theme.yaml:1:1: error: " },
};

TEST(theme_yaml)
{
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct fixture f;
        fixture_open(&f);
        fixture_write(&f, "theme.yaml", str_of(cases[i].yaml));
        bool ok = about_check(&f.arena, f.diag, f.folder, str_of(cases[i].running));
        CHECK(ok == !*cases[i].told);
        struct str told = fixture_told(&f);
        CHECK(*cases[i].told ? text_holds(told, cases[i].told) : !told.len);
        fixture_close(&f);
    }
}

TEST(a_theme_need_not_say_what_it_is)
{
    struct fixture f;
    fixture_open(&f);
    CHECK(about_check(&f.arena, f.diag, f.folder, STR("0.1.0")));
    fixture_close(&f);
}
