/* What of named tables and of the theme a render is heard to read, and numbers that change when that does. */
#include "base/strbuf.h"
#include "check.h"
#include "test_template_kit.h"

static struct strbuf heard;

static uint32_t hear(void *ctx, enum read_kind kind, struct str name, struct str key)
{
    (void)ctx;
    strbuf_printf(&heard, "%c%.*s", kind, STR_ARG(name));
    if (key.len)
        strbuf_printf(&heard, "/%.*s", STR_ARG(key));
    strbuf_add_char(&heard, ' ');
    return 0;
}

/* What is heard of a page of that text: `site` is named "site", the list in it "list". */
static struct str heard_of(struct kit *kit, const char *text)
{
    kit_open(kit);
    kit_write(kit, "page.html", text);
    kit_write(kit, "base.html", "{{{ content }}}");
    kit_write(kit, "partials/p.html", "p");
    if (!kit_load(kit, NULL))
        return fixture_told(&kit->f);
    struct value list = value_list(kit->engine);
    value_add_str(list, STR("a"));
    value_add_str(list, STR("b"));
    value_set(kit->site, "list", list);
    value_name(kit->site, STR("site"));
    value_name(list, STR("list"));
    engine_listen(kit->engine, (struct engine_listener){ hear, NULL, NULL });
    strbuf_reset(&heard);
    struct str html;
    return engine_render(kit->engine, &kit->render, &html) ? strbuf_str(&heard)
                                                           : fixture_told(&kit->f);
}

TEST(reads_are_heard)
{
    static const struct {
        const char *text, *heard;
    } cases[] = {
        { "x", "tpage/page " },
        { "{{ site.title }}", "tpage/page .site/title " },
        { "{{ site.none or '' }}", "tpage/page .site/none " }, /* that there is none, too */
        { "{{ site.list[2] }}", "tpage/page .site/list [list/2 " },
        { "{{ site.list[3] or '' }}", "tpage/page .site/list [list/3 " },
        { "{{ site.list[0] or '' }}", "tpage/page .site/list [list/0 " },
        { "{{ site.list[-120] or '' }}", "tpage/page .site/list [list/-120 " },
        { "{{ site.list[math.mininteger] or '' }}",
          "tpage/page .site/list [list/-9223372036854775808 " },
        { "{{ site.list[math.maxinteger] or '' }}",
          "tpage/page .site/list [list/9223372036854775807 " },
        { "{{ site.list[2.0] }}", "tpage/page .site/list [list/2 " },
        { "{{ #site.list }}", "tpage/page .site/list #list " },
        { "{{ site.next.url }}", "tpage/page .site/next " }, /* has no name */
        { "{{ tr.search }}", "tpage/page " },
        { "{% for _, x in ipairs(site.list) do %}{% end %}",
          "tpage/page .site/list [list/1 [list/2 [list/3 " },
        { "{% for _, x in pairs(site.list) do %}{% end %}", "tpage/page .site/list *list " },
        { "{{ json(site.list) }}", "tpage/page .site/list *list " },
        { "{{ json({ site.list }) }}", "tpage/page .site/list *list " },
        { "{{ json(site) }}", "tpage/page *site *list " },
        { "{% partial('p', site) %}", "tpage/page tpartial/p *site " },
        { "{% partial('p', {x = site.title}) %}", "tpage/page .site/title tpartial/p " },
        { "{% layout 'base' %}", "tpage/page tpage/base " },
        { "{{ asset('wenda.css') }}", "tpage/page awenda.css " },
        { "{{ has_asset('no.css') and '' or '' }}", "tpage/page ano.css " },
        { "{{ url(site.next) }}", "tpage/page .site/next " },
    };
    strbuf_init(&heard, STRBUF_PAGE);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct kit kit;
        CHECK_STR(heard_of(&kit, cases[i].text), cases[i].heard);
        kit_close(&kit);
    }
    strbuf_release(&heard);
}

/* Functions of Lua's own read one by one, or all. What matters is that each member is heard. */
TEST(reads_by_functions_are_heard)
{
    static const char *const texts[] = {
        "{{ table.concat(site.list, ',') }}",
        "{{ select('#', table.unpack(site.list)) }}",
        "{{ #table.pack(table.unpack(site.list, 1, 2)) }}",
    };
    strbuf_init(&heard, STRBUF_PAGE);
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct kit kit;
        struct str all = heard_of(&kit, texts[i]);
        CHECK(text_holds(all, "*list") ||
              (text_holds(all, "[list/1 ") && text_holds(all, "[list/2 ")));
        kit_close(&kit);
    }
    strbuf_release(&heard);
}

/* The number of what was heard is its place among the names. */
static uint32_t names_heard;

static uint32_t hear_new(void *ctx, enum read_kind kind, struct str name, struct str key)
{
    hear(ctx, kind, name, key);
    return names_heard++;
}

static void hear_again(void *ctx, const uint32_t *numbers, size_t count)
{
    (void)ctx;
    for (size_t i = 0; i < count; i++)
        strbuf_printf(&heard, "=%u ", (unsigned)numbers[i]);
}

