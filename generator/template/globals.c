/* What a template finds under plain names. Three tables make the environment that it
 * runs in: a view that refuses to be written, the real environment behind it, and what
 * that one's metatable leads to: for a partial that of its page, at the end an error. */
#include "template/state.h"

void globals_take_content(lua_State *L)
{
    struct engine *engine = engine_of(L);
    engine->content = lua_isnil(L, -1) ? STR("") : str_at(L, -1);
    engine->has_threes = false;
    lua_rawseti(L, LUA_REGISTRYINDEX, KEPT_CONTENT);
}

/* What the environment has not: `content`, which is another for each page, and names that are misspelt. */
static int read_last(lua_State *L)
{
    struct str word = str_at(L, 2);
    bool has_content = lua_rawgeti(L, LUA_REGISTRYINDEX, KEPT_CONTENT) == LUA_TSTRING;
    if (has_content && str_is(word, "content")) {
        memo_spoil(&engine_of(L)->memo);
        return 1;
    }
    lua_rawgeti(L, LUA_REGISTRYINDEX, KEPT_ENV);
    lua_insert(L, -2);
    lua_setfield(L, -2, "content"); /* it is a name that may be meant; the render ends here */
    return fault_raise_near(L, word, "undeclared variable '%.*s'", STR_ARG(word));
}

static int refuse_global(lua_State *L)
{
    struct engine *engine = engine_of(L);
    const char *name = luaL_tolstring(L, 2, NULL);
    strbuf_reset(&engine->fault.hint);
    strbuf_printf(&engine->fault.hint, "write 'local %s = ...' where it is first set", name);
    return fault_raise(L, "'%s' is not a local variable and cannot be set", name);
}

void globals_push_all(lua_State *L)
{
    if (lua_rawgeti(L, LUA_REGISTRYINDEX, KEPT_GLOBALS) == LUA_TTABLE)
        return;
    lua_pop(L, 1);
    lua_newtable(L);
    base_functions(L);
    string_functions(L);
    table_functions(L);
    page_functions(L);
    lua_pushvalue(L, -1);
    lua_rawseti(L, LUA_REGISTRYINDEX, KEPT_GLOBALS);
}

/* Copies the members of the table on top into the one below, and pops it. */
static void copy_members(lua_State *L)
{
    int from = lua_gettop(L);
    for (lua_pushnil(L); lua_next(L, from);) {
        lua_pushvalue(L, -2);
        lua_insert(L, -2);
        lua_rawset(L, from - 1);
    }
    lua_pop(L, 1);
}

static void push_variables(lua_State *L, struct value vars)
{
    lua_rawgeti(L, LUA_REGISTRYINDEX, KEPT_VALUES);
    lua_rawgeti(L, -1, vars.slot);
    readonly_push_real(L, -1);
    lua_replace(L, -3);
    lua_pop(L, 1);
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1))
        memo_add_variable(L, str_at(L, -2));
}

void globals_push_page_env(lua_State *L)
{
    enum { NAMES = 64 };
    struct value vars = engine_of(L)->render->vars;
    lua_createtable(L, 0, NAMES);
    globals_push_all(L);
    copy_members(L);
    if (vars.engine) {
        push_variables(L, vars);
        copy_members(L);
    }
    lua_createtable(L, 0, 1);
    lua_pushcfunction(L, read_last);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
}

void globals_push_view(lua_State *L, int index)
{
    index = lua_absindex(L, index);
    lua_newtable(L);
    lua_createtable(L, 0, 2);
    lua_pushvalue(L, index);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, refuse_global);
    lua_setfield(L, -2, "__newindex");
    lua_setmetatable(L, -2);
}
