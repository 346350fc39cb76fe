/* Attempts to get out of the sandbox, or to use more than it gives: each is made by a template and by a shortcode, must end
 * with what is told here, and leaves the engine as it was. */
#include "check.h"
#include "extend/shortcodes.h"
#include "template/script.h"
#include "test_template_kit.h"

/* Little, so that what is without end is found in time. */
static const struct engine_limits limits = { 1 << 20, 3000 * 1000, 5 };

/* In all that is told of them stands one of these. */
static const char ENDLESS[] = "ran past its limit of 3000000 instructions";
static const char MEMORY[] = "needs more than its limit of 1 MiB of memory";
static const char READ_ONLY[] = "read-only";
static const char NO_FUNCTION[] = "attempt to call a nil value";

static const struct {
    const char *code, *told;
} attempts[] = {
    /* files, programs, other code: none of it is there */
    { "io.open('/etc/passwd')", "undeclared variable 'io'" },
    { "io.popen('id')", "undeclared variable 'io'" },
    { "os.execute('id')", "undeclared variable 'os'" },
    { "os.getenv('HOME')", "undeclared variable 'os'" },
    { "require('os')", "undeclared variable 'require'" },
    { "package.loadlib('libc.so.6', '*')", "undeclared variable 'package'" },
    { "dofile('/etc/passwd')", "undeclared variable 'dofile'" },
    { "loadfile('/etc/passwd')", "undeclared variable 'loadfile'" },
    { "load('return 1', 'x', 't', {})()", "undeclared variable 'load'" },
    { "loadstring('return 1')()", "undeclared variable 'loadstring'" },
    { "load('\\27Lua')", "undeclared variable 'load'" },
    { "string.dump(function() end)", NO_FUNCTION },
    { "(''):dump()", NO_FUNCTION },
    { "debug.getregistry()", "undeclared variable 'debug'" },
    { "debug.sethook()", "undeclared variable 'debug'" },
    { "print('x')", "undeclared variable 'print'" },
    { "warn('@on')", "undeclared variable 'warn'" },
    { "_ENV.os.exit()", "undeclared variable 'os'" },
    { "_ENV['io'].write('x')", "undeclared variable 'io'" },
    { "_G.io.write('x')", "undeclared variable '_G'" },
    /* catching what stops it, or going on beside it */
    { "pcall(function() end)", "undeclared variable 'pcall'" },
    { "xpcall(function() end, function() end)", "undeclared variable 'xpcall'" },
    { "coroutine.wrap(function() while true do end end)()", "undeclared variable 'coroutine'" },
    { "collectgarbage('stop')", "undeclared variable 'collectgarbage'" },
    { "error({})", "error() was called without a message" },
    { "error(function() while true do end end)", "error() was called without a message" },
    { "error()", "error() was called without a message" },
    { "error(('x'):rep(1 << 18))", "error: xxx" },
    { "assert(false, {})", "error() was called without a message" },
    /* what runs at an end, or beneath an operator */
    { "setmetatable({}, {__gc = function() while true do end end})",
      "undeclared variable 'setmetatable'" },
    { "getmetatable('').__index = nil", "undeclared variable 'getmetatable'" },
    { "local x <close> = {}", "variable 'x' got a non-closable value" },
    { "rawset(page, 'title', 'x')", "undeclared variable 'rawset'" },
    { "rawget(_ENV, 'x')", "undeclared variable 'rawget'" },
    { "next(page)", "undeclared variable 'next'" },
    /* what other pages see */
    { "page.title = 'x'", READ_ONLY },
    { "page.fresh = 'x'", READ_ONLY },
    { "page.list[1] = 'x'", READ_ONLY },
    { "table.insert(page.list, 'x')", READ_ONLY },
    { "table.remove(page.list)", READ_ONLY },
    { "table.move({1}, 1, 1, 1, page.list)", READ_ONLY },
    { "table.sort(page.list, function(a, b) return a > b end)", READ_ONLY },
    { "string.upper = string.lower", READ_ONLY },
    { "table.concat = nil", READ_ONLY },
    { "math.pi = 3", READ_ONLY },
    { "utf8.len = nil", READ_ONLY },
    { "(''). upper = 1", "attempt to index a string value" },
    { "kept = page", "'kept' is not a local variable" },
    { "_ENV.kept = page", "'kept' is not a local variable" },
    { "function kept() end", "'kept' is not a local variable" },
    { "tostring = nil", "'tostring' is not a local variable" },
    /* what differs from run to run */
    { "math.random()", NO_FUNCTION },
    { "math.randomseed(1)", NO_FUNCTION },
    { "tostring({})", "tostring() cannot make text of a table" },
    { "tostring(print_nothing or tostring)", "undeclared variable 'print_nothing'" },
    { "string.format('%s', function() end)", "string.format() cannot make text of a function" },
    /* without end */
    { "while true do end", ENDLESS },
    { "repeat until false", ENDLESS },
    { "for i = 1, math.huge do end", ENDLESS },
    { "::again:: goto again", ENDLESS },
    { "local function f() return f() end f()", ENDLESS },
    { "local function f() f() f() end f()", "limit" },
    { "local function f(x) return 1 + f(x) end f(1)", "limit" },
    { "local function f() return (('x'):gsub('x', f)) end f()", "stack overflow" },
    { "local function f() table.sort({1, 2}, f) end f()", "stack overflow" },
    { "for a in function() return 1 end do end", ENDLESS },
    { "for i = 1, 1 << 40 do local _ = ('x'):upper() end", ENDLESS },
    { "table.sort({3, 2, 1}, function() while true do end end)", ENDLESS },
    { "(('x'):rep(99)):gsub('.', function() while true do end end)", ENDLESS },
    { "table.concat({}, '', 1, 1 << 50)", "invalid value (nil) at index 1" },
    { "table.move({}, 1, 1 << 50, 2, {})", ENDLESS },
    { "table.unpack({}, 1, 1 << 30)", "too many results to unpack" },
    { "select(-(1 << 40), 1)", "index out of range" },
    { "local t = {} t[1 << 50] = 1 table.insert(t, 1, 1) while true do end", ENDLESS },
    /* patterns that go back and forth */
    { "(('a'):rep(40)):find(('a*'):rep(20) .. 'b')", ENDLESS },
    { "(('a'):rep(5000)):find('.-.-.-.-b')", ENDLESS },
    { "(('a'):rep(3000)):gsub('(a*)*b', '')", ENDLESS },
    { "for _ in (('('):rep(5000)):gmatch('%b()') do end", ENDLESS },
    { "(('a'):rep(3000)):match(('a?'):rep(3000) .. ('a'):rep(3000))", "pattern" },
    { "('x'):find(('('):rep(300))", "too many captures" },
    { "(('a'):rep(100000)):find('a*b')", ENDLESS },
    /* more memory than there is */
    { "local t = {} while true do t[#t + 1] = 'x' end", MEMORY },
    { "local s = 'x' while true do s = s .. s end", MEMORY },
    { "local t = {} while true do t = {t, {}, {}, {}, {}, {}, {}, {}} end", MEMORY },
    { "('x'):rep(1 << 25)", MEMORY },
    { "('x'):rep(1 << 62)", "resulting string too large" },
    { "('x'):rep(3, ('y'):rep(500000))", MEMORY },
    { "(('x'):rep(10000)):gsub('x', ('y'):rep(10000))", MEMORY },
    { "local s = ('x'):rep(300000) string.format('%s%s%s%s%s', s, s, s, s, s)", MEMORY },
    { "local s = ('x'):rep(300000) table.concat({s, s, s, s, s})", MEMORY },
    { "local s = ('%d'):rep(100000) fill(s, 1)", "fill() has no value" },
    { "local s = ('x'):rep(200000) local t = {} for i = 1, 9 do t[i] = s:upper() .. i end",
      MEMORY },
    { "string.char(table.unpack({}, 1, 20000))", "number expected, got nil" },
    { "local t = {} for i = 1, 100 do t = {t, t} end json(t)",
      "json() goes no deeper than 32 tables" },
    { "local t = {} t[1] = t json(t)", "json()" },
    { "local p = ('aaaa/'):rep(20000) .. 'b' while true do url(p) end", MEMORY },
    { "local i = 0 while true do i = i + 1 has_asset(('x'):rep(400) .. i) end", MEMORY },
    { "local i = 0 while true do i = i + 1 local _ = page[('x'):rep(400) .. i] end", MEMORY },
};

