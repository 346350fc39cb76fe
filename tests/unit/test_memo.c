/* Partials write the same whether they run or what they wrote before is copied: each page here is rendered by an engine
 * that has rendered others, and must come out as by a new one. */
#include "base/strbuf.h"
#include "check.h"
#include "test_template_kit.h"

enum { NUMBERS_MAX = 64 };

/* What was heard, by its number; and how often something was heard by that alone. */
static struct {
    struct arena arena;
    struct str names[NUMBERS_MAX];
    uint32_t count, again;
    struct strbuf heard;
} ear;

static uint32_t hear(void *ctx, enum read_kind kind, struct str name, struct str key)
{
    (void)ctx;
    struct str what = arena_printf(&ear.arena, "%c%.*s/%.*s ", kind, STR_ARG(name), STR_ARG(key));
    strbuf_add(&ear.heard, what);
    for (uint32_t i = 0; i < ear.count; i++)
        if (str_eq(ear.names[i], what))
            return i;
    ear.names[ear.count] = what;
    return ear.count++;
}

static void hear_again(void *ctx, const uint32_t *numbers, size_t count)
{
    (void)ctx;
    for (size_t i = 0; i < count; i++)
        strbuf_add(&ear.heard, ear.names[numbers[i]]);
    ear.again++;
}

/* Each of these is the text of the partial "p", which the page calls so; `page` is a table of the page alone, as `site` has
 * a name. */
static const struct {
    const char *call, *partial;
} cases[] = {
    { "partial('p')", "text" },
    { "partial('p')", "{{ site.title }}{{ site.list[2] }}{{ #site.list }}" },
    { "partial('p')", "{{ tr.search }}" },
    { "partial('p')", "{{ page.title }}" },
    { "partial('p')", "{{ page.none or 'none' }}" },
    { "partial('p')", "{% if page.none then %}{{ page.title }}{% end %}" },
    { "partial('p')", "{{ page.list[1] }}" },
    { "partial('p')", "{{ #page.list }}" },
    { "partial('p')", "{{ json(page) }}" },
    { "partial('p')", "{% for k in pairs(page) do %}{{ k }},{% end %}" },
    { "partial('p')", "{{ page.next.url }}" },
    { "partial('p')", "{{ page == page.next and 1 or 2 }}" },
    { "partial('p')", "{{ _ENV['pa' .. 'ge'].title }}" },
    { "partial('p')", "{{ url('en/a.html') }}" },
    { "partial('p')", "{{ url(page) }}" },
    { "partial('p')", "{{ url(site.next) }}{{ asset('wenda.css') }}{{ has_asset('x') }}" },
    { "partial('p')", "{{ content }}" },
    { "partial('p')", "{{ maths_font(page.title) or 'none' }}" },
    { "partial('p', {x = page.title})", "{{ x }}" },
    { "partial('p', {x = page})", "{{ x.title }}" },
    { "partial('p', {x = page.list})", "{{ x[1] }}" },
    { "partial('p', {x = {page.title}})", "{{ x[1] }}" },
    { "partial('p', {x = function() return page.title end})", "{{ x() }}" },
    { "partial('p', page)", "{{ title }}" },
    { "partial('p', {x = site.list})", "{{ x[1] }}" },
    { "partial('p', {x = 1}) partial('p', {x = 1.0}) partial('p', {x = '1'})",
      "{{ x }}{{ type(x) }}" },
    { "partial('p', {x = true}) partial('p', {x = false}) partial('p', {})",
      "{{ _ENV.x ~= nil and x and 1 or 2 }}" },
    { "partial('p', {x = 'a', y = 'b'}) partial('p', {x = 'b', y = 'a'})", "{{ x }}{{ y }}" },
    { "partial('p')", "a{% partial('q') %}b" }, /* which looks at the page */
    { "partial('q') partial('p')", "a{% partial('q') %}b" },
    { "partial('p') partial('q')", "a{% partial('r') %}{{ page.title }}b" },
    { "local t = {} partial('p', {t = t, v = page.title}) partial('p', {t = t, v = 'x'})",
      "{% table.insert(t, v) %}{{ table.concat(t, ',') }}" },
};

