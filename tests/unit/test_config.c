#include <string.h>

#include "check.h"
#include "config/config.h"
#include "fixture.h"

static struct fixture f;
static struct config config;

static bool read_config(struct str text)
{
    fixture_write(&f, "site.yaml", text);
    return config_read(&f.arena, f.diag, f.folder, &config);
}

TEST(config_full)
{
    fixture_open(&f);
    CHECK(read_config(STR("title: {zh: 题库, en: Bank}\n"
                          "description: one for both\n"
                          "languages: [zh, en]\n"
                          "raw_html: true\n"
                          "include_from: ../\n"
                          "tags:\n"
                          "  training: {zh: 训练, en: Training}\n"
                          "  data: Data\n")));
    CHECK_INT(config.language_count, 2);
    CHECK_STR(config.languages[0], "zh");
    CHECK_STR(config.languages[1], "en");
    CHECK_STR(config.title[0], "题库");
    CHECK_STR(config.title[1], "Bank");
    CHECK_STR(config.description[0], "one for both");
    CHECK_STR(config.description[1], "one for both");
    CHECK(config.raw_html);
    CHECK_STR(config.include_from, "../");
    CHECK_INT(config.tags.len, 2);
    CHECK_STR(config_tag(&config, STR("training"))->label[1], "Training");
    CHECK_STR(config_tag(&config, STR("data"))->label[0], "Data");
    CHECK(config_tag(&config, STR("nothing")) == NULL);
    CHECK_STR(config_tag_hint(&f.arena, &config, STR("trainin")), "did you mean 'training'?");
    CHECK_STR(config_tag_hint(&f.arena, &config, STR("zzz")), "");
    CHECK_STR(fixture_told(&f), "");
    fixture_close(&f);
}

TEST(config_macros)
{
    fixture_open(&f);
    CHECK(read_config(
        STR("title: t\nlanguages: [zh]\nmacros:\n  '\\R': '\\mathbb{R}'\n  \"\\\\,\": x\n")));
    CHECK_INT(config.macros.len, 2);
    CHECK_STR(config.macros.ptr[0].name, "\\R");
    CHECK_STR(config.macros.ptr[0].body, "\\mathbb{R}");
    CHECK_STR(config.macros.ptr[1].name, "\\,");
    CHECK(!read_config(STR("title: t\nlanguages: [zh]\nmacros:\n  R: x\n  '\\R1': y\n")));
    CHECK(strstr(fixture_told(&f).ptr, "site.yaml:4:3: error: 'R' is no command of TeX") != NULL);
    CHECK(strstr(fixture_told(&f).ptr, "site.yaml:5:3: error: '\\R1' is no command") != NULL);
    fixture_close(&f);
}

TEST(config_least)
{
    fixture_open(&f);
    CHECK(read_config(STR("\xEF\xBB\xBF"
                          "title: 题\r\nlanguages:\r\n  - zh\r\n")));
    CHECK_STR(config.title[0], "题");
    CHECK_STR(config.description[0], "");
    CHECK(!config.raw_html);
    CHECK_STR(config.include_from, "");
    CHECK_INT(config.tags.len, 0);
    CHECK_STR(config_tag_hint(&f.arena, &config, STR("x")), "");
    CHECK_STR(fixture_told(&f), "");
    fixture_close(&f);
}

