/* state: what the files of template/ share about an engine. Private to template/.
 * All that a render needs outside of Lua hangs here, so that an error may leave
 * any C function beneath it by longjmp. */
#ifndef WENDA_TEMPLATE_STATE_H
#define WENDA_TEMPLATE_STATE_H

#include "base/cells.h"
#include "template/kept.h"
#include "template/memo.h"
#include "template/parsed.h"
#include "template/readonly.h"
#include "template/script.h"
#include "template/threes.h"

enum { LAYOUTS_MAX = 16, PARTIALS_MAX = 50, CALLERS_MAX = 3 };

/* Why a render was stopped by the allocator, which cannot say so itself. */
enum stop { STOP_NONE, STOP_INSTRUCTIONS, STOP_MEMORY };

/* What is left of the limits to the render at hand. */
struct budget {
    bool running;         /* without it, nothing is limited */
    size_t used, ceiling; /* bytes */
    long long instructions;
    double deadline;
    enum stop stop;
    struct place place; /* where the allocator stopped it */
};

/* What the message handler saw. */
struct fault {
    struct strbuf message, hint;
    struct place place;
    struct place callers[CALLERS_MAX]; /* templates that led there, innermost first */
    int caller_count;
};

struct engine {
    lua_State *L;
    struct cells cells; /* its memory */
    const struct templates *templates;
    struct diag *diag;
    struct engine_limits limits;
    struct budget budget;
    struct fault fault;
    struct engine_listener listener; /* or zero */
    struct told told[TOLD_MAX];      /* each at a place of its own; a later one takes it */
    struct memo memo;
    int marks; /* value handles in use */
    /* the render at hand */
    const struct render *render;
    const struct script_call *call; /* NULL: a template's */
    const char *what;               /* "template": for messages */
    struct arena scratch;
    struct strbuf out, text;
    struct str content; /* the variable of that name; Lua holds on to it */
    struct threes threes;
    bool has_threes;                             /* those of the content */
    const struct template *layouts[LAYOUTS_MAX]; /* the page template and those around it */
    int layout_count;
    bool has_layout; /* the template at hand has named the one around it */
    int depth;       /* of partials */
};

static inline struct engine *engine_of(lua_State *L)
{
    return *(struct engine **)lua_getextraspace(L);
}

/* limits.c: the allocator of a state; `ud` is the engine. */
void *limits_allocate(void *ud, void *ptr, size_t old_size, size_t size);
void limits_begin(struct engine *engine);

/* Counts what C keeps until the render is over as memory; ends the render when it is too much. */
void limits_hold(lua_State *L, size_t bytes);
#define MEMORY_MESSAGE "%s needs more than its limit of %g MiB of memory"
#define MEBIBYTES(bytes) ((double)(bytes) / (1024 * 1024))

void limits_end(struct engine *engine);

/* fault.c: the innermost line of a template, without allocating. */
struct place fault_place(lua_State *L);

/* The message handler of a render. */
int fault_handler(lua_State *L);

/* Tells the author what a failed lua_pcall() left. Returns false. */
bool fault_report(struct engine *engine, int status);

/* Tells who listens; the number that he gives, or 0 where nobody does. */
static inline uint32_t tell_read(lua_State *L, enum read_kind kind, struct str name, struct str key)
{
    struct engine *engine = engine_of(L);
    const struct engine_listener *listener = &engine->listener;
    if (!listener->heard)
        return 0;
    uint32_t number = listener->heard(listener->ctx, kind, name, key);
    if (engine->memo.running)
        memo_note_read(engine, number);
    return number;
}

/* globals.c: the names that all templates have, as a table on the stack. */
void globals_push_all(lua_State *L);

/* Pushes the real environment of a page: the globals and its variables. */
void globals_push_page_env(lua_State *L);

/* Pushes the view of the real environment at `index` that a template gets. */
void globals_push_view(lua_State *L, int index);

/* Each adds its functions to the table on top of the stack. */
void page_functions(lua_State *L); /* page.c: url, asset, partial, layout */
void base_functions(
    lua_State *L); /* base_lib.c: fill, json, markdown, markdown_link, pairs, tostring */
void string_functions(lua_State *L); /* string_lib.c */
void table_functions(lua_State *L);  /* table_lib.c */

/* base_lib.c: pushes a list of the keys of the table, in order; returns their number. */
int base_push_keys(lua_State *L, int table);

/* fill.c, json.c, markdown.c: functions of templates. */
int fill(lua_State *L);
int json(lua_State *L);
int markdown(lua_State *L);
int markdown_link(lua_State *L);

/* page.c: writes text into the page as it is. */
void page_write(lua_State *L, struct str text);

/* globals.c: `content` of the page at hand, from the text on top of the stack, which it takes off; nil: it has none. */
void globals_take_content(lua_State *L);

/* page.c: engine->render, as functions for lua_pcall(). */
int page_render(lua_State *L);
int page_render_partial(lua_State *L);

/* page.c: leaves the page's environment on the stack and makes it the one at hand. */
void page_begin(lua_State *L);

/* page.c: pushes the template as a function, which is kept for the next time. */
void page_push_function(lua_State *L, const struct template *template);

/* engine.c: a protected call of the function. What it writes is in engine->out. */
bool engine_run(struct engine *engine, lua_CFunction function, const struct render *render);

#endif
