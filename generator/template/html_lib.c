/* HTML as a value, apart from text, so that a script which forgets to escape does no harm: what is
 * joined to HTML is escaped unless it is HTML itself. */
#include "template/state.h"

static const char html_type[] = "html";

/* Pushes `text` as HTML. */
static int push_html(lua_State *L, struct str text)
{
    lua_newuserdatauv(L, 0, 1);
    lua_pushlstring(L, text.ptr, text.len);
    lua_setiuservalue(L, -2, 1);
    luaL_setmetatable(L, html_type);
    return 1;
}

static int html(lua_State *L)
{
    if (lua_type(L, 1) != LUA_TSTRING)
        return fault_raise(L, "html() needs text, not %s", luaL_typename(L, 1));
    return push_html(L, str_at(L, 1));
}

/* Appends the HTML that the value at `index` stands for. */
static void add_value(lua_State *L, int index, struct strbuf *out)
{
    bool finished = luaL_testudata(L, index, html_type) != NULL;
    if (finished)
        lua_getiuservalue(L, index, 1);
    else if (lua_type(L, index) == LUA_TSTRING || lua_type(L, index) == LUA_TNUMBER)
        lua_pushvalue(L, index);
    else
        fault_raise(L, "text or html() is needed here, not %s", luaL_typename(L, index));
    struct str text = str_at(L, -1);
    script_check_text(L, text);
    if (finished)
        strbuf_add(out, text);
    else
        strbuf_add_html(out, text);
    lua_pop(L, 1);
    if (!strbuf_ok(out))
        fault_raise(L, "the HTML grows past %zu MiB", out->limit / (1024 * 1024));
}

static int join(lua_State *L)
{
    struct strbuf *text = &engine_of(L)->text;
    strbuf_reset(text);
    add_value(L, 1, text);
    add_value(L, 2, text);
    return push_html(L, strbuf_str(text));
}

/* Upvalue: the function of templates, which writes what it makes; and so it does when a partial calls another. */
static int partial(lua_State *L)
{
    struct engine *engine = engine_of(L);
    struct strbuf *out = &engine->out;
    size_t before = out->len;
    int count = lua_gettop(L);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, count, 0);
    if (engine->depth > 0)
        return 0;
    push_html(L, str_slice(strbuf_str(out), before, out->len));
    strbuf_cut(out, before);
    return 1;
}

void script_html_functions(lua_State *L)
{
    if (luaL_newmetatable(L, html_type)) {
        lua_pushcfunction(L, join);
        lua_setfield(L, -2, "__concat");
    }
    lua_pop(L, 1);
    lua_pushcfunction(L, html);
    lua_setfield(L, -2, "html");
    lua_getfield(L, -1, "partial");
    lua_pushcclosure(L, partial, 1);
    lua_setfield(L, -2, "partial");
    lua_pushnil(L);
    lua_setfield(L, -2, "layout");
}

void script_take_html(lua_State *L, struct strbuf *out)
{
    bool fine = luaL_testudata(L, -1, html_type) || lua_type(L, -1) == LUA_TSTRING ||
                lua_type(L, -1) == LUA_TNUMBER;
    if (!fine)
        fault_raise(L, "the function of a %s returns text or html(), not %s", engine_of(L)->what,
                    luaL_typename(L, -1));
    add_value(L, lua_gettop(L), out);
}
