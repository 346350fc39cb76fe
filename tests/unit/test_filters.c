#include "check.h"
#include "extend/filters.h"
#include "fixture.h"
#include "markdown/html.h"
#include "syntax/parse.h"

/* The HTML of the Markdown once the filter has run. Or what was told. */
static struct str filtered_by(bool raw_html, const char *markdown, struct str lua)
{
    static char room[4096];
    struct fixture f;
    fixture_open(&f);
    fixture_write(&f, "f.lua", lua);
    struct config config = { .languages = { STR("en") }, .language_count = 1 };
    struct source source = { STR("a.md"), str_of(markdown) };
    struct page page = { .kind = PAGE_PLAIN, .source = &source, .title = STR("T & T") };
    struct parse_input input = { &source, source.text, 1 };
    struct parsed parsed;
    config.raw_html = raw_html;
    syntax_parse(&f.arena, f.diag, &input, &parsed);
    page.tree = parsed.tree;
    page.marked = parsed.marked;
    struct templates *filters = filters_load(&f.arena, f.diag, &f.folder, 1);
    struct filterer *filterer = filterer_new(filters, f.diag, &config);
    bool ok = filterer_run(filterer, &f.arena, &page);
    struct str html =
        html_of(&f.arena, page.tree, false); /* after a fault the tree is a tree, too */
    struct str result = ok ? html : fixture_told(&f);
    result = str_slice(result, 0, sizeof room - 1);
    for (size_t i = 0; i < result.len; i++)
        room[i] = result.ptr[i];
    filterer_free(filterer);
    page_release(&page);
    fixture_close(&f);
    return (struct str){ room, result.len };
}

/* The same; "function(doc, page)" and "end" are put around its code. */
static struct str filtered_on(bool raw_html, const char *markdown, const char *code)
{
    struct arena arena = { 0 };
    struct str lua = arena_printf(&arena, "return function(doc, page)\n%s\nend\n", code);
    struct str result = filtered_by(raw_html, markdown, lua);
    arena_release(&arena);
    return result;
}

static struct str filtered(const char *markdown, const char *code)
{
    return filtered_on(false, markdown, code);
}

static const char doc_text[] = "# A\n\nb *c* [d](e \"f\")\n\n- g\n- h\n\n```c\ni\n```\n";

