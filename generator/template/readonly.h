/* readonly: views of tables, through which nothing can be written, and by which it is told what is read. Private to
 * template/. */
#ifndef WENDA_TEMPLATE_READONLY_H
#define WENDA_TEMPLATE_READONLY_H

#include <lua.h>
#include <stdint.h>

#include "base/str.h"

enum { TOLD_MAX = 1024, TOLD_KEY_MAX = 22 };

/* That whoever listens has heard of a member of a view that has a name, and the number that he gave. */
struct told {
    const void *view;
    uint32_t number;
    unsigned char kind, len;
    char key[TOLD_KEY_MAX];
};

/* Replaces the table on top of the stack by a view of it that cannot be
 * written through. */
void readonly_wrap(lua_State *L);

/* Pushes the table behind a view, or the table itself. */
void readonly_push_real(lua_State *L, int index);

/* The same for a template that goes on to read all of the table. */
void readonly_push_read(lua_State *L, int index);

/* Names the view at `index`: reads of its members are told. */
void readonly_name(lua_State *L, int index, struct str name);

/* Pushes that name, if it is a view that has one. */
bool readonly_push_name(lua_State *L, int index);

/* Names the view at `index` for the error that reading a missing key is from now. */
void readonly_make_strict(lua_State *L, int index, const char *name);

#endif
