/* values: how C hands data to templates. A value lives in an engine's Lua state;
 * C holds a handle to it and no pointer. Templates can read values and not change
 * them, so what one page does is never seen by another.
 *
 * Handles are a stack: what was made since a mark is given up together.
 *     once a worker:   site = value_map(engine); ... mark = value_mark(engine);
 *     for each page:   page = value_map(engine); ... engine_render(); value_drop(engine, mark);
 * A table that another one holds stays in that one, whatever becomes of its handle. */
#ifndef WENDA_TEMPLATE_VALUES_H
#define WENDA_TEMPLATE_VALUES_H

#include <stdint.h>

#include "base/str.h"

struct engine;
struct yaml;

/* All zero is no value. */
struct value {
    struct engine *engine;
    /* private */
    int slot;
};

/* An empty table with named members, one with room for so many, and an empty one with members 1, 2, 3, ... */
struct value value_map(struct engine *engine);
struct value value_map_of(struct engine *engine, int members);
struct value value_list(struct engine *engine);

/* Members of a map. The bytes are copied. A key set again takes the new value. A
 * key that is not set is nil in templates. */
void value_set(struct value map, const char *key, struct value member);
void value_set_str(struct value map, const char *key, struct str text);
void value_set_int(struct value map, const char *key, long long number);

/* The same for keys that are data, such as the names of assets. */
void value_put(struct value map, struct str key, struct value member);
void value_put_str(struct value map, struct str key, struct str text);

/* Appends to a list. */
void value_add(struct value list, struct value member);
void value_add_str(struct value list, struct str text);

/* Sets every member of `from` in `map` too (a page is its reference and more). */
void value_copy(struct value map, struct value from);

/* From now on reading a key that `map` does not have is the template's error, with
 * a suggestion. `name` is how templates call the map: "tr". */
void value_strict(struct value map, const char *name);

/* What of a table, or of the theme, a template reads. */
enum read_kind {
    READ_MEMBER = '.',   /* of a named table, by name */
    READ_INDEX = '[',    /* by number */
    READ_LENGTH = '#',   /* how many */
    READ_ALL = '*',      /* all members */
    READ_TEMPLATE = 't', /* of a kind, by name */
    READ_ASSET = 'a',    /* its path, or that there is none */
};

/* From now on what a template reads of the table is told to who listens to the engine, as `name`, and the table as a
 * member of another one is no more than that name. */
void value_name(struct value table, struct str name);

/* A number that is another when what a template reads there is. Tables without a name count as what they hold. */
uint64_t value_hash(struct value table, enum read_kind kind, struct str key);

/* The same data: maps, lists, and scalars as JSON has them: plain ones that are
 * numbers, true or false in JSON become such, all others are text. */
struct value value_from_yaml(struct engine *engine, const struct yaml *node);

/* A map of texts, whatever they look like: the strings of a theme. Members that are
 * no scalars are left out. */
struct value value_texts_from_yaml(struct engine *engine, const struct yaml *map);

/* Gives up all handles made since value_mark(). */
int value_mark(const struct engine *engine);
void value_drop(struct engine *engine, int mark);

#endif
