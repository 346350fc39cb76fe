/* json(value): a value as JSON, for what machines read. What could end a script element or be taken for markup is
 * escaped, so that it may stand anywhere in a page. */
#include "base/utf8.h"
#include "template/state.h"

enum { JSON_DEEP = 32 };

/* Bytes that are escaped, and the first of two characters that end a line of a script: U+2028, U+2029. */
static const bool stops[256] = {
    [0x00] = true, [0x01] = true, [0x02] = true, [0x03] = true, [0x04] = true, [0x05] = true,
    [0x06] = true, [0x07] = true, [0x08] = true, [0x09] = true, [0x0A] = true, [0x0B] = true,
    [0x0C] = true, [0x0D] = true, [0x0E] = true, [0x0F] = true, [0x10] = true, [0x11] = true,
    [0x12] = true, [0x13] = true, [0x14] = true, [0x15] = true, [0x16] = true, [0x17] = true,
    [0x18] = true, [0x19] = true, [0x1A] = true, [0x1B] = true, [0x1C] = true, [0x1D] = true,
    [0x1E] = true, [0x1F] = true, ['"'] = true,  ['\\'] = true, ['<'] = true,  ['>'] = true,
    ['&'] = true,  [0xE2] = true,
};

static void add_text(lua_State *L, struct strbuf *out, struct str text)
{
    limits_charge(L, text.len);
    strbuf_add_char(out, '"');
    while (text.len) {
        size_t plain = str_find_any(text, stops);
        strbuf_add(out, str_slice(text, 0, plain));
        struct str rest = str_slice(text, plain, text.len);
        text = rest;
        if (!rest.len)
            break;
        uint32_t c = utf8_next(&text);
        if (c < 0x80 || c == 0x2028 || c == 0x2029)
            strbuf_printf(out, "\\u%04X", (unsigned)c);
        else
            strbuf_add(out, str_slice(rest, 0, rest.len - text.len));
    }
    strbuf_add_char(out, '"');
}

static void add_value(lua_State *L, struct strbuf *out, int depth);

/* Of the list at `table`, which has no other members; its keys are above it. */
static void add_list(lua_State *L, struct strbuf *out, int table, int depth)
{
    lua_Integer count = (lua_Integer)lua_rawlen(L, table);
    strbuf_add_char(out, '[');
    for (lua_Integer i = 1; i <= count; i++) {
        strbuf_add(out, i == 1 ? STR("") : STR(","));
        lua_rawgeti(L, table, i);
        add_value(L, out, depth);
    }
    strbuf_add_char(out, ']');
}

/* Of the map at `table`: members in the order of their names, a list of which is above it. */
static void add_map(lua_State *L, struct strbuf *out, int table, int depth)
{
    lua_Integer count = (lua_Integer)lua_rawlen(L, table + 1);
    strbuf_add_char(out, '{');
    for (lua_Integer i = 1; i <= count; i++) {
        strbuf_add(out, i == 1 ? STR("") : STR(","));
        if (lua_rawgeti(L, table + 1, i) != LUA_TSTRING)
            fault_raise(L,
                        "json() has no form for a table with members by number that are no list");
        add_text(L, out, str_at(L, -1));
        strbuf_add_char(out, ':');
        lua_rawget(L, table);
        add_value(L, out, depth);
    }
    strbuf_add_char(out, '}');
}

/* Of the table on top of the stack, which may be a view of one. A list has just the members 1 to its length; an
 * empty table is one. */
static void add_table(lua_State *L, struct strbuf *out, int depth)
{
    if (depth > JSON_DEEP || !lua_checkstack(L, LUA_MINSTACK))
        fault_raise(L, "json() goes no deeper than %d tables", JSON_DEEP);
    readonly_push_read(L, -1);
    int table = lua_gettop(L), count = base_push_keys(L, table);
    if ((size_t)count == lua_rawlen(L, table))
        add_list(L, out, table, depth);
    else
        add_map(L, out, table, depth);
}

static void add_number(lua_State *L, struct strbuf *out)
{
    lua_Number number = lua_tonumber(L, -1);
    if (number - number != 0) /* infinite, or none */
        fault_raise(L, "json() has no form for the number %f", number);
    luaL_tolstring(L, -1, NULL);
    strbuf_add(out, str_at(L, -1));
}

/* Takes the value off the stack. */
static void add_value(lua_State *L, struct strbuf *out, int depth)
{
    int type = lua_type(L, -1), top = lua_gettop(L);
    if (type == LUA_TSTRING)
        add_text(L, out, str_at(L, -1));
    else if (type == LUA_TNUMBER)
        add_number(L, out);
    else if (type == LUA_TBOOLEAN)
        strbuf_add(out, lua_toboolean(L, -1) ? STR("true") : STR("false"));
    else if (type == LUA_TTABLE)
        add_table(L, out, depth + 1);
    else
        fault_raise(L, "json() has no form for a %s", lua_typename(L, type));
    if (!strbuf_ok(out))
        fault_raise(L, "the JSON grows past %zu MiB", out->limit / (1024 * 1024));
    lua_settop(L, top - 1);
}

int json(lua_State *L)
{
    struct strbuf *text = &engine_of(L)->text;
    luaL_checkany(L, 1);
    lua_settop(L, 1);
    strbuf_reset(text);
    add_value(L, text, 0);
    struct str made = strbuf_str(text);
    lua_pushlstring(L, made.ptr, made.len);
    return 1;
}