/* A read that was heard is heard by its number, until the engine is told to forget them. */
TEST(reads_are_heard_again)
{
    struct kit kit;
    strbuf_init(&heard, STRBUF_PAGE);
    names_heard = 0;
    heard_of(&kit, "{{ site.title }}{{ site.list[2] }}{% local word = 'title' %}{{ site[word] }}"
                   "{{ site.list[2] }}{{ site.title_that_is_longer_than_others or '' }}"
                   "{{ site.title_that_is_longer_than_others or '' }}{{ #site.list }}");
    engine_listen(kit.engine, (struct engine_listener){ hear_new, hear_again, NULL });
    strbuf_reset(&heard);
    kit_render(&kit);
    CHECK_STR(strbuf_str(&heard),
              "tpage/page .site/title .site/list [list/2 =1 =2 =3 "
              ".site/title_that_is_longer_than_others .site/title_that_is_longer_than_others "
              "=2 #list ");
    strbuf_reset(&heard);
    kit_render(&kit);
    CHECK(str_starts(strbuf_str(&heard), STR("tpage/page =1 =2 =3 =1 ")));
    engine_forget(kit.engine);
    strbuf_reset(&heard);
    kit_render(&kit);
    CHECK(str_starts(strbuf_str(&heard), STR("tpage/page .site/title .site/list [list/2 =11 ")));
    kit_close(&kit);
    strbuf_release(&heard);
}

/* ---- hashes ---- */

static struct engine *engine;

static uint64_t of_all(struct value table)
{
    return value_hash(table, READ_ALL, STR(""));
}

static struct value map_of(const char *key, const char *text, const char *other,
                           const char *other_text)
{
    struct value map = value_map(engine);
    value_set_str(map, key, str_of(text));
    if (other)
        value_set_str(map, other, str_of(other_text));
    return map;
}

static struct value list_of(const char *first, const char *second)
{
    struct value list = value_list(engine);
    value_add_str(list, str_of(first));
    value_add_str(list, str_of(second));
    return list;
}

/* A map whose member `in` holds a table. */
static struct value around(struct value table)
{
    struct value map = value_map(engine);
    value_set(map, "in", table);
    return map;
}

static void check_sums(void)
{
    struct value map = map_of("a", "1", "b", "2");
    CHECK(of_all(map) ==
          of_all(map_of("b", "2", "a", "1"))); /* the order of setting is no matter */
    CHECK(of_all(map) != of_all(map_of("a", "2", "b", "1")));
    CHECK(of_all(map) != of_all(map_of("a", "1", NULL, NULL)));
    CHECK(of_all(map) != of_all(map_of("a", "1", "c", "2")));
    CHECK(of_all(list_of("a", "b")) == of_all(list_of("a", "b")));
    CHECK(of_all(list_of("a", "b")) != of_all(list_of("b", "a")));
    CHECK(of_all(around(map_of("a", "1", NULL, NULL))) ==
          of_all(around(map_of("a", "1", NULL, NULL))));
    CHECK(of_all(around(map_of("a", "1", NULL, NULL))) !=
          of_all(around(map_of("a", "2", NULL, NULL))));
}

static void check_types(void)
{
    struct value number = value_map(engine), text = value_map(engine);
    value_set_int(number, "a", 1);
    value_set_str(text, "a", STR("1"));
    CHECK(of_all(number) != of_all(text));
    CHECK(value_hash(number, READ_MEMBER, STR("a")) != value_hash(text, READ_MEMBER, STR("a")));
}

/* A named table counts, where it is a member, as its name alone; and a text that is the same is no name. */
static void check_names(void)
{
    struct value one = map_of("a", "1", NULL, NULL), other = map_of("a", "2", NULL, NULL);
    value_name(one, STR("x"));
    value_name(other, STR("x"));
    CHECK(of_all(around(one)) == of_all(around(other)));
    CHECK(of_all(one) != of_all(other));
    value_name(other, STR("y"));
    CHECK(of_all(around(one)) != of_all(around(other)));
    CHECK(of_all(around(one)) != of_all(map_of("in", "x", NULL, NULL)));
}

static void check_parts(void)
{
    struct value map = map_of("a", "1", "b", "2"), list = list_of("a", "b");
    uint64_t a = value_hash(map, READ_MEMBER, STR("a")),
             none = value_hash(map, READ_MEMBER, STR("c"));
    uint64_t second = value_hash(list, READ_INDEX, STR("2")),
             length = value_hash(list, READ_LENGTH, STR(""));
    value_set_str(map, "b", STR("3"));
    CHECK(value_hash(map, READ_MEMBER, STR("a")) == a);
    CHECK(a != none);
    value_set_str(map, "c", STR("4"));
    CHECK(value_hash(map, READ_MEMBER, STR("c")) != none);
    value_add_str(list, STR("c"));
    CHECK(value_hash(list, READ_INDEX, STR("2")) == second);
    CHECK(value_hash(list, READ_LENGTH, STR("")) != length);
}

TEST(value_hashes)
{
    struct kit kit;
    kit_open(&kit);
    kit_write(&kit, "page.html", "x");
    if (CHECK(kit_load(&kit, NULL))) {
        engine = kit.engine;
        check_sums();
        check_types();
        check_names();
        check_parts();
    }
    kit_close(&kit);
}

TEST(templates_hash_is_of_the_text)
{
    struct kit kit, other;
    kit_open(&kit);
    kit_open(&other);
    kit_write(&kit, "page.html", "a");
    kit_write(&kit, "partials/p.html", "p");
    kit_write(&other, "page.html", "b");
    kit_write(&other, "partials/p.html", "p");
    CHECK(kit_load(&kit, NULL) && kit_load(&other, NULL));
    CHECK(templates_hash(kit.templates, STR("page"), STR("page")) !=
          templates_hash(other.templates, STR("page"), STR("page")));
    CHECK(templates_hash(kit.templates, STR("partial"), STR("p")) ==
          templates_hash(other.templates, STR("partial"), STR("p")));
    CHECK_INT(templates_hash(kit.templates, STR("page"), STR("p")), 0);
    CHECK(templates_hash_all(kit.templates) != templates_hash_all(other.templates));
    kit_close(&kit);
    kit_close(&other);
}
