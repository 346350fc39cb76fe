/* What the author is told: each message, where it points, and the hint. */
#include "check.h"
#include "test_template_kit.h"

static const struct {
    const char *template, *told;
} faults[] = {
    /* found before any page is rendered */
    { "a\n  {{ x", "page.html:2:3: error: '{{' is not closed by '}}'" },
    { "{{{ x }}", "page.html:1:1: error: '{{{' is not closed by '}}}'" },
    { "中文{% if", "page.html:1:3: error: '{%' is not closed by '%}'" },
    { "{# x", "page.html:1:1: error: '{#' is not closed by '#}'" },
    { "{{ }}", "page.html:1:1: error: an expression is missing between '{{' and '}}'" },
    { "x {{ -- note }}", "page.html:1:3: error: an expression is missing" },
    { "x\n {{ a; b }}", "page.html:2:6: error: ')' expected near ';'" },
    { "{{ a, b }}", "page.html:1:5: error: ')' expected near ','" },
    { "{{ a) print(b }}", "page.html:1:7: error: " },
    { "{{ a)) __w((b }}", "page.html:1:1: error: " },
    { "{{ x = 1 }}", "page.html:1:6: error: ')' expected near '='" },
    { "{{ 1 +\n\n }}", "page.html:3:2: error: unexpected symbol" },
    { "{{ f(\n\n  1 2) }}", "page.html:3:5: error: ')' expected (to close '(' at line 1)" },
    { "a\n\n{% if x %}\n", "page.html:4:1: error: 'then' expected near <eof>" },
    { "{% if x then %}\n\n", "'end' expected (to close 'if' at line 1) near <eof>" },
    { "{% end %}", "page.html:1:4: error: <eof> expected near 'end'" },
    { "{% local x = %}{{ 5 }}", "page.html:1:1: error: unexpected symbol" },
    { "{% local x = 'open %}\n' %}", "page.html:1:1: error: '{%' is not closed by '%}'" },
    { "a\nb\xFF", "page.html:2:2: error: not valid UTF-8" },
    /* found while rendering */
    { "a\n b {{ site.titel }}", "page.html:2:4: error: expression is nil" },
    { "{{ 1 }} {{{ nil }}}", "page.html:1:9: error: expression is nil" },
    { "{{ site }}", "page.html:1:1: error: expression is a table" },
    { "{{ url }}", "error: expression is a function" },
    { "a\n{{ sit.title }}", "page.html:2:4: error: undeclared variable 'sit'" },
    { "{{ sit.title }}", "hint: did you mean 'site'?" },
    { "{{ tr.serch }}", "page.html:1:7: error: 'tr' has no 'serch'" },
    { "{{ tr.serch }}", "hint: did you mean 'search'?" },
    { "{{ tr[5] }}", "error: 'tr' has no such key" },
    { "a\n\n{{ asset('wnda.css') }}", "page.html:3:11: error: no asset 'wnda.css'" },
    { "{{ asset('wnda.css') }}", "hint: did you mean 'wenda.css'?" },
    { "{{ asset() }}", "asset() needs a name, not no value" },
    { "{{ has_asset(1) }}", "has_asset() needs a name, not number" },
    { "a\n{{ fill('%d of %d', 1) }}",
      "page.html:2:10: error: fill() has no value for place 2 of '%d of %d'" },
    { "{{ fill('%d', site) }}", "fill() cannot make text of a table" },
    { "{{ fill('%d', nil) }}", "fill() cannot make text of a nil" },
    { "{{ url('/a.html') }}", "'/a.html' is not a path within the site" },
    { "{{ url('../a.html') }}", "'../a.html' is not a path within the site" },
    { "{{ url('') }}", "'' is not a path within the site" },
    { "{{ url(nil) }}", "url() needs a path or a table with a 'url', not nil" },
    { "{{ url(site) }}", "url() needs a path or a table with a 'url', not table" },
    { "a\n{% partial('crad') %}", "page.html:2:13: error: no partial 'crad'" },
    { "{% layout 'pag' %}", "page.html:1:12: error: no template 'pag'" },
    { "{% layout 'pag' %}", "hint: did you mean 'page'?" },
    { "{% layout 'page' %}", "page.html:1:12: error: layout 'page' leads back to itself" },
    { "\n{% count = 1 %}", "page.html:2:4: error: 'count' is not a local variable" },
    { "{% site = 1 %}", "error: 'site' is not a local variable" },
    { "{% site.title = 1 %}", "error: 'title' cannot be set" },
    { "{% site.fresh = 1 %}", "error: 'fresh' cannot be set" },
    { "{% site.list[1] = 1 %}", "error: what templates are given is read-only" },
    { "{% table.insert(site.list, 1) %}", "error: what templates are given is read-only" },
    { "{% table.sort(site.list, function(a, b) return a > b end) %}", "is read-only" },
    { "{% string.rep = 1 %}", "error: 'rep' cannot be set" },
    { "{% _ENV.x = 1 %}", "error: 'x' is not a local variable" },
    { "a\n{{ site.x.y }}", "page.html:2:9: error: attempt to index a nil value (field 'x')" },
    { "a\n\n{{ 1 + {} }}", "page.html:3:1: error: attempt to perform arithmetic on a table" },
    { "{{ ('x'):find() }}", "bad argument #1 to 'find' (string expected, got no value)" },
    { "{{ ('x'):find('[') }}", "malformed pattern (missing ']')" },
    { "{{ ('x'):rep({}) }}", "bad argument #1 to 'rep' (number expected, got table)" },
    { "{{ string.format('%s', {}) }}", "string.format() cannot make text of a table" },
    { "{{ string.format('%5p', 'x') }}", "string.format() does not have '%p'" },
    { "{{ tostring(site) }}", "tostring() cannot make text of a table" },
    { "{% for k in pairs({[true] = 1}) do end %}", "keys that are text or numbers" },
    { "\n{% error('own words') %}", "page.html:2:1: error: own words (for" },
    { "{% error({}) %}", "error() was called without a message" },
    { "{% error('a\\27[31m\\nb') %}", "error: a [31m b" },
    { "{% assert(false, 'why') %}", "error: why (for content/06.md)" },
    { "{{ nil }}", "(for content/06.md)" },
    /* which of several tags of a line, and what in it */
    { "<p>{{ 1 }}{{ 2 + {} }}{{ 3 }}", "page.html:1:11: error: attempt to perform arithmetic" },
    { "中{{ 1 }} {% error('own words') %}", "page.html:1:10: error: own words" },
    { "{{ 1 }}{% local x %}{{ x.y }}",
      "page.html:1:24: error: attempt to index a nil value (local 'x')" },
    { "{{ site.x }}{{ site.x.y }}", "page.html:1:1: error: expression is nil" },
    { "{{ site.list }}", "page.html:1:1: error: expression is a table" },
    { "{{ site.x.x.x }}", "page.html:1:1: error: attempt to index a nil value (field 'x')" },
    { "{{ site.xx .. site.x.y }}",
      "page.html:1:20: error: attempt to index a nil value (field 'x')" },
    { "{{ 1 }}{{ 1 +\n  site.x.y }}", "page.html:2:8: error: attempt to index a nil value" },
    { "{{ 1 }}{{ 1 +\n  {} }}", "page.html:1:8: error: attempt to perform arithmetic" },
    { "{{ 1 }}\n\n{% if 1 then %}{% for x in 2 %}{% end %}",
      "page.html:3:35: error: 'do' expected near 'end'" },
    { "{{ 1 }}\n{{ 2 }}{{ ('near line 9' }}", "page.html:2:8: error: ')' expected" },
    { "{{ 1 }}\n{{ 2 }}\n{% if 1 then %}a\n{% x(\n3 %}", "(to close '(' at line 4)" },
};

