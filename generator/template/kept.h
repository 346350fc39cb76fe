/* kept: what lives in Lua's registry, and under which number. By a number Lua finds it sooner than by a name. Private to
 * template/. */
#ifndef WENDA_TEMPLATE_KEPT_H
#define WENDA_TEMPLATE_KEPT_H

#include <lua.h>

enum kept {
    KEPT_VALUES = LUA_RIDX_LAST + 2, /* after the one of luaL_ref() */
    KEPT_CACHE,                      /* templates as functions */
    KEPT_ENV,                        /* the real environment at hand */
    KEPT_GLOBALS,
    KEPT_CONTENT,
    KEPT_TABLES,    /* the real tables of memo.tables, in that order */
    KEPT_ARGUMENTS, /* the metatable of a partial's environment */
    KEPT_VIEW,      /* the metatable of views, */
    KEPT_TOLD_VIEW  /* and of those that have a name */
};

#endif
