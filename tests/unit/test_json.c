/* json() of templates. Expectations: RFC 8259, and of HTML that neither a script element nor a comment can end or
 * begin within ("script data escaped" of the HTML standard). */
#include "check.h"
#include "test_template_kit.h"

static struct str json_of(struct kit *kit, const char *expression)
{
    kit_open(kit);
    struct str page = arena_printf(&kit->f.arena, "{{{ json(%s) }}}", expression);
    return kit_page(kit, page.ptr, NULL);
}

TEST(json)
{
    static const struct {
        const char *lua, *json;
    } cases[] = {
        { "'text'", "\"text\"" },
        { "''", "\"\"" },
        { "1", "1" },
        { "-2.5", "-2.5" },
        { "1 << 53", "9007199254740992" },
        { "true", "true" },
        { "false", "false" },
        { "{}", "[]" },
        { "{1, 'b', {}}", "[1,\"b\",[]]" },
        { "{b = 1, a = {2}, ['c d'] = false}", "{\"a\":[2],\"b\":1,\"c d\":false}" },
        { "{{{x = 1}}}", "[[{\"x\":1}]]" },
        { "site.list", "[\"a\",\"b\"]" },
        { "site",
          "{\"list\":[\"a\",\"b\"],\"next\":{\"url\":\"en/下.html\"},\"title\":\"A \\u0026 B\"}" },
        { "tr", "{\"search\":\"Search\"}" },
        /* text */
        { "'\"\\\\/'", "\"\\u0022\\u005C/\"" },
        { "'</script><!--&'", "\"\\u003C/script\\u003E\\u003C!--\\u0026\"" },
        { "'a\\n\\t\\0\\31'", "\"a\\u000A\\u0009\\u0000\\u001F\"" },
        { "'\\u{2028}\\u{2029}'", "\"\\u2028\\u2029\"" },
        { "'中文 é 🙂'", "\"中文 é 🙂\"" },
        { "{['<'] = 1}", "{\"\\u003C\":1}" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct kit kit;
        CHECK_STR(json_of(&kit, cases[i].lua), cases[i].json);
        kit_close(&kit);
    }
}

TEST(json_faults)
{
    static const struct {
        const char *lua, *told;
    } cases[] = {
        { "nil", "page.html:1:1: error: json() has no form for a nil" },
        { "url", "json() has no form for a function" },
        { "{a = {1, url}}", "json() has no form for a function" },
        { "{1, 2, a = 3}",
          "json() has no form for a table with members by number that are no list" },
        { "{[2] = 1}", "members by number that are no list" },
        { "{[1.5] = 1}", "members by number that are no list" },
        { "{[true] = 1}", "keys that are text or numbers" },
        { "1/0", "json() has no form for the number inf" },
        { "-(0/0)", "json() has no form for the number" },
        { "(function() local t = {} t.t = t return t end)()",
          "json() goes no deeper than 32 tables" },
        { "", "bad argument #1 to 'json' (value expected)" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct kit kit;
        struct str told = json_of(&kit, cases[i].lua);
        if (!CHECK(text_holds(told, cases[i].told)))
            CHECK_STR(told, cases[i].told);
        kit_close(&kit);
    }
}

TEST(json_deep)
{
    struct kit kit;
    CHECK_INT(
        json_of(&kit, "(function() local t = {} for i = 2, 32 do t = {t} end return t end)()").len,
        64);
    kit_close(&kit);
}