TEST(filters_read)
{
    static const struct {
        const char *expression, *expected;
    } cases[] = {
        { "doc.type", "document" },
        { "doc:children()[1].type", "heading" },
        { "#doc:children()", "4" },
        { "doc:each('heading')().level", "1" },
        { "doc:each('link')().url", "e" },
        { "doc:each('link')().title", "f" },
        { "doc:each('link')():plain()", "d" },
        { "doc:each('link')():parent().type", "paragraph" },
        { "doc:each('emph')():prev().text", "b " },
        { "doc:each('emph')():next().text", " " },
        { "doc:each('code_block')().info", "c" },
        { "doc:each('code_block')().text", "i " } /* an end of line is not shown in a message */,
        { "doc:each('list')().ordered", "false" },
        { "doc:parent() == nil", "true" },
        { "doc:children()[2] == doc:each('paragraph')()", "true" },
        { "page.title", "T & T" },
        { "page.lang .. page.kind", "enpage" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct fixture f;
        fixture_open(&f);
        struct str code = arena_printf(&f.arena, "error(tostring(%s), 0)", cases[i].expression);
        struct str told = filtered(doc_text, code.ptr);
        struct str want = arena_printf(&f.arena, "error: %s (for a.md)", cases[i].expected);
        CHECK(text_holds(told, want.ptr));
        fixture_close(&f);
    }
}

TEST(filters_write)
{
    static const struct {
        const char *markdown, *code, *expected;
    } cases[] = {
        { "a", "", "<p>a</p>\n" },
        { "*a* b", "for e in doc:each('emph') do e:replace(e:children()) end", "<p>a b</p>\n" },
        { "a\n\nb", "doc:each('paragraph')():remove()", "<p>b</p>\n" },
        { "a\n\nb\n\nc", "local p = doc:children() p[1]:insert_before(p[3])",
          "<p>c</p>\n<p>a</p>\n<p>b</p>\n" },
        { "a\n\nb\n\nc", "local p = doc:children() p[1]:insert_after { p[3], p[2] }",
          "<p>a</p>\n<p>c</p>\n<p>b</p>\n" },
        { "a", "doc:each('text')():insert_after { ' <', code 'x', 1, link('y', '&') }",
          "<p>a &lt;<code>x</code>1<a href=\"y\">&amp;</a></p>\n" },
        { "# a", "doc:each('heading')().level = 3", "<h3>a</h3>\n" },
        { "[a](b)", "local l = doc:each('link')() l:replace(link('c', l:children()))",
          "<p><a href=\"c\">a</a></p>\n" },
        { "[a](b)",
          "local l = doc:each('link')() l.url = 'id:c' l:set('class', 'x') l:set('class', 'y')",
          "<p><a href=\"id:c\" class=\"y\">a</a></p>\n" },
        { "[a](b)",
          "local l = doc:each('link')() l:set('data-A', 'x') l:set('DATA-a', l:get('Data-A') .. "
          "'y')",
          "<p><a href=\"b\" data-a=\"xy\">a</a></p>\n" },
        { "a", "doc:each('paragraph')():replace(element('div', {title = '\"<', class = 'x'}, 'b'))",
          "<div class=\"x\" title=\"&quot;&lt;\">b</div>\n" },
        { "a", "doc:append(element('ul', nil, {element('li', nil, paragraph 'b')}))",
          "<p>a</p>\n<ul>\n<li>\n<p>b</p>\n</li>\n</ul>\n" },
        { "> a", "local q = doc:each('quote')() q:replace(q:children())", "<p>a</p>\n" },
        /* what stood in a removed node can still be placed; all else of it is gone */
        { "> *a* b",
          "local e = doc:each('emph')() doc:each('quote')():remove() doc:append(paragraph(e))",
          "<p><em>a</em></p>\n" },
        /* a loop goes over what there was when it began, without what it removes */
        { "a\n\nb", "for p in doc:each('paragraph') do p:insert_after(paragraph(p:children())) end",
          "<p></p>\n<p>a</p>\n<p></p>\n<p>b</p>\n" },
        { "a\n\nb",
          "local p = doc:children() for x in doc:each('paragraph') do "
          "if x == p[1] then p[2]:remove() else x:remove() end end",
          "<p>a</p>\n" },
        { "[^1]\n\n[^1]: n",
          "for e in doc:each('element') do if e.tag == 'sup' then e:remove() end end",
          "<p></p>\n<p>n</p>\n" },
        { "a", "local p = paragraph 'lost' local q = element('div', nil, p) q = nil",
          "<p>a</p>\n" },
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        CHECK_STR(filtered(cases[i].markdown, cases[i].code), cases[i].expected);
}

TEST(filters_faults)
{
    static const struct {
        const char *code, *told;
    } cases[] = {
        { "local p = doc:children()[1] p:remove() p:remove()", "this node was removed" },
        { "local p = doc:children()[1] p:remove() doc:append(p)", "this node was removed" },
        { "local p = doc:children()[1] p:remove() local t = p.type", "this node was removed" },
        { "local p = doc:children()[1] p:replace('x')", "'text' cannot stand in 'document'" },
        { "local p = doc:children()[1] p:append(p)", "'heading' cannot stand within itself" },
        { "local l = doc:each('list')() l:children()[1]:append(l)",
          "'list' cannot stand within itself" },
        { "local p = doc:children()[1] p:replace(p)", "'heading' cannot take its own place" },
        { "doc:children()[1]:append(doc)", "the document itself cannot be moved" },
        { "doc:remove()", "the document itself cannot be removed" },
        { "doc:replace(paragraph())", "nothing can stand beside 'document' here" },
        { "doc:append(doc:each('item')())", "'item' cannot stand in 'document'" },
        { "doc:append(element('div', nil, {paragraph(), 'x'}))",
          "'text' cannot stand in 'element'" },
        { "doc:append(element('div', nil, doc:each('item')()))",
          "'item' cannot stand in 'element'" },
        { "doc:each('links')", "no node has the type 'links'" },
        { "doc.level = 1", "'level' of 'document' cannot be set" },
        { "doc:each('heading')().level = 1.5e300", "the level of a heading is 1 to 6" },
        { "local x = doc.url", "'document' has no 'url'" },
        { "doc.children()", "a node is needed here, not no value" },
        { "local t = {} t[1] = t doc:append(t)", "a node or text is needed here, not table" },
        { "text('a\\0b')", "the text has a zero byte in it" },
        { "text('\\xff')", "the text is not valid UTF-8" },
        { "doc:append(paragraph('\\u{FDD0}'))", "the character U+FDD0 cannot stand in a page" },
        { "element('b<')", "'b<' is no name of an element" },
        { "element('br', nil, 'x')", "an element 'br' holds nothing" },
        { "element('div', {1})", "attributes are given by name" },
        { "return doc", "the function of a filter returns nothing, not userdata" },
        { "pcall(error)", "undeclared variable 'pcall'" },
        { "setmetatable(doc, {})", "undeclared variable 'setmetatable'" },
        { "getmetatable('').__index = nil", "undeclared variable 'getmetatable'" },
        { "string.rep = nil", "what filters are given is read-only" },
        { "page.title = ''", "what filters are given is read-only" },
        { "x = 1", "'x' is not a local variable and cannot be set" },
        { "local function f() return 1 + f() end f()", "f.lua:2: error: " },
        { "local s = 'x' while true do s = s .. s end",
          "filter needs more than its limit of 64 MiB" },
        { "string.rep('x', 1 << 40)", "f.lua:2: error: " },
        { "string.rep('x', 1 << 60, 'y')", "resulting string too large" },
        { "while true do end", "filter ran past its limit of 50000000 instructions" },
        { "while true do doc:each() end", "filter ran past its limit of 50000000 instructions" },
        { "while true do doc:plain() end", "filter ran past its limit" },
        { "while true do text 'x' end", "filter puts more than 64 MiB into the page" },
        { "while true do doc:append(paragraph 'x') end", "filter puts more than 64 MiB" },
        { "local s = ('x'):rep(1 << 20) local t = text(s) while true do t.text = s end",
          "filter puts more than 64 MiB into the page" },
        { "while true do doc:children()[1]:set('a', 'b') end", "filter puts more than 64 MiB" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct str told = filtered(doc_text, cases[i].code);
        CHECK(text_holds(told, cases[i].told));
        CHECK(str_starts(told, STR("f.lua:")));
    }
}

/* What they make takes the place of all in them: a formula in a formula was freed twice. */
TEST(filters_put_nothing_into_formulas)
{
    static const char text[] = "$a$ $b$ {{< c >}}\n";
    static const struct {
        const char *code, *told;
    } cases[] = {
        { "local next = doc:each('maths') next():append(next())",
          "'maths' cannot stand in 'maths'" },
        { "doc:each('shortcode')():append(doc:each('maths')())",
          "'maths' cannot stand in 'shortcode'" },
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        CHECK(text_holds(filtered(text, cases[i].code), cases[i].told));
}

TEST(filters_ids)
{
    static const struct {
        const char *code, *told;
    } cases[] = {
        { "element('p', {id = 'ui-main'})", "the id 'ui-main': this id may clash" },
        { "doc:each('heading')():set('id', 'fnref-1')", "the id 'fnref-1': this id may clash" },
        { "doc:each('heading')():set('id', '')", "the id '': an id is of letters" },
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        CHECK(text_holds(filtered(doc_text, cases[i].code), cases[i].told));
    CHECK(!text_holds(filtered("a", "doc:children()[1]:set('id', '\u4E2D-1')"), "error"));
}

TEST(filters_nest_no_links)
{
    static const char *const codes[] = {
        "doc:each('link')():append(link('x', 'y'))",
        "link('x', element('b', nil, link('y', 'z')))",
        "element('a', {href = 'x'}, doc:each('link')())",
        "local b = element('b') doc:each('link')():append(b) b:append(element('a'))",
    };
    for (size_t i = 0; i < COUNT(codes); i++)
        CHECK(text_holds(filtered(doc_text, codes[i]),
                         "f.lua:2: error: a link cannot stand in a link (for a.md)"));
}

TEST(filters_are_safe)
{
    static const char *const codes[] = {
        "doc:append(element('script'))",
        "doc:append(element('iframe', {src = 'x'}))",
        "doc:append(element('wenda-x'))",
        "doc:append(element('div', {onclick = 'x'}))",
        "doc:append(element('div', {OnClick = 'x'}))",
        "doc:append(element('div', {style = 'x'}))",
        "doc:append(paragraph(element('a', {href = 'javascript:x'}, 'x')))",
        "doc:append(paragraph(element('a', {href = ' java\\tscript:x'}, 'x')))",
        "doc:append(paragraph(link('vbscript:x', 'x')))",
        "doc:append(paragraph(link('data:text/html,x', 'x')))",
        "doc:each('link')().url = '\\1JAVASCRIPT:x'",
        "doc:each('link')():set('onfocus', 'x')",
    };
    for (size_t i = 0; i < COUNT(codes); i++) {
        CHECK(text_holds(filtered("[a](b)", codes[i]), "site.yaml has no 'raw_html: true'"));
        CHECK(!text_holds(filtered_on(true, "[a](b)", codes[i]), "error"));
    }
}

/* 50,000 levels, in the text and made: nothing here recurses, or takes long unseen. */
TEST(filters_deep)
{
    struct fixture f;
    fixture_open(&f);
    char *quotes = arena_alloc(&f.arena, 50000 + 2);
    for (int i = 0; i < 50000; i++)
        quotes[i] = '>';
    quotes[50000] = 'a';
    CHECK(!text_holds(filtered(quotes, "for q in doc:each('quote') do q:set('class', 'x') end"),
                      "error"));
    CHECK(text_holds(filtered(quotes, "for p in doc:each('paragraph') do doc:append(p) end "
                                      "doc:each('quote')():remove()"),
                     "<p>a</p>"));
    CHECK(!text_holds(filtered("a", "local t = element('div') for i = 1, 50000 do "
                                    "t = element('div', nil, t) end doc:append(t)"),
                      "error"));
    /* each a level deeper is work that grows with the square */
    CHECK(text_holds(filtered("a", "local t = element('div') doc:append(t) for i = 1, 50000 do "
                                   "local d = element('div') t:append(d) t = d end"),
                     "ran past its limit of 50000000 instructions"));
    fixture_close(&f);
}

/* What a file does before it returns its function is part of the run. */
TEST(filters_make_nodes_first)
{
    static const char file[] = "local first = element('div', nil, paragraph 'b')\n"
                               "return function(doc) doc:append(first) end\n";
    CHECK_STR(filtered_by(false, "a", str_of(file)), "<p>a</p>\n<div>\n<p>b</p>\n</div>\n");
}
