/* memo: what partials have written. A partial that is called again with the same arguments, while all that it looked at is
 * the same, writes the same, which is copied then. Private to template/.
 *
 * A call may look at its arguments, at where the page lies, at tables that have a name (value_name()) and are the same
 * for all pages, and at members of the tables that are a page's own: these are held against those of the page at hand.
 * What has looked at anything else is not kept. Nothing else can be of influence: partials return nothing, and can
 * set nothing that is not their own. */
#ifndef WENDA_TEMPLATE_MEMO_H
#define WENDA_TEMPLATE_MEMO_H

#include <lua.h>

#include "base/map.h"

struct engine;
struct template;

enum { MEMO_TABLES_MAX = 8, MEMO_DEPTH = 64 };

/* A call of a partial: where, of which, with what. */
struct memo_key {
    const struct template *template;
    uint64_t place, arguments;
};

/* That a member of a page's own table has been looked at. */
struct memo_look {
    uint64_t table, value; /* hashes of its name, and of what was there */
    struct str member;
};

/* A call that has not ended. */
struct memo_frame {
    struct memo_key key;
    bool kept;
    size_t out, looks, reads; /* where its own begin */
    long long instructions;   /* that were left when it began */
};

/* All zero is an empty one. */
struct memo {
    /* private */
    struct arena arena;
    struct map calls; /* by memo_key */
    size_t bytes;
    struct memo_score *scores; /* of each template */
    struct {
        uint32_t *ptr;
        size_t len, cap;
    } reads,
        seen; /* as the listener has numbered them; by these numbers, the form that has it last */
    uint32_t forms;
    /* of the render at hand */
    uint64_t place;
    struct {
        uint64_t name;
        const void *view;
    } tables[MEMO_TABLES_MAX]; /* of the page alone */
    int table_count;
    struct {
        struct memo_look *ptr;
        size_t len, cap;
    } looks;
    struct memo_frame frames[MEMO_DEPTH];
    int depth, running; /* calls, and those of them that may be kept */
    int spoiled;        /* so many of them will not */
};

/* Forgets all. Not while something is rendered. */
void memo_forget(struct memo *memo);

/* A render begins. */
void memo_begin(struct engine *engine);

/* The page has the variable on top of the stack, of that name. */
void memo_add_variable(lua_State *L, struct str name);

/* Writes what the call of the partial has written before: true. Else it is to be called, and memo_end() follows.
 * `arguments` is the index of its table, or of nil. */
bool memo_recall(lua_State *L, const struct template *template, int arguments);
void memo_end(lua_State *L);

/* What runs has looked at something that is not known here. */
void memo_spoil(struct memo *memo);

/* It has looked at a member, whose key is at 2, of the view at 1, and found what is on top of the stack; at the view
 * at `index` as a whole; at what the listener has numbered so. */
void memo_note_member(lua_State *L);
void memo_note_whole(lua_State *L, int index);
void memo_note_read(struct engine *engine, uint32_t number);

#endif
