/* markdown(text), markdown_link(text, address): what files that are Markdown, such as llms.txt, say of pages. */
#include "markdown/commonmark.h"
#include "template/state.h"

static int push_made(lua_State *L)
{
    const struct strbuf *out = &engine_of(L)->text;
    struct str made = strbuf_str(out);
    if (!strbuf_ok(out))
        fault_raise(L, "the Markdown grows past %zu MiB", out->limit / (1024 * 1024));
    lua_pushlstring(L, made.ptr, made.len);
    return 1;
}

int markdown(lua_State *L)
{
    struct strbuf *out = &engine_of(L)->text;
    luaL_checkstring(L, 1);
    struct str text = str_at(L, 1);
    limits_charge(L, text.len);
    strbuf_reset(out);
    commonmark_add_text(out, text);
    return push_made(L);
}

int markdown_link(lua_State *L)
{
    struct strbuf *out = &engine_of(L)->text;
    luaL_checkstring(L, 1);
    luaL_checkstring(L, 2);
    struct str text = str_at(L, 1), address = str_at(L, 2);
    limits_charge(L, text.len + address.len);
    strbuf_reset(out);
    commonmark_add_link(out, text, address);
    return push_made(L);
}
