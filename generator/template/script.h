/* script: Lua files of a theme that the generator calls: in an engine, with the sandbox and the
 * limits of templates. And what C functions for Lua need, here and in the layers above.
 *
 * A file is a chunk that returns a function: return function(argument, page) ... end. It runs anew
 * for every call, so that nothing it keeps is seen by another page. */
#ifndef WENDA_TEMPLATE_SCRIPT_H
#define WENDA_TEMPLATE_SCRIPT_H

#include <lauxlib.h>
#include <lua.h>

#include "base/strbuf.h"
#include "template/engine.h"

struct template;

/* Reads `name.lua` of each folder as templates_load() reads templates, and adds them to `templates`.
 * False after diagnostics. */
bool scripts_load(struct arena *arena, struct diag *diag, struct templates *templates,
                  const struct str *folders, size_t count);

/* In order of their names. */
size_t scripts_count(const struct templates *templates);
const struct template *scripts_at(const struct templates *templates, size_t index);

/* The script of that name, or NULL; then the hint "did you mean", or "". */
const struct template *scripts_get(const struct templates *templates, struct str name);
struct str scripts_hint(struct arena *arena, const struct templates *templates, struct str name);

struct script_call {
    const struct template *script;
    const char *what; /* "shortcode": for messages */
    /* Each may raise errors. */
    void (*open)(lua_State *L, void *ctx); /* adds names to the environment on top of the stack */
    void (*push)(lua_State *L, void *ctx); /* pushes the argument */
    void (*take)(lua_State *L, void *ctx); /* looks at the result on top of the stack */
    void *ctx;
};

/* Calls the script's function. Of `render` the name counts for nothing; its variables are the
 * script's, `page` among them. False after one diagnostic with file and line of the script. */
bool script_run(struct engine *engine, const struct render *render, const struct script_call *call);

/* html_lib.c: for scripts that make HTML, adds to the environment on top of the stack
 *     html(text)             the text as finished HTML; joined with .. to text that is none, the
 *                            text is escaped
 *     partial(name, {...})   the HTML of a partial */
void script_html_functions(lua_State *L);

/* Adds the HTML that the value on top of the stack stands for: text is escaped. An error for what is
 * neither text, number nor HTML, and for what is not UTF-8 or has a zero byte. */
void script_take_html(lua_State *L, struct strbuf *out);

/* ---- for C functions ---- */

/* fault.c: ends the render with an error at the line of Lua that runs. Does not return; the type is
 * for `return fault_raise(...)`. */
int fault_raise(lua_State *L, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* As fault_raise(), suggesting a key of the table on top of the stack that is near
 * to `word`. */
int fault_raise_near(lua_State *L, struct str word, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* limits.c: takes for work that C did; ends the render when nothing is left. */
void limits_charge(lua_State *L, size_t instructions);

/* The text of the string at `index`, borrowed while it is on the stack. */
static inline struct str str_at(lua_State *L, int index)
{
    struct str s;
    s.ptr = lua_tolstring(L, index, &s.len);
    return s;
}

/* Raises an error when the text cannot stand in a page. */
void script_check_text(lua_State *L, struct str text);

#endif