/* What remains of an engine that an attempt was made in: the same as before. */
static void check_whole(struct kit *kit)
{
    struct str html;
    kit->render.name = STR("after");
    CHECK(engine_render(kit->engine, &kit->render, &html));
    CHECK_STR(html, "T ab XY A+B 4");
}

static void give_page(struct kit *kit)
{
    struct value page = value_map(kit->engine), list = value_list(kit->engine);
    value_set_str(page, "title", STR("T"));
    value_add_str(list, STR("a"));
    value_add_str(list, STR("b"));
    value_set(page, "list", list);
    value_set(kit->render.vars, "page", page);
}

static const char after[] = "{{ page.title }} {{ table.concat(page.list) }} {{ ('xy'):upper() }} "
                            "{{ table.concat({'A', 'B'}, '+') }} {{ utf8.len('四个汉字') }}";

/* Of "page" both: the template that makes the attempt and the shortcode. */
static bool open_kit(struct kit *kit, const char *code)
{
    kit_open(kit);
    kit_write(kit, "after.html", after);
    struct str lua = arena_printf(&kit->f.arena, "return function(args, page)\n%s\nend\n", code);
    fixture_write(&kit->f, "attempt.lua", lua);
    fixture_write(&kit->f, "page.html", arena_printf(&kit->f.arena, "{%% %s %%}", code));
    bool ok = CHECK(kit_load(kit, &limits)) &&
              CHECK(scripts_load(&kit->f.arena, kit->f.diag, kit->templates, &kit->f.folder, 1));
    give_page(kit);
    return ok;
}

