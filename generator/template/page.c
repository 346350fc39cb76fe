/* The functions that make a page: what tags compile to, url, asset, maths_font, partial, layout. */
#include "base/path.h"
#include "template/state.h"

/* What is written into a page counts like memory that is allocated. */
enum { BYTES_AN_INSTRUCTION = 64 };

static void add_out(lua_State *L, struct str text, bool escape)
{
    struct strbuf *out = &engine_of(L)->out;
    limits_charge(L, text.len / BYTES_AN_INSTRUCTION);
    if (escape)
        strbuf_add_html(out, text);
    else
        strbuf_add(out, text);
    if (!strbuf_ok(out))
        fault_raise(L, "the page grows past %zu MiB", out->limit / (1024 * 1024));
}

void page_write(lua_State *L, struct str text)
{
    add_out(L, text, false);
}

static int write_text(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TSTRING);
    add_out(L, str_at(L, 1), false);
    return 0;
}

static int print_value(lua_State *L, bool escape)
{
    int type = lua_type(L, 1);
    if (type == LUA_TSTRING || type == LUA_TNUMBER) {
        add_out(L, str_at(L, 1), escape);
    } else if (type == LUA_TBOOLEAN) {
        add_out(L, lua_toboolean(L, 1) ? STR("true") : STR("false"), false);
    } else {
        return fault_raise(L, "expression is %s%s", type == LUA_TNIL ? "" : "a ",
                           lua_typename(L, type));
    }
    return 0;
}

static int print_escaped(lua_State *L)
{
    return print_value(L, true);
}

static int print_raw(lua_State *L)
{
    return print_value(L, false);
}

/* Pushes the URL that leads from the file that is made to `to`, a site path with or
 * without a #fragment. */
static int push_url(lua_State *L, struct str to)
{
    struct engine *engine = engine_of(L);
    struct str fragment = to, path = str_cut(&fragment, '#');
    bool has_fragment = path.len < to.len;
    if (!path_is_plain(path))
        return fault_raise(L, "'%.*s' is not a path within the site", STR_ARG(to));
    strbuf_reset(&engine->text);
    struct str root = engine->render->root;
    if (root.len) {
        strbuf_add(&engine->text, root);
    } else {
        limits_hold(L, path.len + engine->render->path.len);
        path = path_relative(&engine->scratch, engine->render->path, path);
    }
    strbuf_add_url(&engine->text, path);
    if (has_fragment) {
        strbuf_add_char(&engine->text, '#');
        strbuf_add_url(&engine->text, fragment);
    }
    struct str url = strbuf_str(&engine->text);
    lua_pushlstring(L, url.ptr, url.len);
    return 1;
}

static int url(lua_State *L)
{
    if (lua_type(L, 1) == LUA_TTABLE)
        lua_getfield(L, 1, "url");
    else
        lua_pushvalue(L, 1);
    if (lua_type(L, -1) != LUA_TSTRING)
        return fault_raise(L, "url() needs a path or a table with a 'url', not %s",
                           luaL_typename(L, 1));
    return push_url(L, str_at(L, -1));
}

/* Pushes the table of assets and then the path of the one that the call's argument names, or nil. */
static bool find_asset(lua_State *L, const char *function)
{
    struct value assets = engine_of(L)->render->assets;
    if (lua_type(L, 1) != LUA_TSTRING)
        return fault_raise(L, "%s() needs a name, not %s", function, luaL_typename(L, 1));
    tell_read(L, READ_ASSET, str_at(L, 1), STR(""));
    if (!assets.engine) {
        lua_newtable(L);
        lua_pushnil(L);
        return false;
    }
    lua_rawgeti(L, LUA_REGISTRYINDEX, KEPT_VALUES);
    lua_rawgeti(L, -1, assets.slot);
    readonly_push_real(L, -1);
    lua_pushvalue(L, 1);
    bool found = lua_rawget(L, -2) == LUA_TSTRING;
    if (!found)
        limits_hold(L, str_at(L, 1).len);
    return found;
}