TEST(faults)
{
    for (size_t i = 0; i < COUNT(faults); i++) {
        struct kit kit;
        kit_open(&kit);
        struct str told = kit_page(&kit, faults[i].template, NULL);
        if (!CHECK(text_holds(told, faults[i].told)))
            CHECK_STR(told, faults[i].told);
        CHECK_INT(diag_errors(kit.f.diag), 1);
        kit_close(&kit);
    }
}

TEST(lines_are_those_of_the_template)
{
    static const char *const before[] = {
        "\n\n\n",       "a\r\nb\r\n\r\n",        "{# a\nb #}\n\n",    "{% local s = [[\n\n]] %}\n",
        "{{ 1\n\n}}\n", "{# a #}\n{# b #}\nc\n", "{%\n\n-- note\n%}", "{{ 1 --[[\n\n\n]] }}",
        "\"\\\n\\\n\n",
    };
    for (size_t i = 0; i < COUNT(before); i++) {
        struct kit kit;
        kit_open(&kit);
        struct str text = arena_printf(&kit.f.arena, "%s{{ nil }}", before[i]);
        struct str told = kit_page(&kit, text.ptr, NULL);
        if (!CHECK(text_holds(told, "page.html:4:")))
            CHECK_STR(told, text.ptr);
        kit_close(&kit);
    }
}