static void add_page(struct kit *kit, const char *title, const char *path)
{
    struct value page = value_map(kit->engine), list = value_list(kit->engine);
    struct value vars = value_map(kit->engine), next = value_map(kit->engine);
    value_set_str(page, "title", str_of(title));
    value_set_str(page, "url", str_of(path));
    value_add_str(list, str_of(title));
    value_set(page, "list", list);
    value_set_str(next, "url", str_of(path));
    value_set(page, "next", next);
    if (title[0] == 'B')
        value_set_int(page, "none", 1);
    value_set(vars, "site", kit->site);
    value_set(vars, "tr", kit->tr);
    value_set(vars, "page", page);
    kit->render.vars = vars;
    kit->render.path = str_of(path);
}

static const struct {
    const char *title, *path;
} pages[] = { { "A", "en/a.html" },
              { "A", "en/a.html" },
              { "B", "en/b.html" },
              { "A", "a.html" },
              { "C", "en/x/c.html" } };

static void open_theme(struct kit *kit, size_t i)
{
    kit_open(kit);
    kit_write(kit, "page.html", "{% layout 'base' %}{{ page.title }} of {{ page.url }}");
    kit_write(
        kit, "base.html",
        arena_printf(&kit->f.arena, "{%% %s %%}|{%% %s %%}", cases[i].call, cases[i].call).ptr);
    kit_write(kit, "partials/p.html", cases[i].partial);
    kit_write(kit, "partials/q.html", "{{ page.title }}{% partial('r') %}");
    kit_write(kit, "partials/r.html", "{{ site.title }}");
    CHECK(kit_load(kit, NULL));
    value_name(kit->site, STR("site"));
    value_name(kit->tr, STR("tr"));
    engine_listen(kit->engine, (struct engine_listener){ hear, hear_again, NULL });
}

/* What the page is and what was heard of it, each thing once. */
static struct str outcome(struct kit *kit, size_t page)
{
    struct strbuf all;
    strbuf_init(&all, STRBUF_PAGE);
    add_page(kit, pages[page].title, pages[page].path);
    strbuf_reset(&ear.heard);
    strbuf_add(&all, kit_render(kit));
    for (uint32_t i = 0; i < ear.count; i++)
        if (text_holds(strbuf_str(&ear.heard), ear.names[i].ptr))
            strbuf_add(&all, ear.names[i]);
    struct str text = arena_dup(&ear.arena, strbuf_str(&all));
    strbuf_release(&all);
    return text;
}

TEST(partials_write_the_same_again)
{
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct kit used;
        ear.count = 0;
        strbuf_init(&ear.heard, STRBUF_PAGE);
        open_theme(&used, i);
        for (size_t page = 0; page < COUNT(pages); page++) {
            struct kit fresh;
            open_theme(&fresh, i);
            struct str wanted = outcome(&fresh, page);
            CHECK_STR(outcome(&used, page), wanted.ptr);
            kit_close(&fresh);
        }
        kit_close(&used);
        strbuf_release(&ear.heard);
        arena_release(&ear.arena);
    }
}

static struct str render_of(struct kit *kit)
{
    add_page(kit, "A", "a.html");
    return kit_render(kit);
}

TEST(partials_are_copied_until_told_to_forget)
{
    struct kit kit;
    strbuf_init(&ear.heard, STRBUF_PAGE);
    ear.count = 0;
    open_theme(&kit, 1);
    render_of(&kit);
    ear.again = 0;
    render_of(&kit);
    CHECK_INT(ear.again, 2);
    value_set_str(kit.site, "title", STR("new"));
    engine_forget(kit.engine);
    CHECK_STR(render_of(&kit), "newb2|newb2");
    kit_close(&kit);
    strbuf_release(&ear.heard);
    arena_release(&ear.arena);
}

/* What is copied counts as it did when it was made, so that the limit is the same for all pages. */
TEST(copies_count_against_the_limit)
{
    struct kit kit;
    struct engine_limits limits = engine_limits_default;
    limits.instructions = 1000 * 1000;
    kit_open(&kit);
    kit_write(&kit, "page.html", "{% for i = 1, 10 do partial('p') end %}");
    kit_write(&kit, "partials/p.html", "{% for i = 1, 200000 do end %}");
    CHECK(kit_load(&kit, &limits));
    CHECK(text_holds(kit_render(&kit), "ran past its limit of 1000000 instructions"));
    kit_close(&kit);
}
