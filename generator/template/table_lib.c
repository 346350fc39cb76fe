/* Lua's table, math and utf8. The hook that counts instructions does not see C at work, so
 * functions that go through a table charge for its length first, which a template can
 * make far greater than the number of its members. math.random is left out: a page must
 * come out the same in every run. */
#include <lualib.h>

#include "template/state.h"

/* Of comparing in a sort, for each member. */
enum { SORT_COST = 20 };

static void charge_length(lua_State *L, size_t each)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_Integer length = luaL_len(L, 1), most = (lua_Integer)1 << 40;
    limits_charge(L, (size_t)(length < most ? length : most) * each);
}

/* Lua's own function, called in our frame so that its errors name the caller's call. */
static int call_own(lua_State *L)
{
    return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

static int table_concat(lua_State *L)
{
    charge_length(L, 1);
    return call_own(L);
}

static int table_shift(lua_State *L) /* insert, remove */
{
    if (lua_gettop(L) > 2 || lua_isinteger(L, 2))
        charge_length(L, 1);
    return call_own(L);
}

static int table_sort(lua_State *L)
{
    charge_length(L, SORT_COST);
    return call_own(L);
}

static int table_move(lua_State *L)
{
    lua_Integer from = luaL_checkinteger(L, 2), to = luaL_checkinteger(L, 3);
    if (to >= from)
        limits_charge(L, (size_t)to - (size_t)from);
    return call_own(L);
}

/* Opens one of Lua's libraries and keeps those of its members that are named. */
static void push_kept(lua_State *L, lua_CFunction open, const char *const *kept, size_t count)
{
    lua_createtable(L, 0, (int)count);
    lua_pushcfunction(L, open);
    lua_call(L, 0, 1);
    for (size_t i = 0; i < count; i++) {
        lua_getfield(L, -1, kept[i]);
        lua_setfield(L, -3, kept[i]);
    }
    lua_pop(L, 1);
}

/* Replaces members of the library on top by functions that have them as upvalue. */
static void guard(lua_State *L, const luaL_Reg *guards)
{
    for (; guards->name; guards++) {
        lua_getfield(L, -1, guards->name);
        lua_pushcclosure(L, guards->func, 1);
        lua_setfield(L, -2, guards->name);
    }
}

void table_functions(lua_State *L)
{
    static const char *const table[] = { "concat", "insert", "move",  "pack",
                                         "remove", "sort",   "unpack" };
    static const char *const math[] = { "abs",        "acos", "asin",      "atan",       "ceil",
                                        "cos",        "deg",  "exp",       "floor",      "fmod",
                                        "huge",       "log",  "max",       "maxinteger", "min",
                                        "mininteger", "modf", "pi",        "rad",        "sin",
                                        "sqrt",       "tan",  "tointeger", "type",       "ult" };
    static const char *const utf8[] = {
        "char", "charpattern", "codepoint", "codes", "len", "offset"
    };
    static const luaL_Reg guards[] = {
        { "concat", table_concat }, { "insert", table_shift }, { "remove", table_shift },
        { "sort", table_sort },     { "move", table_move },    { NULL, NULL },
    };
    push_kept(L, luaopen_table, table, COUNT(table));
    guard(L, guards);
    readonly_wrap(L);
    lua_setfield(L, -2, "table");
    push_kept(L, luaopen_math, math, COUNT(math));
    readonly_wrap(L);
    lua_setfield(L, -2, "math");
    push_kept(L, luaopen_utf8, utf8, COUNT(utf8));
    readonly_wrap(L);
    lua_setfield(L, -2, "utf8");
}
