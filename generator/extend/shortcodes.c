#include "extend/shortcodes.h"

#include "base/suggest.h"
#include "base/vec.h"
#include "template/script.h"

/* What the function has asked for, to find the arguments that it has no use for. */
struct call {
    const struct shortcode_caller *caller;
    const struct shortcode *shortcode;
    struct strbuf *html;
    struct {
        struct str *ptr;
        size_t len, cap;
    } asked; /* names that were not given */
    const struct shortcode_argument *unused;
    int unused_place; /* by position, from 1 */
};

/* Upvalues of the view's functions: the arguments, a set of those that were read, the call. */
enum { ARGUMENTS = 1, READ, CALL, UPVALUES = CALL };

/* ---- the view of the arguments ---- */

static void note_asked(lua_State *L)
{
    struct call *call = lua_touserdata(L, lua_upvalueindex(CALL));
    if (lua_type(L, 2) == LUA_TSTRING)
        vec_push(call->caller->arena, &call->asked, arena_dup(call->caller->arena, str_at(L, 2)));
}

static int read_argument(lua_State *L)
{
    lua_pushvalue(L, 2);
    bool given = lua_rawget(L, lua_upvalueindex(ARGUMENTS)) != LUA_TNIL;
    lua_pushvalue(L, 2);
    bool again = lua_rawget(L, lua_upvalueindex(READ)) != LUA_TNIL;
    if (!given && !again)
        note_asked(L);
    lua_pop(L, 1);
    if (lua_type(L, 2) == LUA_TSTRING || lua_type(L, 2) == LUA_TNUMBER) {
        lua_pushvalue(L, 2);
        lua_pushboolean(L, true);
        lua_rawset(L, lua_upvalueindex(READ));
    }
    return 1;
}

/* pairs() reads them all. */
static int read_all(lua_State *L)
{
    lua_pushvalue(L, lua_upvalueindex(ARGUMENTS));
    for (lua_pushnil(L); lua_next(L, -2);) {
        lua_pop(L, 1);
        lua_pushvalue(L, -1);
        lua_pushboolean(L, true);
        lua_rawset(L, lua_upvalueindex(READ));
    }
    return 1;
}

static int count_arguments(lua_State *L)
{
    lua_pushinteger(L, (lua_Integer)lua_rawlen(L, lua_upvalueindex(ARGUMENTS)));
    return 1;
}

static int refuse_argument(lua_State *L)
{
    return fault_raise(L, "arguments are read-only");
}

static void push_arguments(lua_State *L, const struct shortcode *shortcode)
{
    lua_Integer place = 0;
    lua_newtable(L);
    for (size_t i = 0; i < shortcode->arguments.len; i++) {
        struct shortcode_argument argument = shortcode->arguments.ptr[i];
        if (argument.name.len)
            lua_pushlstring(L, argument.name.ptr, argument.name.len);
        else
            lua_pushinteger(L, ++place);
        lua_pushlstring(L, argument.value.ptr, argument.value.len);
        lua_rawset(L, -3);
    }
}

static const char key_read;

static void push_view(lua_State *L, void *ctx)
{
    static const luaL_Reg events[] = {
        { "__index", read_argument },      { "__pairs", read_all }, { "__len", count_arguments },
        { "__newindex", refuse_argument }, { NULL, NULL },
    };
    struct call *call = ctx;
    lua_newtable(L); /* the view */
    lua_newtable(L); /* its metatable */
    push_arguments(L, call->shortcode);
    lua_newtable(L);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &key_read);
    lua_pushlightuserdata(L, call);
    luaL_setfuncs(L, events, UPVALUES);
    lua_setmetatable(L, -2);
}

/* ---- the call ---- */

static void open_names(lua_State *L, void *ctx)
{
    (void)ctx;
    script_html_functions(L);
}

static void take_result(lua_State *L, void *ctx)
{
    struct call *call = ctx;
    int place = 0;
    script_take_html(L, call->html);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &key_read);
    for (size_t i = 0; i < call->shortcode->arguments.len && !call->unused; i++) {
        const struct shortcode_argument *argument = &call->shortcode->arguments.ptr[i];
        if (argument->name.len)
            lua_pushlstring(L, argument->name.ptr, argument->name.len);
        else
            lua_pushinteger(L, ++place);
        if (lua_rawget(L, -2) == LUA_TNIL) {
            call->unused = argument;
            call->unused_place = place;
        }
        lua_pop(L, 1);
    }
}

static bool report_unused(const struct call *call)
{
    const struct shortcode_caller *caller = call->caller;
    const struct shortcode_argument *unused = call->unused;
    struct str name = call->shortcode->name;
    if (!unused->name.len)
        return diag_error(caller->diag, unused->loc,
                          "shortcode '%.*s' has no use for argument %d", STR_ARG(name),
                          call->unused_place);
    struct str hint = suggest_hint(caller->arena, unused->name, call->asked.ptr, call->asked.len);
    return diag_error_hint(caller->diag, unused->loc, hint,
                           "shortcode '%.*s' has no use for '%.*s'", STR_ARG(name),
                           STR_ARG(unused->name));
}

bool shortcode_check(const struct shortcode_caller *caller, const struct shortcode *shortcode)
{
    struct str name = shortcode->name;
    if (scripts_get(caller->templates, name))
        return true;
    struct str hint = scripts_hint(caller->arena, caller->templates, name);
    if (!hint.len)
        hint = STR("shortcodes are files theme/shortcodes/NAME.lua beside site.yaml");
    return diag_error_hint(caller->diag, shortcode->loc, hint, "no shortcode '%.*s'",
                           STR_ARG(name));
}

bool shortcode_call(const struct shortcode_caller *caller, const struct shortcode *shortcode,
                    struct strbuf *html)
{
    if (!shortcode_check(caller, shortcode))
        return false;
    struct call call = { .caller = caller, .shortcode = shortcode, .html = html };
    struct script_call script = { .script = scripts_get(caller->templates, shortcode->name),
                                  .what = "shortcode",
                                  .open = open_names,
                                  .push = push_view,
                                  .take = take_result,
                                  .ctx = &call };
    struct loc loc = shortcode->loc;
    struct render render = caller->render;
    render.page =
        arena_printf(caller->arena, "%.*s:%d:%d", STR_ARG(loc.source->path), loc.line, loc.col);
    return script_run(caller->engine, &render, &script) && (!call.unused || report_unused(&call));
}