static bool call_shortcode(struct kit *kit)
{
    static const struct source source = { .path = { "a.md", 4 } };
    struct shortcode shortcode = { .name = STR("attempt"), .loc = { &source, 1, 1 } };
    struct strbuf html;
    struct shortcode_caller caller = { .arena = &kit->f.arena,
                                       .diag = kit->f.diag,
                                       .templates = kit->templates,
                                       .engine = kit->engine,
                                       .render = kit->render };
    strbuf_init(&html, STRBUF_PAGE);
    bool ok = shortcode_call(&caller, &shortcode, &html);
    strbuf_release(&html);
    return ok;
}

static void check_told(struct kit *kit, size_t i)
{
    struct str told = fixture_told(&kit->f);
    if (!CHECK(text_holds(told, attempts[i].told)))
        CHECK_STR(told, attempts[i].code);
    CHECK_INT(diag_errors(kit->f.diag), 1);
    check_whole(kit);
}

TEST(sandbox_of_templates)
{
    for (size_t i = 0; i < COUNT(attempts); i++) {
        struct kit kit;
        struct str html;
        if (open_kit(&kit, attempts[i].code)) {
            CHECK(!engine_render(kit.engine, &kit.render, &html));
            check_told(&kit, i);
        }
        kit_close(&kit);
    }
}

TEST(sandbox_of_shortcodes)
{
    for (size_t i = 0; i < COUNT(attempts); i++) {
        struct kit kit;
        if (open_kit(&kit, attempts[i].code)) {
            CHECK(!call_shortcode(&kit));
            check_told(&kit, i);
        }
        kit_close(&kit);
    }
}

static int write_code(lua_State *L, const void *bytes, size_t len, void *ctx)
{
    (void)L;
    strbuf_add(ctx, (struct str){ bytes, len });
    return 0;
}

/* What Lua makes of a program, which a crafted one could crash it with. */
TEST(sandbox_loads_no_bytecode)
{
    struct fixture f;
    struct strbuf code;
    fixture_open(&f);
    strbuf_init(&code, STRBUF_PAGE);
    lua_State *L = luaL_newstate();
    CHECK_INT(luaL_loadstring(L, "return function() return 'x' end"), LUA_OK);
    CHECK_INT(lua_dump(L, write_code, &code, 1), 0);
    lua_close(L);
    CHECK(code.len > 0);
    fixture_write(&f, "attempt.lua", strbuf_str(&code));
    struct templates *templates = templates_load(&f.arena, f.diag, NULL, 0);
    CHECK(!scripts_load(&f.arena, f.diag, templates, &f.folder, 1));
    CHECK(fixture_has_told(&f, "attempt.lua:1:"));
    fixture_write(&f, "attempt.lua", STR("\033Lua, so far as its first bytes say"));
    templates = templates_load(&f.arena, f.diag, NULL, 0);
    CHECK(!scripts_load(&f.arena, f.diag, templates, &f.folder, 1));
    CHECK(fixture_has_told(&f, "attempt.lua:1: error: unexpected symbol"));
    strbuf_release(&code);
    fixture_close(&f);
}
