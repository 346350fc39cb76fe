#include "template/script.h"

#include <stdlib.h>

#include "base/fs.h"
#include "base/path.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "template/state.h"

struct loading {
    struct arena *arena;
    struct diag *diag;
    struct templates *templates;
    lua_State *L; /* only parses */
};

/* ---- loading ---- */

/* Wraps the text so that its names are those of the call; Lua's lines stay the file's. */
static bool compile(struct loading *loading, struct template *script)
{
    struct source *source = &script->source;
    size_t bad = utf8_check(source->text);
    if (bad < source->text.len)
        return diag_error(loading->diag, loc_at(source, bad), "not valid UTF-8");
    script->lua = arena_printf(loading->arena, "local _ENV=...;%.*s", STR_ARG(source->text));
    lua_settop(loading->L, 0);
    if (luaL_loadbufferx(loading->L, script->lua.ptr, script->lua.len, script->chunk, "t") ==
        LUA_OK)
        return true;
    struct str message = str_at(loading->L, -1);
    struct place place = place_of_message(loading->templates, &message);
    return diag_error(loading->diag, place_loc(place, place_near(message)), "%.*s",
                      STR_ARG(message));
}

/* Adds the file unless a folder before has one of that name. */
static bool load_file(struct loading *loading, struct str path, struct str name)
{
    struct templates *templates = loading->templates;
    if (map_get(&templates->script_of, name))
        return true;
    struct template *script = arena_alloc(loading->arena, sizeof *script);
    script->name = name;
    script->source.path = path;
    map_put(loading->arena, &templates->script_of, name, script);
    templates_add(loading->arena, templates, script);
    vec_push(loading->arena, &templates->scripts, script);
    int error = fs_read(loading->arena, path, &script->source.text);
    if (error)
        return diag_error(loading->diag, (struct loc){ .source = &script->source },
                          "cannot be read: %s", fs_error(error));
    return compile(loading, script);
}

static bool load_folder(struct loading *loading, struct str folder)
{
    struct str extension = STR(".lua");
    struct fs_list list = { 0 };
    bool ok = true;
    int error = fs_kind(folder) == FS_MISSING ? 0 : fs_list(loading->arena, folder, &list);
    if (error) {
        struct source *source = arena_alloc(loading->arena, sizeof *source);
        source->path = folder;
        return diag_error(loading->diag, (struct loc){ .source = source }, "cannot be read: %s",
                          fs_error(error));
    }
    for (size_t i = 0; i < list.len; i++) {
        struct str name = list.ptr[i].name;
        if (str_ends(name, extension) && !str_starts(name, STR(".")))
            ok = load_file(loading, path_join(loading->arena, folder, name),
                           str_slice(name, 0, name.len - extension.len)) &&
                 ok;
    }
    return ok;
}

static int by_name(const void *a, const void *b)
{
    return str_cmp((*(struct template *const *)a)->name, (*(struct template *const *)b)->name);
}

bool scripts_load(struct arena *arena, struct diag *diag, struct templates *templates,
                  const struct str *folders, size_t count)
{
    struct loading loading = { arena, diag, templates, luaL_newstate() };
    if (!loading.L)
        return diag_error(diag, (struct loc){ 0 }, "Lua cannot start");
    bool ok = true;
    for (size_t i = 0; i < count; i++)
        ok = load_folder(&loading, folders[i]) && ok;
    lua_close(loading.L);
    struct template_list *list = &templates->scripts;
    if (list->len)
        qsort(list->ptr, list->len, sizeof *list->ptr, by_name);
    return ok;
}

size_t scripts_count(const struct templates *templates)
{
    return templates->scripts.len;
}

const struct template *scripts_at(const struct templates *templates, size_t index)
{
    return templates->scripts.ptr[index];
}

const struct template *scripts_get(const struct templates *templates, struct str name)
{
    return map_get(&templates->script_of, name);
}

struct str scripts_hint(struct arena *arena, const struct templates *templates, struct str name)
{
    return templates_near(arena, &templates->scripts, name);
}

/* ---- running ---- */

/* What is wrong with a result is told where its function begins. */
static void set_place(lua_State *L, const struct template *script)
{
    lua_Debug function;
    lua_pushvalue(L, -1);
    lua_getinfo(L, ">S", &function);
    engine_of(L)->fault.place = (struct place){ script, function.linedefined };
}

/* Leaves the function that the file returns on the stack. */
static void push_script(lua_State *L, const struct template *script, int env)
{
    struct engine *engine = engine_of(L);
    page_push_function(L, script);
    globals_push_view(L, env);
    lua_call(L, 1, 1);
    if (lua_isfunction(L, -1) && !lua_iscfunction(L, -1))
        return;
    engine->fault.place = (struct place){ script, 1 };
    strbuf_reset(&engine->fault.hint);
    strbuf_add(&engine->fault.hint, STR("it ends with: return function(..., page) ... end"));
    fault_raise(L, "the file of a %s returns a function, not %s", engine->what,
                lua_iscfunction(L, -1) ? "one of Lua's own" : luaL_typename(L, -1));
}

static int run_script(lua_State *L)
{
    const struct script_call *call = engine_of(L)->call;
    page_begin(L);
    int env = lua_gettop(L);
    tell_read(L, READ_TEMPLATE, STR("script"), call->script->name);
    call->open(L, call->ctx);
    push_script(L, call->script, env);
    lua_pushvalue(L, -1);
    call->push(L, call->ctx);
    lua_pushliteral(L, "page");
    lua_rawget(L, env);
    lua_call(L, 2, 1);
    lua_insert(L, -2);
    set_place(L, call->script);
    lua_pop(L, 1);
    call->take(L, call->ctx);
    return 0;
}

bool script_run(struct engine *engine, const struct render *render, const struct script_call *call)
{
    engine->call = call;
    bool ok = engine_run(engine, run_script, render);
    engine->call = NULL;
    return ok;
}

void script_check_text(lua_State *L, struct str text)
{
    limits_charge(L, text.len / 64);
    if (str_find(text, '\0') < text.len)
        fault_raise(L, "the text has a zero byte in it");
    if (utf8_check(text) < text.len)
        fault_raise(L, "the text is not valid UTF-8");
    size_t at = utf8_find_noncharacter(text);
    struct str found = str_slice(text, at, text.len);
    if (found.len)
        fault_raise(L, "the character U+%04X cannot stand in a page", (unsigned)utf8_next(&found));
}
