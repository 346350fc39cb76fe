/* Views of tables: empty tables whose metatable reads from the table behind them and
 * refuses writes. One metatable serves all views that have no name, and one those that have; the table behind one stands
 * in it under a key that no template can name. */
#include <string.h>

#include "template/state.h"

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

/* Where it is noted that the member has been told. */
static struct told *told_of(struct engine *engine, const void *view, struct str key)
{
    size_t place = (uintptr_t)view / 16 + key.len * 37;
    if (key.len)
        place += (unsigned char)key.ptr[0] * 5u + (unsigned char)key.ptr[key.len - 1] * 11u;
    return &engine->told[place % TOLD_MAX];
}

static void tell_again(struct engine *engine, uint32_t number)
{
    engine->listener.again(engine->listener.ctx, &number, 1);
    if (engine->memo.running)
        memo_note_read(engine, number);
}

/* That of the view at 1 something is read. Its name is only looked up the first time. */
static void tell(lua_State *L, enum read_kind kind, struct str key)
{
    struct engine *engine = engine_of(L);
    const void *view = lua_topointer(L, 1);
    struct told *told = told_of(engine, view, key);
    if (!engine->listener.heard)
        return;
    if (told->view == view && told->kind == (unsigned char)kind &&
        str_eq((struct str){ told->key, told->len }, key)) {
        tell_again(engine, told->number);
        return;
    }
    if (!readonly_push_name(L, 1))
        return;
    uint32_t number = tell_read(L, kind, str_at(L, -1), key);
    lua_pop(L, 1);
    if (key.len > TOLD_KEY_MAX || !engine->listener.again)
        return;
    *told = (struct told){ view, number, (unsigned char)kind, (unsigned char)key.len, "" };
    if (key.len)
        memcpy(told->key, key.ptr, key.len);
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

static int read_member(lua_State *L)
{
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

/* Of what is not there, whoever listens keeps the name. */
static int read_told_member(lua_State *L)
{
    tell_member(L);
    return read_member(L);
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

/* Makes that metatable the one of the view on top of the stack. */
static void set_metatable(lua_State *L, enum kept kept, lua_CFunction read)
{
    const luaL_Reg events[] = {
        { "__index", read },
        { "__newindex", refuse_member },
        { "__len", length },
        { NULL, NULL },
    };
    if (lua_rawgeti(L, LUA_REGISTRYINDEX, kept) != LUA_TTABLE) {
        lua_pop(L, 1);
        luaL_newlib(L, events);
        lua_pushvalue(L, -1);
        lua_rawseti(L, LUA_REGISTRYINDEX, kept);
    }
    lua_setmetatable(L, -2);
}

void readonly_wrap(lua_State *L)
{
    lua_createtable(L, 0, 1);
    lua_insert(L, -2);
    lua_rawsetp(L, -2, &key_real);
    set_metatable(L, KEPT_VIEW, read_member);
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
    lua_pushvalue(L, index);
    set_metatable(L, KEPT_TOLD_VIEW, read_told_member);
    lua_pop(L, 1);
}

void readonly_make_strict(lua_State *L, int index, const char *name)
{
    index = lua_absindex(L, index);
    lua_pushstring(L, name);
    lua_rawsetp(L, index, &key_name);
}
