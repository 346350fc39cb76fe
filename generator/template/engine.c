#include "template/engine.h"

#include <assert.h>
#include <string.h>

#include "base/mem.h"
#include "template/state.h"

enum {
    OUT_MAX = 64 * 1024 * 1024,
    MESSAGE_MAX = 64 * 1024,
    /* Lua 5.4.4 reads where its stack was when a metamethod of `..`, as html() has one, has moved it. As long as
     * scripts need no more than these slots (some 1000 calls deep), it never grows or shrinks. */
    STACK_ROOM = 10000,
};

struct engine *engine_new(const struct templates *templates, struct diag *diag,
                          const struct engine_limits *limits)
{
    struct engine *engine = mem_alloc(sizeof *engine);
    engine->templates = templates;
    engine->diag = diag;
    engine->limits = limits ? *limits : engine_limits_default;
    strbuf_init(&engine->out, OUT_MAX);
    strbuf_init(&engine->text, OUT_MAX);
    strbuf_init(&engine->fault.message, MESSAGE_MAX);
    strbuf_init(&engine->fault.hint, MESSAGE_MAX);
    engine->L = lua_newstate(limits_allocate, engine);
    if (!engine->L)
        mem_out();
    *(struct engine **)lua_getextraspace(engine->L) = engine;
    if (!lua_checkstack(engine->L, STACK_ROOM))
        mem_out();
    lua_newtable(engine->L);
    lua_rawseti(engine->L, LUA_REGISTRYINDEX, KEPT_VALUES);
    lua_newtable(engine->L);
    lua_rawseti(engine->L, LUA_REGISTRYINDEX, KEPT_CACHE);
    globals_push_all(engine->L);
    lua_settop(engine->L, 0);
    return engine;
}

void engine_free(struct engine *engine)
{
    lua_close(engine->L);
    cells_release(&engine->cells);
    memo_forget(&engine->memo);
    arena_release(&engine->scratch);
    strbuf_release(&engine->out);
    strbuf_release(&engine->text);
    strbuf_release(&engine->fault.message);
    strbuf_release(&engine->fault.hint);
    mem_free(engine);
}

void engine_listen(struct engine *engine, struct engine_listener listener)
{
    engine->listener = listener;
    engine_forget(engine);
}

void engine_forget(struct engine *engine)
{
    memo_forget(&engine->memo);
    memset(engine->told, 0, sizeof engine->told);
}

static void empty(struct strbuf *buf)
{
    strbuf_release(buf);
    strbuf_init(buf, OUT_MAX);
}

void engine_rest(struct engine *engine)
{
    engine_forget(engine);
    arena_release(&engine->scratch);
    empty(&engine->out);
    empty(&engine->text);
    lua_gc(engine->L, LUA_GCCOLLECT);
}

static void reset(struct engine *engine)
{
    strbuf_reset(&engine->out);
    strbuf_reset(&engine->fault.message);
    strbuf_reset(&engine->fault.hint);
    engine->fault.place = (struct place){ 0 };
    engine->fault.caller_count = 0;
    engine->layout_count = 0;
    engine->has_layout = false;
    engine->depth = 0;
}

bool engine_run(struct engine *engine, lua_CFunction function, const struct render *render)
{
    lua_State *L = engine->L;
    assert(!engine->render);
    reset(engine);
    engine->render = render;
    engine->what = engine->call ? engine->call->what : "template";
    lua_pushcfunction(L, fault_handler);
    lua_pushcfunction(L, function);
    limits_begin(engine);
    int status = lua_pcall(L, 0, 0, 1);
    limits_end(engine);
    bool ok = status == LUA_OK || fault_report(engine, status);
    lua_settop(L, 0);
    arena_reset(&engine->scratch);
    engine->render = NULL;
    return ok;
}

static bool render_with(struct engine *engine, lua_CFunction function, const struct render *render,
                        struct str *html)
{
    bool ok = engine_run(engine, function, render);
    *html = ok ? strbuf_str(&engine->out) : STR("");
    return ok;
}

bool engine_render(struct engine *engine, const struct render *render, struct str *html)
{
    return render_with(engine, page_render, render, html);
}

bool engine_render_partial(struct engine *engine, const struct render *render, struct str *html)
{
    return render_with(engine, page_render_partial, render, html);
}

size_t engine_memory(const struct engine *engine)
{
    return engine->budget.used;
}
