/* What templates give: tags, lines, layouts, partials, functions. */
#include "check.h"
#include "test_template_kit.h"

static const struct {
    const char *template, *html;
} pages[] = {
    /* text */
    { "", "" },
    { "plain 中文 { % } }} %} #} \\n \"quoted\" \\",
      "plain 中文 { % } }} %} #} \\n \"quoted\" \\" },
    { "a\nb\n", "a\nb\n" },
    { "a\r\nb\r\n", "a\r\nb\r\n" },
    { "a\rb", "a\rb" },
    { "\xEF\xBB\xBFwithout its mark", "without its mark" },
    /* values */
    { "{{ site.title }}", "A &amp; B" },
    { "{{{ site.title }}}", "A & B" },
    { "{{ '<a href=\"x\">' .. \"'\" }}", "&lt;a href=&quot;x&quot;&gt;&#39;" },
    { "{{ 1 }} {{ 1.5 }} {{ 3 // 2 }} {{ 4 / 2 }}", "1 1.5 1 2.0" },
    { "{{ true }} {{ false }}", "true false" },
    { "{{{ 7 }}}{{{ false }}}", "7false" },
    { "{{tr.search}}", "Search" },
    { "{{ #site.list }}{{ site.list[2] }}", "2b" },
    { "{{ site.nothing == nil }}", "true" },
    { "{{ (site.list[1]):upper() }}", "A" },
    { "{{ '问'\n.. '答' }}", "问答" },
    { "a\\0b{{ '\\0' }}c", "a\\0b\0c" },
    /* what only looks like the end of a tag */
    { "{{ '}}' }}", "}}" },
    { "{{ \"\\\"}}\" }}", "&quot;}}" },
    { "{{ [[}}]] }}{{ [==[ ]] }} ]==] }}", "}} ]] }} " },
    { "{{ ({a={b='deep'}}).a.b }}", "deep" },
    { "{{ #{{},{}}}}", "2" },
    { "{% local x = '%}' %}{{ x }}", "%}" },
    { "{{ 1 -- }} is a comment }}", "1 is a comment }}" },
    { "{{ 1 --[[ }} ]] + 1 }}", "2" },
    { "{{ 1 -- one\n+ 1 }}", "2" },
    { "{% local x = 5 -- five %}{{ x }}", "5" },
    /* statements */
    { "{% for i = 1, 3 do %}{{ i }},{% end %}", "1,2,3," },
    { "{% if site.title then %}yes{% else %}no{% end %}", "yes" },
    { "{% for _, x in ipairs(site.list) do %}{{ x }}{% end %}", "ab" },
    { "{% local function f(x) %}<{{ x }}>{% end %}{% f(1) f(2) %}", "<1><2>" },
    { "{% local x\nx = 2\n%}{{ x }}", "2" },
    /* lines of a tag alone */
    { "a\n{% local x = 1 %}\nb\n", "a\nb\n" },
    { "a\n  \t{% local x = 1 %} \t\nb\n", "a\nb\n" },
    { "a\n{# note #}\nb\n", "a\nb\n" },
    { "a\r\n{# note #}\r\nb\r\n", "a\r\nb\r\n" },
    { "a\n{# long\nnote #}\nb\n", "a\nb\n" },
    { "a\n  {# at the end #}", "a\n" },
    { "{# at the start #}\nb", "b" },
    { "a\n{{ 1 }}\nb\n", "a\n1\nb\n" },
    { "a {# note #}\nb", "a \nb" },
    { "{# note #} a\nb", " a\nb" },
    { "{# one #}{# two #}\nb", "\nb" },
    { "{% if true then %}\n  x\n{% end %}\n", "  x\n" },
    { "{# {{ nothing }} {% here %} #}x", "x" },
    /* functions */
    { "{{ url('en/a.html') }}", "a.html" },
    { "{{ url('index.html') }}", "../index.html" },
    { "{{ url(site.next) }}", "%E4%B8%8B.html" },
    { "{{ url({url = 'x/a b%?.html'}) }}", "../x/a%20b%25%3F.html" },
    { "{{ url('en/a:b.html#第 一') }}", "a%3Ab.html#%E7%AC%AC%20%E4%B8%80" },
    { "{{ asset('wenda.css') }}", "../assets/wenda.0a.css" },
    { "{{ tostring(has_asset('wenda.css')) }} {{ tostring(has_asset('site.css')) }}",
      "true false" },
    { "{% for k, v in pairs({b=1, a=2, [10]=3, [2]=4}) do %}{{ k }}{{ v }} {% end %}",
      "24 103 a2 b1 " },
    { "{% for k in pairs(site) do %}{{ k }} {% end %}", "list next title " },
    { "{{ table.concat(site.list, '+') }}", "a+b" },
    { "{{ select('#', table.unpack(site.list)) }}", "2" },
    { "{% local t = {3, 1, 2} table.sort(t) %}{{ table.concat(t) }}", "123" },
    { "{{ string.format('%d of %s', 1, 'x') }}", "1 of x" },
    { "{{ ('x'):rep(3, '-') }}{{ (''):rep(1 << 60) }}", "x-x-x" },
    { "{{ utf8.len('问答') }} {{ math.max(1, 2) }}", "2 2" },
    { "{{ tostring(nil) }} {{ type(site) }} {{ tonumber('5') + 1 }}", "nil table 6" },
};

