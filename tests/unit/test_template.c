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
    /* words with values */
    { "{{ fill('none') }}{{ fill('', 1) }}", "none" },
    { "{{ fill('%d of %d, “%s”: 5 %', 1, 20, 'a%d') }}", "1 of 20, “a%d”: 5 %" },
    { "{{ fill('%d {question|questions}', 1) }}", "1 question" },
    { "{{ fill('%d {question|questions}', 0) }}", "0 questions" },
    { "{{ fill('%d {question|questions} of %d {page|pages}', 2, 1) }}", "2 questions of 1 page" },
    { "{{ fill('{The question|All %d questions}', 1) }}", "The question" },
    { "{{ fill('{The question|All %d questions}', 30) }}", "All 30 questions" },
    { "{{ fill('{a|b} {} {a} | }{', 'text') }}", "b {} {a} | }{" },
    { "{{ fill('{{a|b} {|s}', 1) }}", "{a " },
    { "{{ fill('全部 %d 题', 1) }}", "全部 1 题" },
    /* Markdown that says a text */
    { "{{{ markdown('') }}}|{{{ markdown('a*b [c] <d> #') }}}", "|a\\*b [c] \\<d> \\#" },
    { "{{{ markdown('- a\\n\\n1. b\\r\\n# c') }}}", "\\- a  1. b  # c" },
    { "{{{ markdown_link('[0, 1)', 'a/b.md') }}}", "[\\[0, 1)](a/b.md)" },
    { "{{{ markdown_link('a', '') .. markdown_link('b', 'c(d <e>\\n') }}}",
      "[a](<>)[b](<c(d %3Ce%3E%0A>)" },
    { "{{{ markdown_link('a', '&copy;&b') .. markdown_link('b', '?a=1&b=2') }}}",
      "[a](\\&copy;\\&b)[b](?a=1&b=2)" },
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