static int asset(lua_State *L)
{
    if (find_asset(L, "asset"))
        return push_url(L, str_at(L, -1));
    lua_pop(L, 1);
    struct str name = str_at(L, 1);
    return fault_raise_near(L, name, "no asset '%.*s'", STR_ARG(name));
}

static int has_asset(lua_State *L)
{
    lua_pushboolean(L, find_asset(L, "has_asset"));
    return 1;
}

static int maths_font(lua_State *L)
{
    const struct render *render = engine_of(L)->render;
    struct str sheet = STR("");
    luaL_checktype(L, 1, LUA_TSTRING);
    limits_charge(L, str_at(L, 1).len / BYTES_AN_INSTRUCTION);
    memo_spoil(&engine_of(L)->memo);
    if (render->maths_font && !render->maths_font(render->maths_font_ctx, str_at(L, 1), &sheet))
        return fault_raise(L, "the font of formulas cannot be used");
    return sheet.len ? push_url(L, sheet) : 0;
}

/* Ends the render for a template that there is not. */
static int raise_no_template(lua_State *L, const struct template_list *list, const char *kind,
                             struct str name)
{
    struct engine *engine = engine_of(L);
    strbuf_reset(&engine->fault.hint);
    strbuf_add(&engine->fault.hint, templates_near(&engine->scratch, list, name));
    return fault_raise(L, "no %s '%.*s'", kind, STR_ARG(name));
}

static const struct template *find_partial(lua_State *L, struct str name)
{
    const struct templates *templates = engine_of(L)->templates;
    const struct template *found = map_get(&templates->partial_of, name);
    if (!found)
        raise_no_template(L, &templates->partials, "partial", name);
    return found;
}

static const struct template *find_page(lua_State *L, struct str name)
{
    const struct templates *templates = engine_of(L)->templates;
    const struct template *found = map_get(&templates->page_of, name);
    if (!found)
        raise_no_template(L, &templates->pages, "template", name);
    tell_read(L, READ_TEMPLATE, STR("page"), name);
    return found;
}

void page_push_function(lua_State *L, const struct template *template)
{
    lua_rawgeti(L, LUA_REGISTRYINDEX, KEPT_CACHE);
    if (lua_rawgetp(L, -1, template) == LUA_TNIL) {
        lua_pop(L, 1);
        if (luaL_loadbufferx(L, template->lua.ptr, template->lua.len, template->chunk, "t"))
            lua_error(L);
        lua_pushvalue(L, -1);
        lua_rawsetp(L, -3, template);
    }
    lua_remove(L, -2);
}

static void run(lua_State *L, const struct template *template, int env)
{
    env = lua_absindex(L, env);
    page_push_function(L, template);
    globals_push_view(L, env);
    lua_pushcfunction(L, write_text);
    lua_pushcfunction(L, print_escaped);
    lua_pushcfunction(L, print_raw);
    lua_call(L, 4, 0);
}

/* Pushes the real environment of a partial: its arguments, behind them the page's. */
static void push_partial_env(lua_State *L, int arguments)
{
    lua_newtable(L);
    int env = lua_gettop(L);
    if (lua_rawgeti(L, LUA_REGISTRYINDEX, KEPT_ARGUMENTS) == LUA_TTABLE)
        lua_setmetatable(L, env);
    lua_settop(L, env);
    if (lua_isnoneornil(L, arguments) || arguments >= env)
        return;
    if (!lua_istable(L, arguments))
        fault_raise(L, "partial() takes a table of variables, not %s", luaL_typename(L, arguments));
    readonly_push_read(L, arguments);
    for (lua_pushnil(L); lua_next(L, env + 1);) {
        if (lua_type(L, -2) != LUA_TSTRING)
            fault_raise(L, "partial() takes variables by name: {name = value}");
        lua_pushvalue(L, -2);
        lua_insert(L, -2);
        lua_rawset(L, env);
    }
    lua_settop(L, env);
}

