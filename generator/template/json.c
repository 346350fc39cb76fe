/* json(value): a value as JSON, for what machines read. What could end a script element or be taken for markup is
 * escaped, so that it may stand anywhere in a page. */
#include "base/utf8.h"
#include "template/state.h"

enum { JSON_DEEP = 32 };

static void add_text(lua_State *L, struct strbuf *out, struct str text)
{
    limits_charge(L, text.len);
    strbuf_add_char(out, '"');
    while (text.len) {
        struct str here = text;
        uint32_t c = utf8_next(&text);
        bool special = c < 0x20 || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' ||
                       c == 0x2028 || c == 0x2029;
        if (special)
            strbuf_printf(out, "\\u%04X", (unsigned)c);
        else
            strbuf_add(out, str_slice(here, 0, here.len - text.len));
    }
    strbuf_add_char(out, '"');
}

static void add_value(lua_State *L, struct strbuf *out, int depth);

/* Of the table on top of the stack. */
static void add_list(lua_State *L, struct strbuf *out, int depth)
{
    lua_Integer count = (lua_Integer)lua_rawlen(L, -1);
    for (lua_Integer i = 1; i <= count; i++) {
        strbuf_add_char(out, i == 1 ? '[' : ',');
        lua_rawgeti(L, -1, i);
        add_value(L, out, depth);
    }
    strbuf_add(out, count ? STR("]") : STR("[]"));
}

/* Of the table on top of the stack: members in the order of their names. */
static void add_map(lua_State *L, struct strbuf *out, int depth)
{
    int table = lua_gettop(L), count = base_push_keys(L, table);
    for (int i = 1; i <= count; i++) {
        strbuf_add_char(out, i == 1 ? '{' : ',');
        if (lua_rawgeti(L, table + 1, i) != LUA_TSTRING)
            fault_raise(L,
                        "json() has no form for a table with members both by name and by number");
        add_text(L, out, str_at(L, -1));
        strbuf_add_char(out, ':');
        lua_rawget(L, table);
        add_value(L, out, depth);
    }
    strbuf_add_char(out, '}');
    lua_settop(L, table);
}

/* Takes the value off the stack. */
static void add_value(lua_State *L, struct strbuf *out, int depth)
{
    int type = lua_type(L, -1), top = lua_gettop(L);
    if (depth > JSON_DEEP || !lua_checkstack(L, JSON_DEEP))
        fault_raise(L, "json() goes no deeper than %d tables", JSON_DEEP);
    if (type == LUA_TSTRING) {
        add_text(L, out, str_at(L, -1));
    } else if (type == LUA_TNUMBER || type == LUA_TBOOLEAN) {
        luaL_tolstring(L, -1, NULL);
        strbuf_add(out, str_at(L, -1));
    } else if (type == LUA_TTABLE) {
        readonly_push_real(L, -1);
        lua_pushnil(L);
        bool is_map = lua_next(L, -2) && lua_type(L, -2) == LUA_TSTRING;
        lua_settop(L, top + 1);
        if (is_map)
            add_map(L, out, depth + 1);
        else
            add_list(L, out, depth + 1);
    } else {
        fault_raise(L, "json() has no form for a %s", lua_typename(L, type));
    }
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
