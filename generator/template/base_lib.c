/* Lua's base functions as far as templates have them. Left out: what runs code, what
 * catches errors (a limit must not be caught), what sees or sets metatables, and next(),
 * whose order differs from run to run. */
#include <lualib.h>
#include <stdlib.h>

#include "template/state.h"

/* What sorting one key costs, in instructions. */
enum { SORT_COST = 10 };

struct key {
    bool is_text, is_whole;
    struct str text;
    lua_Integer whole;
    lua_Number number;
    int place; /* in the list of keys */
};

/* Numbers first, by value; then text, bytewise. */
static int by_key(const void *left, const void *right)
{
    const struct key *a = left, *b = right;
    if (a->is_text != b->is_text)
        return a->is_text ? 1 : -1;
    if (a->is_text)
        return str_cmp(a->text, b->text);
    if (a->is_whole && b->is_whole)
        return (a->whole > b->whole) - (a->whole < b->whole);
    return (a->number > b->number) - (a->number < b->number);
}

/* Pushes a list of the keys of the table at `table`; returns their number. */
static int push_keys(lua_State *L, int table)
{
    int count = 0;
    lua_newtable(L);
    for (lua_pushnil(L); lua_next(L, table);) {
        lua_pop(L, 1);
        if (lua_type(L, -1) != LUA_TSTRING && lua_type(L, -1) != LUA_TNUMBER)
            fault_raise(L, "pairs() has an order for keys that are text or numbers, not %s",
                        luaL_typename(L, -1));
        limits_charge(L, SORT_COST);
        lua_pushvalue(L, -1);
        lua_rawseti(L, -3, ++count);
    }
    return count;
}

/* Replaces the list of keys on top by one in order. */
static void sort_keys(lua_State *L, int count)
{
    int list = lua_gettop(L);
    struct key *keys = lua_newuserdatauv(L, (size_t)count * sizeof *keys, 0);
    for (int i = 0; i < count; i++) {
        bool is_text = lua_rawgeti(L, list, i + 1) == LUA_TSTRING;
        keys[i] = (struct key){ .is_text = is_text, .place = i + 1 };
        if (is_text)
            keys[i].text = str_at(L, -1);
        keys[i].is_whole = !is_text && lua_isinteger(L, -1);
        keys[i].whole = keys[i].is_whole ? lua_tointeger(L, -1) : 0;
        keys[i].number = is_text ? 0 : lua_tonumber(L, -1);
        lua_pop(L, 1);
    }
    if (count)
        qsort(keys, (size_t)count, sizeof *keys, by_key);
    lua_createtable(L, count, 0);
    for (int i = 0; i < count; i++) {
        lua_rawgeti(L, list, keys[i].place);
        lua_rawseti(L, -2, i + 1);
    }
    lua_replace(L, list);
    lua_settop(L, list);
}

/* Upvalues: the table, its keys in order, the number of keys that are done. */
static int next_pair(lua_State *L)
{
    lua_Integer done = lua_tointeger(L, lua_upvalueindex(3));
    for (;;) {
        lua_settop(L, 0);
        bool more = lua_rawgeti(L, lua_upvalueindex(2), ++done) != LUA_TNIL;
        lua_pushvalue(L, -1);
        if (!more || lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)
            break; /* else the loop has removed it */
    }
    lua_pushinteger(L, done);
    lua_replace(L, lua_upvalueindex(3));
    return 2;
}

int base_push_keys(lua_State *L, int table)
{
    int count = push_keys(L, table);
    sort_keys(L, count);
    return count;
}

static int pairs(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    if (luaL_getmetafield(L, 1, "__pairs")) { /* of ours alone: it gives the table to go through */
        lua_pushvalue(L, 1);
        lua_call(L, 1, 1);
    } else {
        readonly_push_read(L, 1);
    }
    base_push_keys(L, lua_gettop(L));
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_pair, 3);
    return 1;
}

/* Without addresses, which differ from run to run. */
static int to_string(lua_State *L)
{
    luaL_checkany(L, 1);
    if (lua_type(L, 1) > LUA_TSTRING)
        return fault_raise(L, "tostring() cannot make text of a %s", luaL_typename(L, 1));
    luaL_tolstring(L, 1, NULL);
    return 1;
}

void base_functions(lua_State *L)
{
    static const char *const kept[] = { "assert", "error", "ipairs", "select", "tonumber", "type" };
    static const luaL_Reg ours[] = {
        { "fill", fill },         { "json", json },
        { "markdown", markdown }, { "markdown_link", markdown_link },
        { "pairs", pairs },       { "tostring", to_string },
        { NULL, NULL },
    };
    lua_pushcfunction(L, luaopen_base);
    lua_call(L, 0, 1);
    for (size_t i = 0; i < COUNT(kept); i++) {
        lua_getfield(L, -1, kept[i]);
        lua_setfield(L, -3, kept[i]);
    }
    lua_pop(L, 1);
    luaL_setfuncs(L, ours, 0);
}
