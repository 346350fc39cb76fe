/* Views of tables: empty tables whose metatable reads from the table behind them and
 * refuses writes. One metatable serves all views; the table behind one stands in it
 * under a key that no template can name. */
#include "template/state.h"

static const char key_readonly;
static const char key_real, key_name, key_view;

enum { KEY_ROOM = 24 };

bool readonly_push_name(lua_State *L, int index)
{
    index = lua_absindex(L, index);
    if (lua_type(L, index) == LUA_TTABLE && lua_rawgetp(L, index, &key_view) == LUA_TSTRING)
        return true;
    if (lua_type(L, index) == LUA_TTABLE)
        lua_pop(L, 1);
    return false;
}

/* That of the view at 1 something is read. */
static void tell(lua_State *L, enum read_kind kind, struct str key)
{
    if (!engine_of(L)->listener.heard || !readonly_push_name(L, 1))
        return;
    tell_read(L, kind, str_at(L, -1), key);
    lua_pop(L, 1);
}

/* The number in decimal; a page reads thousands of them. */
static struct str decimal(char room[KEY_ROOM], lua_Integer number)
{
    char *end = room + KEY_ROOM, *start = end;
    lua_Unsigned rest = number < 0 ? 0 - (lua_Unsigned)number : (lua_Unsigned)number;
    do {
        *--start = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest);
    if (number < 0)
        *--start = '-';
    return (struct str){ start, (size_t)(end - start) };
}

/* The member at 2. Other keys than texts and whole numbers no value has. */
static void tell_member(lua_State *L)
{
    char room[KEY_ROOM];
    int is_whole = 0;
    lua_Integer whole = lua_type(L, 2) == LUA_TNUMBER ? lua_tointegerx(L, 2, &is_whole) : 0;
    if (lua_type(L, 2) == LUA_TSTRING)
        tell(L, READ_MEMBER, str_at(L, 2));
    else if (is_whole)
        tell(L, READ_INDEX, decimal(room, whole));
}

static int raise_missing(lua_State *L)
{
    struct str name = str_at(L, -1);
    readonly_push_real(L, 1);
    if (lua_type(L, 2) != LUA_TSTRING)
        return fault_raise(L, "'%.*s' has no such key", STR_ARG(name));
    struct str word = str_at(L, 2);
    return fault_raise_near(L, word, "'%.*s' has no '%.*s'", STR_ARG(name), STR_ARG(word));
}

/* Of what is not there, whoever listens keeps the name. */
static int read_member(lua_State *L)
{
    tell_member(L);
    lua_rawgetp(L, 1, &key_real);
    lua_pushvalue(L, 2);
    lua_rawget(L, 3);
    if (engine_of(L)->memo.running)
        memo_note_member(L);
    if (!lua_isnil(L, -1))
        return 1;
    if (lua_rawgetp(L, 1, &key_name) == LUA_TSTRING)
        return raise_missing(L);
    if (lua_type(L, 2) == LUA_TSTRING)
        limits_hold(L, str_at(L, 2).len);
    lua_pushnil(L);
    return 1;
}

static int refuse_member(lua_State *L)
{
    if (lua_type(L, 2) == LUA_TSTRING)
        return fault_raise(L, "'%s' cannot be set: what %ss are given is read-only",
                           lua_tostring(L, 2), engine_of(L)->what);
    return fault_raise(L, "what %ss are given is read-only", engine_of(L)->what);
}

static int length(lua_State *L)
{
    tell(L, READ_LENGTH, STR(""));
    memo_note_whole(L, 1);
    lua_rawgetp(L, 1, &key_real);
    lua_pushinteger(L, (lua_Integer)lua_rawlen(L, -1));
    return 1;
}

static void push_metatable(lua_State *L)
{
    static const luaL_Reg events[] = {
        { "__index", read_member },
        { "__newindex", refuse_member },
        { "__len", length },
        { NULL, NULL },
    };
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &key_readonly) == LUA_TTABLE)
        return;
    lua_pop(L, 1);
    luaL_newlib(L, events);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &key_readonly);
}

void readonly_wrap(lua_State *L)
{
    lua_createtable(L, 0, 1);
    lua_insert(L, -2);
    lua_rawsetp(L, -2, &key_real);
    push_metatable(L);
    lua_setmetatable(L, -2);
}

void readonly_push_real(lua_State *L, int index)
{
    index = lua_absindex(L, index);
    if (lua_rawgetp(L, index, &key_real) == LUA_TTABLE)
        return;
    lua_pop(L, 1);
    lua_pushvalue(L, index);
}

void readonly_push_read(lua_State *L, int index)
{
    index = lua_absindex(L, index);
    if (engine_of(L)->listener.heard && readonly_push_name(L, index)) {
        tell_read(L, READ_ALL, str_at(L, -1), STR(""));
        lua_pop(L, 1);
    }
    memo_note_whole(L, index);
    readonly_push_real(L, index);
}

void readonly_name(lua_State *L, int index, struct str name)
{
    index = lua_absindex(L, index);
    lua_pushlstring(L, name.ptr, name.len);
    lua_rawsetp(L, index, &key_view);
}

void readonly_make_strict(lua_State *L, int index, const char *name)
{
    index = lua_absindex(L, index);
    lua_pushstring(L, name);
    lua_rawsetp(L, index, &key_name);
}
