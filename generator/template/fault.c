/* From an error in Lua to a diagnostic at a line of a template. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/suggest.h"
#include "base/vec.h"
#include "template/state.h"

enum {
    MESSAGE_MAX = 400, /* bytes of what an author may have put into error() */
    CALLS_SEEN = 100,  /* calls of the stack that are looked at, for it may be very deep */
};

static void push_text(lua_State *L, const char *format, va_list args)
{
    char room[MESSAGE_MAX + 1];
    vsnprintf(room, sizeof room, format, args);
    lua_pushstring(L, room);
}

int fault_raise(lua_State *L, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    push_text(L, format, args);
    va_end(args);
    return lua_error(L);
}

struct names {
    struct str *ptr;
    size_t len, cap;
};

static int by_bytes(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* The text keys of the table on top of the stack, and of those that its metatables
 * lead to, in order: Lua's own order differs from run to run. */
static struct names names_of_table(lua_State *L)
{
    struct names names = { 0 };
    struct arena *scratch = &engine_of(L)->scratch;
    int top = lua_gettop(L);
    lua_pushvalue(L, top);
    while (lua_istable(L, -1)) {
        int table = lua_gettop(L);
        for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1))
            if (lua_type(L, -2) == LUA_TSTRING)
                vec_push(scratch, &names, str_at(L, -2));
        if (!luaL_getmetafield(L, table, "__index"))
            break;
    }
    lua_settop(L, top);
    if (names.len)
        qsort(names.ptr, names.len, sizeof *names.ptr, by_bytes);
    return names;
}

int fault_raise_near(lua_State *L, struct str word, const char *format, ...)
{
    struct engine *engine = engine_of(L);
    struct names names = names_of_table(L);
    struct str hint = suggest_hint(&engine->scratch, word, names.ptr, names.len);
    strbuf_reset(&engine->fault.hint);
    strbuf_add(&engine->fault.hint, hint);
    va_list args;
    va_start(args, format);
    push_text(L, format, args);
    va_end(args);
    return lua_error(L);
}

/* The place of a call, without a template when the code is not one's. */
static struct place place_of_call(lua_State *L, lua_Debug *call)
{
    lua_getinfo(L, "Sl", call);
    const struct template *template = templates_of_chunk(engine_of(L)->templates, call->source);
    return (struct place){ template, template ? call->currentline : 0 };
}

struct place fault_place(lua_State *L)
{
    lua_Debug call;
    for (int level = 0; level < CALLS_SEEN && lua_getstack(L, level, &call); level++) {
        struct place place = place_of_call(L, &call);
        if (place.template)
            return place;
    }
    return (struct place){ 0 };
}

/* Notes the templates whose partials led to fault->place. */
static void note_callers(lua_State *L, struct fault *fault)
{
    lua_Debug call;
    bool past = false;
    fault->caller_count = 0;
    for (int level = 0; level < CALLS_SEEN && lua_getstack(L, level, &call); level++) {
        struct place place = place_of_call(L, &call);
        if (!place.template)
            continue;
        if (past && fault->caller_count < CALLERS_MAX)
            fault->callers[fault->caller_count++] = place;
        past = past || call.what[0] == 'm'; /* "main": the template itself, no function in it */
    }
}

/* Adds the message in one line that a terminal can show. */
static void note_message(struct strbuf *buf, struct str message)
{
    message = str_slice(message, 0, MESSAGE_MAX);
    for (size_t i = 0; i < message.len; i++) {
        unsigned char byte = (unsigned char)message.ptr[i];
        strbuf_add_char(buf, byte < 0x20 || byte == 0x7F ? ' ' : (char)byte);
    }
}

int fault_handler(lua_State *L)
{
    struct engine *engine = engine_of(L);
    struct fault *fault = &engine->fault;
    struct str message = STR("error() was called without a message");
    if (lua_type(L, 1) == LUA_TSTRING)
        message = str_at(L, 1);
    struct place place = fault_place(L);
    struct place named = place_of_message(engine->templates, &message);
    if (named.template)
        place = named;
    else if (fault->place.template)
        place = fault->place;
    fault->place = place;
    note_callers(L, fault);
    strbuf_reset(&fault->message);
    note_message(&fault->message, message);
    return 1;
}

/* Lua tells a refused allocation without the handler. */
static void note_stop(struct engine *engine)
{
    struct fault *fault = &engine->fault;
    fault->place = engine->budget.place;
    fault->caller_count = 0;
    strbuf_reset(&fault->hint);
    strbuf_reset(&fault->message);
    if (engine->budget.stop == STOP_INSTRUCTIONS)
        strbuf_printf(&fault->message, "%s ran past its limit of %lld instructions", engine->what,
                      engine->limits.instructions);
    else
        strbuf_printf(&fault->message, MEMORY_MESSAGE, engine->what,
                      MEBIBYTES(engine->limits.memory));
}

/* ", called from templates/question.html:12" */
static void add_callers(struct fault *fault)
{
    for (int i = 0; i < fault->caller_count; i++) {
        struct loc loc = place_loc(fault->callers[i], STR(""));
        strbuf_printf(&fault->message, "%s %.*s:%d", i ? "," : ", called from",
                      STR_ARG(loc.source->path), loc.line);
    }
}

bool fault_report(struct engine *engine, int status)
{
    struct fault *fault = &engine->fault;
    if (status == LUA_ERRMEM)
        note_stop(engine);
    struct loc loc = { 0 };
    if (fault->place.template)
        loc = place_loc(fault->place, strbuf_str(&fault->message));
    add_callers(fault);
    struct diag_aside aside = { strbuf_str(&fault->hint), engine->render->page };
    struct str message = strbuf_str(&fault->message);
    return diag_error_for(engine->diag, loc, aside, "%.*s", STR_ARG(message));
}