TEST(partials_name_who_called_them)
{
    struct kit kit;
    kit_open(&kit);
    kit_write(&kit, "page.html", "\n{% partial('card', {title = 1}) %}");
    kit_write(&kit, "partials/card.html", "\n\n{{ title }} {{ titel }}");
    CHECK(kit_load(&kit, NULL));
    struct str told = kit_render(&kit);
    CHECK(text_holds(told,
                     "partials/card.html:3:16: error: undeclared variable 'titel', called from "));
    CHECK(text_holds(told, "page.html:2 (for content/06.md)\n"));
    CHECK(text_holds(told, "hint: did you mean 'title'?"));
    kit_close(&kit);
}

static const struct {
    const char *partial, *told;
} misused[] = {
    { "{% layout 'page' %}", "card.html:1:1: error: a partial has no layout" },
    { "{% partial('crad') %}", "hint: did you mean 'card'?" },
    { "{% partial('card') %}", "error: partials are nested more than 50 deep" },
    { "{% partial('none', {1}) %}", "error: no partial 'none'" },
    { "{% partial('card', {1}) %}", "error: partial() takes variables by name" },
    { "{% partial('card', 1) %}", "error: partial() takes a table of variables, not number" },
    { "{% partial(1) %}", "error: partial() needs a name, not number" },
};

TEST(misused_partials)
{
    for (size_t i = 0; i < COUNT(misused); i++) {
        struct kit kit;
        kit_open(&kit);
        kit_write(&kit, "partials/card.html", misused[i].partial);
        struct str told = kit_page(&kit, "{% partial('card') %}", NULL);
        if (!CHECK(text_holds(told, misused[i].told)))
            CHECK_STR(told, misused[i].told);
        kit_close(&kit);
    }
}

TEST(layouts_in_a_ring)
{
    struct kit kit;
    kit_open(&kit);
    kit_write(&kit, "page.html", "{% layout 'a' %}");
    kit_write(&kit, "a.html", "{% layout 'b' %}");
    kit_write(&kit, "b.html", "\n{% layout 'a' %}");
    CHECK(kit_load(&kit, NULL));
    CHECK(text_holds(kit_render(&kit), "b.html:2:12: error: layout 'a' leads back to itself"));
    kit_close(&kit);
}

TEST(all_templates_are_checked)
{
    struct kit kit;
    kit_open(&kit);
    kit_write(&kit, "a.html", "{{ 1 + }}");
    kit_write(&kit, "b.html", "{% if %}");
    kit_write(&kit, "partials/c.html", "{{");
    CHECK(!kit_load(&kit, NULL));
    CHECK_INT(diag_errors(kit.f.diag), 3);
    kit_close(&kit);
}

TEST(a_fault_leaves_the_engine_usable)
{
    struct kit kit;
    kit_open(&kit);
    kit_write(&kit, "bad.html", "half{% partial('deep') %}");
    kit_write(&kit, "partials/deep.html", "{{ nil }}");
    CHECK_STR(kit_page(&kit, "fine {{ site.title }}", NULL), "fine A &amp; B");
    for (int i = 0; i < 3; i++) {
        struct str html;
        kit.render.name = STR("bad");
        CHECK(!engine_render(kit.engine, &kit.render, &html));
        CHECK_STR(html, "");
        kit.render.name = STR("page");
        CHECK_STR(kit_render(&kit), "fine A &amp; B");
    }
    kit.render.name = STR("pgae");
    CHECK(text_holds(kit_render(&kit), "wenda: error: no template 'pgae' (for"));
    kit_close(&kit);
}