TEST(config_faults)
{
    static const struct {
        const char *text, *told;
    } cases[] = {
        { "", "site.yaml: error: 'languages' is missing" },
        { "- zh\n", "site.yaml:1:1: error: this must be a map of keys, not a list" },
        { "title\n", "site.yaml:1:1: error: this must be a map of keys, not a single value" },
        { "languages: [zh]\n", "site.yaml: error: 'title' is missing" },
        { "title: t\nlanguages: []\n", "site.yaml:2:12: error: 'languages' is empty" },
        { "title: t\nlanguages: zh\n", "site.yaml:2:12: error: 'languages' must be a list" },
        { "title: t\nlanguages: [zh, zh]\n",
          "site.yaml:2:17: error: language 'zh' is given twice" },
        { "title: t\nlanguages: [../zh]\n", "error: '../zh' is no language code" },
        { "title: t\nlanguages: ['']\n", "error: '' is no language code" },
        { "title: t\nlanguages: [z]\n", "error: 'z' is no language code" },
        { "title: t\nlanguages: [.git]\n", "error: '.git' is no language code" },
        { "title: t\nlanguages: [a/b]\n", "error: 'a/b' is no language code" },
        { "title: t\nlanguages: [中文]\n", "error: '中文' is no language code" },
        { "title: t\nlanguages: [abcdefghijklmnopq]\n", "is no language code" },
        { "title: t\nlanguages: [[zh]]\n", "site.yaml:2:13: error: this must be a single value" },
        { "title: {zh: t}\nlanguages: [zh, en]\n",
          "site.yaml:1:1: error: 'title' has no text for language 'en'" },
        { "title: {zh: t, fr: u}\nlanguages: [zh]\n", "site.yaml:1:16: error: unknown key 'fr'" },
        { "title: [t]\nlanguages: [zh]\n", "'title' must be a map of keys, not a list" },
        { "titel: t\nlanguages: [zh]\n", "    hint: did you mean 'title'?" },
        { "title: t\nlanguages: [zh]\ntags: [a]\n", "'tags' must be a map of keys" },
        { "title: t\nlanguages: [zh]\nraw_html: yes\n", "'raw_html' must be true or false" },
        { "title: t\nlanguages: [zh]\ntitle: u\n", "site.yaml:3:1: error: key 'title' is given" },
        { "title: \xFF\n", "site.yaml:1:8: error: not valid UTF-8" },
        { "title: t\nb: \xC0\xAF\n", "site.yaml:2:4: error: not valid UTF-8" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        fixture_open(&f);
        CHECK(!read_config(str_of(cases[i].text)));
        if (!CHECK(fixture_has_told(&f, cases[i].told)))
            CHECK_STR(fixture_told(&f), cases[i].told);
        fixture_close(&f);
    }
}

/* All faults of a file are told in one run. */
TEST(config_tells_all)
{
    fixture_open(&f);
    CHECK(!read_config(STR("titel: t\nlanguages: [zh]\nraw_html: 1\ntags: {a: {en: A}}\n")));
    CHECK(fixture_has_told(&f, "unknown key 'titel'"));
    CHECK(fixture_has_told(&f, "'title' is missing"));
    CHECK(fixture_has_told(&f, "'raw_html' must be"));
    CHECK(fixture_has_told(&f, "site.yaml:4:12: error: unknown key 'en'"));
    fixture_close(&f);
}

TEST(config_many_languages)
{
    fixture_open(&f);
    CHECK(
        !read_config(STR("title: t\nlanguages: [aa, ab, ac, ad, ae, af, ag, ah, ai, aj, ak, al, am,"
                         " an, ao, ap, aq]\n")));
    CHECK(fixture_has_told(&f, "more than 16 languages"));
    CHECK_INT(config.language_count, 16);
    fixture_close(&f);
}

TEST(config_missing)
{
    fixture_open(&f);
    CHECK(!config_read(&f.arena, f.diag, f.folder, &config));
    CHECK(fixture_has_told(&f, "site.yaml: error: cannot be read: no such file or folder"));
    CHECK_INT(config.language_count, 0);
    fixture_close(&f);
}

TEST(config_addresses)
{
    static const struct {
        const char *text, *address; /* NULL: it is refused */
    } cases[] = {
        { "https://example.org", "https://example.org" },
        { "https://example.org/", "https://example.org" },
        { "http://localhost:8080/a/b//", "http://localhost:8080/a/b" },
        { "https://user@[::1]/~x/%E9%A2%98", "https://user@[::1]/~x/%E9%A2%98" },
        { "example.org", NULL },
        { "//example.org", NULL },
        { "ftp://example.org", NULL },
        { "javascript://example.org", NULL },
        { "'https:'", NULL },
        { "https://", NULL },
        { "https:///x", NULL },
        { "https:example.org", NULL },
        { "https://example.org/?q", NULL },
        { "'https://example.org/#x'", NULL },
        { "https://example.org/a b", NULL },
        { "'https://example.org/\"'", NULL },
        { "https://例子.cn", NULL }, /* an address on the web has its bytes as %XX */
        { "''", NULL },
    };
    static const char *const keys[] = { "url", "repository" };
    for (size_t i = 0; i < 2 * COUNT(cases); i++) {
        const char *key = keys[i % 2], *address = cases[i / 2].address;
        fixture_open(&f);
        struct str text =
            arena_printf(&f.arena, "title: t\nlanguages: [zh]\n%s: %s\n", key, cases[i / 2].text);
        if (!CHECK(read_config(text) == (address != NULL)))
            CHECK_STR(text, "");
        if (address)
            CHECK_STR(i % 2 ? config.repository : config.url, address);
        else
            CHECK(
                fixture_has_told(&f, i % 2 ? "site.yaml:3:13: error: " : "site.yaml:3:6: error: "));
        fixture_close(&f);
    }
}

TEST(config_switches)
{
    fixture_open(&f);
    CHECK(read_config(STR("title: t\nlanguages: [zh]\n")));
    CHECK(!config.dates && !config.whole && !config.url.len && !config.repository.len);
    CHECK(read_config(STR("title: t\nlanguages: [zh]\ndates: true\nwhole: true\n")));
    CHECK(config.dates && config.whole);
    CHECK(!read_config(STR("title: t\nlanguages: [zh]\ndates: git\nwhole: 1\n")));
    CHECK(fixture_has_told(&f, "site.yaml:3:8: error: 'dates' must be true or false"));
    CHECK(fixture_has_told(&f, "site.yaml:4:8: error: 'whole' must be true or false"));
    fixture_close(&f);
}

/* A tag is the name of a file of the site. */
TEST(config_tag_ids)
{
    static const char *const good[] = { "a", "A1", "deep-learning", "snake_case", "训练", "été" };
    static const char *const bad[] = { "a/b",  "..",  "a.b", "a b",   "'a\\b'", "'C#'",
                                       "'a?'", "a%b", "'*'", "'a:b'", "'\"\"'" };
    for (size_t i = 0; i < COUNT(good) + COUNT(bad); i++) {
        bool is_good = i < COUNT(good);
        const char *id = is_good ? good[i] : bad[i - COUNT(good)];
        fixture_open(&f);
        struct str text =
            arena_printf(&f.arena, "title: t\nlanguages: [zh]\ntags:\n  %s: A/B\n", id);
        if (!CHECK(read_config(text) == is_good))
            CHECK_STR(str_of(id), "");
        CHECK(is_good || fixture_has_told(&f, "cannot be a tag\n"));
        CHECK(is_good || fixture_has_told(&f, "site.yaml:4:3: error: '"));
        fixture_close(&f);
    }
}

/* The longest name of a file has 255 bytes, and a Han character three of them. */
TEST(config_long_tags)
{
    for (int length = 60; length <= 61; length++) {
        struct str id = STR("");
        fixture_open(&f);
        for (int i = 0; i < length; i++)
            id = arena_printf(&f.arena, "%.*s字", STR_ARG(id));
        CHECK(read_config(arena_printf(&f.arena, "title: t\nlanguages: [zh]\ntags: {%.*s: T}\n",
                                       STR_ARG(id))) == (length == 60));
        fixture_close(&f);
    }
}

TEST(config_root_is_the_path_of_the_address)
{
    static const struct {
        const char *url, *root;
    } cases[] = {
        { "", "/" },
        { "https://example.org", "/" },
        { "https://example.org/bank", "/bank/" },
        { "http://example.org:8080/banks/one", "/banks/one/" },
    };
    fixture_open(&f);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct config one = { .url = str_of(cases[i].url) };
        CHECK_STR(config_root(&f.arena, &one), cases[i].root);
    }
    fixture_close(&f);
}