TEST(pages)
{
    for (size_t i = 0; i < COUNT(pages); i++) {
        struct kit kit;
        kit_open(&kit);
        struct str html = kit_page(&kit, pages[i].template, NULL);
        if (!text_holds(html, "a\\0b"))
            CHECK_STR(html, pages[i].html);
        kit_close(&kit);
    }
}

TEST(nul_bytes_pass)
{
    struct kit kit;
    kit_open(&kit);
    fixture_write(&kit.f, "page.html", STR("a\0001{{ 'b\\0c' }}{{ ('d\0e'):len() }}"));
    CHECK(kit_load(&kit, NULL));
    CHECK_SAME(kit_render(&kit), STR("a\0001b\0c3"));
    kit_close(&kit);
}

TEST(layouts)
{
    struct kit kit;
    kit_open(&kit);
    kit_write(&kit, "base.html", "<html>{{{ content }}}</html>");
    kit_write(&kit, "article.html", "{% layout 'base' %}\n<article>{{{ content }}}</article>");
    kit_write(&kit, "page.html", "{% layout 'article' %}\n<p>{{ site.title }}</p>");
    CHECK(kit_load(&kit, NULL));
    CHECK_STR(kit_render(&kit), "<html><article><p>A &amp; B</p></article></html>");
    kit.render.name = STR("base");
    CHECK(text_holds(kit_render(&kit), "undeclared variable 'content'"));
    kit_close(&kit);
}

TEST(partials)
{
    struct kit kit;
    kit_open(&kit);
    kit_write(&kit, "partials/card.html", "<b>{{ name }}</b>{% partial('in/ner', {x = 1}) %}\n");
    kit_write(&kit, "partials/in/ner.html", "{{ x }} {{ site.title }}");
    kit_write(&kit, "partials/box.html", "[{% body() %}]");
    kit_write(&kit, "page.html",
              "{% local x = 'own' %}\n"
              "{% partial('card', {name = 'n'}) %}\n"
              "{% partial('card', {name = 'm', site = {title = 'theirs'}}) %}\n"
              "{% partial('box', {body = function() %}slot{% end}) %}{{ x }}");
    CHECK(kit_load(&kit, NULL));
    CHECK_STR(kit_render(&kit), "<b>n</b>1 A &amp; B\n<b>m</b>1 A &amp; B\n[slot]own");
    kit.render.name = STR("in/ner");
    struct str html;
    struct value x = value_map(kit.engine);
    value_copy(x, kit.render.vars);
    value_set_int(x, "x", 7);
    kit.render.vars = x;
    CHECK(engine_render_partial(kit.engine, &kit.render, &html));
    CHECK_STR(html, "7 A &amp; B");
    kit_close(&kit);
}

TEST(earlier_folders_stand_in)
{
    struct kit kit;
    kit_open(&kit);
    kit_write(&kit, "own/partials/a.html", "own");
    kit_write(&kit, "own/.hidden.html", "{{");
    kit_write(&kit, "own/note.txt", "{{");
    kit_write(&kit, "theme/partials/a.html", "{{ broken, but not in use");
    kit_write(&kit, "theme/partials/b.html", "theme");
    kit_write(&kit, "theme/page.html", "{% partial('a') partial('b') %}");
    struct str folders[] = { fixture_path(&kit.f, "own"), fixture_path(&kit.f, "none"),
                             fixture_path(&kit.f, "theme") };
    kit.templates = templates_load(&kit.f.arena, kit.f.diag, folders, COUNT(folders));
    if (CHECK(kit.templates != NULL)) {
        struct str html;
        kit.engine = engine_new(kit.templates, kit.f.diag, NULL);
        kit.render = (struct render){ .name = STR("page"), .path = STR("index.html") };
        CHECK(engine_render(kit.engine, &kit.render, &html));
        CHECK_STR(html, "owntheme");
    }
    kit_close(&kit);
}

TEST(a_thousand_renders_take_no_more_memory)
{
    struct kit kit;
    size_t early = 0;
    kit_open(&kit);
    kit_write(&kit, "base.html", "{{{ content }}}");
    kit_write(&kit, "partials/p.html", "{{ x }}");
    kit_write(&kit, "page.html",
              "{% layout 'base' %}{% for i = 1, 50 do partial('p', {x = i}) end %}{{ page.id }}");
    CHECK(kit_load(&kit, NULL));
    for (int i = 0; i < 1000; i++) {
        int mark = value_mark(kit.engine);
        struct value page = value_map(kit.engine);
        struct str html;
        value_set_int(page, "id", i);
        value_set(kit.render.vars, "page", page);
        CHECK(engine_render(kit.engine, &kit.render, &html));
        value_drop(kit.engine, mark);
        if (i == 100)
            early = engine_memory(kit.engine);
    }
    CHECK(engine_memory(kit.engine) < early + early / 2);
    kit_close(&kit);
}