/* What a layout finds in the content is in that of the page at hand, and of none before it. */
TEST(layouts_look_through_their_content)
{
    static const struct {
        const char *title, *found;
    } cases[] = {
        { "<dl>", "2 1 - -" },  { "<d", "- - - -" },      { "<math>1</math>", "- - 2 2" },
        { "plain", "- - - -" }, { "a<dl><d", "3 2 - -" }, { "", "- - - -" },
    };
    struct kit kit;
    kit_open(&kit);
    kit_write(&kit, "base.html",
              "{% for _, sign in ipairs{'dl>', '<dl', 'math', 'math>'} do %}"
              "{{ content:find(sign, 1, true) or '-' }} {% end %}");
    kit_write(&kit, "page.html", "{% layout 'base' %}{{{ site.title }}}");
    CHECK(kit_load(&kit, NULL));
    for (size_t i = 0; i < COUNT(cases); i++) {
        value_set_str(kit.site, "title", str_of(cases[i].title));
        CHECK_STR(str_trim(kit_render(&kit)), cases[i].found);
    }
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

/* An own template tells which version of the theme's it was made from. */
TEST(versions)
{
    static const char *const older = "own/partials/a.html:1:1: warning: this replaces version 2 of "
                                     "'partials/a.html', which is at 3 now";
    static const struct {
        const char *own, *theme, *told;
    } cases[] = {
        { "own", "theme", "" },
        { "{# version 3 #}\nown", "{# version 3 #}\ntheme", "" },
        { "{# version 4 #}\nown", "{# version 3 #}\ntheme", "" },
        { "{# version 2 #}\r\nown", "{# version 3 #}\r\ntheme", older },
        { "own", "{# version 2 #}", "replaces version 1 of 'partials/a.html', which is at 2 now" },
        { "{# version 9 #}", "{# version 10 #}", "replaces version 9 of" },
        { "{# version 2 #}", "{# version 3 #}", "then begin this file with '{# version 3 #}'" },
        { "own\n{# version 3 #}", "{# version 2 #}", "this replaces version 1 of" },
        { "{# versions differ #}", "theme", "" },
        { "{# version two #}", "theme", "own/partials/a.html:1:1: error: a version is a number" },
        { "{# version 0 #}", "theme", "error: a version is a number from 1 to 9999" },
        { "{# version 10000 #}", "theme", "error: a version is a number from 1 to 9999" },
        { "{# version  #}", "theme", "error: a version is a number from 1 to 9999" },
        { "{# version 2", "theme", "error: a version is a number from 1 to 9999" },
        { "own", "{# version x #}", "theme/partials/a.html:1:1: error: a version is a number" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct kit kit;
        kit_open(&kit);
        kit_write(&kit, "own/partials/a.html", cases[i].own);
        kit_write(&kit, "theme/partials/a.html", cases[i].theme);
        struct str folders[] = { fixture_path(&kit.f, "own"), fixture_path(&kit.f, "theme") };
        templates_load(&kit.f.arena, kit.f.diag, folders, COUNT(folders));
        struct str told = fixture_told(&kit.f);
        CHECK(*cases[i].told ? text_holds(told, cases[i].told) : !told.len);
        kit_close(&kit);
    }
}

TEST(a_thousand_renders_take_no_more_memory)
{
    struct kit kit;
    size_t early = 0, late = 0; /* the most, for it grows and shrinks with Lua's collections */
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
        size_t *most = i < 100 ? &early : &late, now = engine_memory(kit.engine);
        *most = now > *most ? now : *most;
    }
    CHECK(late < early + early / 2);
    kit_close(&kit);
}

/* A page that is shown at any address has links from the root of its host. */
TEST(links_from_a_root)
{
    static const struct {
        const char *root, *template, *html;
    } cases[] = {
        { "/", "{{ url('en/a.html') }}", "/en/a.html" },
        { "/bank/", "{{ url('en/a.html#x') }}", "/bank/en/a.html#x" },
        { "/bank/", "{{ url('题.html') }}", "/bank/%E9%A2%98.html" },
        { "/bank/", "{{ asset('wenda.css') }}", "/bank/assets/wenda.0a.css" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct kit kit;
        kit_open(&kit);
        kit_write(&kit, "page.html", cases[i].template);
        CHECK(kit_load(&kit, NULL));
        kit.render.root = str_of(cases[i].root);
        CHECK_STR(kit_render(&kit), cases[i].html);
        kit_close(&kit);
    }
}

static struct str names_in(struct kit *kit, const char *folder)
{
    struct template_names names = templates_names(&kit->f.arena, kit->templates, str_of(folder));
    struct str all = STR("");
    for (size_t i = 0; i < names.len; i++)
        all = arena_printf(&kit->f.arena, "%.*s%.*s ", STR_ARG(all), STR_ARG(names.ptr[i]));
    return all;
}

TEST(template_names)
{
    struct kit kit;
    kit_open(&kit);
    kit_write(&kit, "own/files/robots.txt.html", "own");
    kit_write(&kit, "own/files/.well-known/x.html", "hidden");
    kit_write(&kit, "theme/files/robots.txt.html", "theme");
    kit_write(&kit, "theme/files/a/feed.xml.html", "");
    kit_write(&kit, "theme/files/note.txt", "no template");
    kit_write(&kit, "theme/partials/files/x.html", "");
    kit_write(&kit, "theme/page.html", "");
    struct str folders[] = { fixture_path(&kit.f, "own"), fixture_path(&kit.f, "theme") };
    kit.templates = templates_load(&kit.f.arena, kit.f.diag, folders, COUNT(folders));
    if (CHECK(kit.templates != NULL)) {
        CHECK_STR(names_in(&kit, "files/"), "a/feed.xml robots.txt ");
        CHECK_STR(names_in(&kit, "none/"), "");
        CHECK(templates_have(kit.templates, STR("page")));
        CHECK(templates_have(kit.templates, STR("files/robots.txt")));
        CHECK(!templates_have(kit.templates, STR("robots.txt")));
        CHECK(!templates_have(kit.templates, STR("files/x")));
    }
    kit_close(&kit);
}