static int partial(lua_State *L)
{
    struct engine *engine = engine_of(L);
    if (lua_type(L, 1) != LUA_TSTRING)
        return fault_raise(L, "partial() needs a name, not %s", luaL_typename(L, 1));
    lua_settop(L, 2);
    const struct template *template = find_partial(L, str_at(L, 1));
    if (engine->depth >= PARTIALS_MAX)
        return fault_raise(L, "partials are nested more than %d deep", PARTIALS_MAX);
    if (memo_recall(L, template, 2))
        return 0;
    tell_read(L, READ_TEMPLATE, STR("partial"), template->name);
    lua_rawgeti(L, LUA_REGISTRYINDEX, KEPT_ENV);
    push_partial_env(L, 2);
    lua_pushvalue(L, -1);
    lua_rawseti(L, LUA_REGISTRYINDEX, KEPT_ENV);
    engine->depth++;
    run(L, template, -1);
    engine->depth--;
    memo_end(L);
    lua_pop(L, 1);
    lua_rawseti(L, LUA_REGISTRYINDEX, KEPT_ENV);
    return 0;
}

static int layout(lua_State *L)
{
    struct engine *engine = engine_of(L);
    if (engine->depth > 0)
        return fault_raise(L, "a partial has no layout");
    if (engine->has_layout)
        return fault_raise(L, "the template names a second layout");
    if (lua_type(L, 1) != LUA_TSTRING)
        return fault_raise(L, "layout needs a name, not %s", luaL_typename(L, 1));
    const struct template *template = find_page(L, str_at(L, 1));
    for (int i = 0; i < engine->layout_count; i++)
        if (engine->layouts[i] == template)
            return fault_raise(L, "layout '%s' leads back to itself", lua_tostring(L, 1));
    if (engine->layout_count == LAYOUTS_MAX)
        return fault_raise(L, "layouts are nested more than %d deep", LAYOUTS_MAX);
    engine->layouts[engine->layout_count++] = template;
    engine->has_layout = true;
    return 0;
}

void page_begin(lua_State *L)
{
    memo_begin(engine_of(L));
    lua_pushnil(L);
    globals_take_content(L);
    globals_push_page_env(L);
    lua_pushvalue(L, -1);
    lua_rawseti(L, LUA_REGISTRYINDEX, KEPT_ENV);
    lua_createtable(L, 0, 1);
    lua_pushvalue(L, -2);
    lua_setfield(L, -2, "__index");
    lua_rawseti(L, LUA_REGISTRYINDEX, KEPT_ARGUMENTS);
}

int page_render_partial(lua_State *L)
{
    struct engine *engine = engine_of(L);
    page_begin(L);
    engine->depth = 1;
    const struct template *template = find_partial(L, engine->render->name);
    tell_read(L, READ_TEMPLATE, STR("partial"), template->name);
    run(L, template, -1);
    return 0;
}

int page_render(lua_State *L)
{
    struct engine *engine = engine_of(L);
    page_begin(L);
    engine->layouts[0] = find_page(L, engine->render->name);
    engine->layout_count = 1;
    for (int i = 0; i < engine->layout_count; i++) {
        engine->has_layout = false;
        if (i > 0) {
            struct str content = strbuf_str(&engine->out);
            lua_pushlstring(L, content.ptr, content.len);
            globals_take_content(L);
            strbuf_reset(&engine->out);
        }
        run(L, engine->layouts[i], -1);
    }
    return 0;
}

void page_functions(lua_State *L)
{
    static const luaL_Reg functions[] = {
        { "url", url },         { "asset", asset },   { "has_asset", has_asset },
        { "partial", partial }, { "layout", layout }, { "maths_font", maths_font },
        { NULL, NULL },
    };
    luaL_setfuncs(L, functions, 0);
}
