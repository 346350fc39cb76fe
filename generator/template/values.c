#include "template/values.h"

#include <assert.h>
#include <stdlib.h>

#include "base/hash.h"
#include "config/yaml.h"
#include "template/state.h"

/* Nothing here can raise an error: outside of a render no memory is refused. */

/* Takes the value on top of the stack. */
static struct value keep(struct engine *engine)
{
    lua_State *L = engine->L;
    lua_rawgeti(L, LUA_REGISTRYINDEX, KEPT_VALUES);
    lua_insert(L, -2);
    lua_rawseti(L, -2, ++engine->marks);
    lua_pop(L, 1);
    return (struct value){ engine, engine->marks };
}

static void push(struct value value)
{
    lua_State *L = value.engine->L;
    assert(value.slot > 0 && value.slot <= value.engine->marks);
    lua_rawgeti(L, LUA_REGISTRYINDEX, KEPT_VALUES);
    lua_rawgeti(L, -1, value.slot);
    lua_replace(L, -2);
}

/* Pushes the table behind the value. */
static lua_State *push_real(struct value value)
{
    lua_State *L = value.engine->L;
    push(value);
    readonly_push_real(L, -1);
    lua_replace(L, -2);
    return L;
}

struct value value_map_of(struct engine *engine, int members)
{
    lua_createtable(engine->L, 0, members);
    readonly_wrap(engine->L);
    return keep(engine);
}

struct value value_map(struct engine *engine)
{
    return value_map_of(engine, 0);
}

struct value value_list(struct engine *engine)
{
    return value_map_of(engine, 0);
}

/* The table and the key of a new member on the stack, which is pushed next. */
static lua_State *begin_member(struct value map, struct str key)
{
    lua_State *L = push_real(map);
    lua_pushlstring(L, key.ptr, key.len);
    return L;
}

static void end_member(lua_State *L)
{
    lua_rawset(L, -3);
    lua_pop(L, 1);
}

void value_put(struct value map, struct str key, struct value member)
{
    lua_State *L = begin_member(map, key);
    push(member);
    end_member(L);
}

void value_set(struct value map, const char *key, struct value member)
{
    value_put(map, str_of(key), member);
}

void value_put_str(struct value map, struct str key, struct str text)
{
    lua_State *L = begin_member(map, key);
    lua_pushlstring(L, text.ptr, text.len);
    end_member(L);
}

void value_set_str(struct value map, const char *key, struct str text)
{
    value_put_str(map, str_of(key), text);
}

void value_set_int(struct value map, const char *key, long long number)
{
    lua_State *L = begin_member(map, str_of(key));
    lua_pushinteger(L, number);
    end_member(L);
}

static void add_top(lua_State *L)
{
    lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
    lua_pop(L, 1);
}

void value_add(struct value list, struct value member)
{
    lua_State *L = push_real(list);
    push(member);
    add_top(L);
}

void value_add_str(struct value list, struct str text)
{
    lua_State *L = push_real(list);
    lua_pushlstring(L, text.ptr, text.len);
    add_top(L);
}

void value_copy(struct value map, struct value from)
{
    lua_State *L = push_real(map);
    push_real(from);
    for (lua_pushnil(L); lua_next(L, -2);) {
        lua_pushvalue(L, -2);
        lua_insert(L, -2);
        lua_rawset(L, -5);
    }
    lua_pop(L, 2);
}

void value_strict(struct value map, const char *name)
{
    push(map);
    readonly_make_strict(map.engine->L, -1, name);
    lua_pop(map.engine->L, 1);
}

void value_name(struct value table, struct str name)
{
    push(table);
    readonly_name(table.engine->L, -1, name);
    lua_pop(table.engine->L, 1);
}

/* ---- hashes ---- */

static uint64_t hash_members(lua_State *L);

/* Of the value on top of the stack, which it takes off. */
static uint64_t hash_top(lua_State *L)
{
    int type = lua_type(L, -1);
    uint64_t hash = 0;
    lua_Number number = type == LUA_TNUMBER ? lua_tonumber(L, -1) : 0; /* no text becomes one */
    if (type == LUA_TSTRING)
        hash = hash_bytes(str_at(L, -1));
    else if (type == LUA_TNUMBER)
        hash = hash_bytes((struct str){ (const char *)&number, sizeof number });
    else if (type == LUA_TBOOLEAN)
        hash = (uint64_t)lua_toboolean(L, -1);
    else if (readonly_push_name(L, -1)) {
        hash = hash_bytes(str_at(L, -1));
        lua_pop(L, 1);
        type = LUA_NUMTYPES; /* a name, and no text */
    } else if (type == LUA_TTABLE) {
        readonly_push_real(L, -1);
        hash = hash_members(L);
    }
    lua_pop(L, 1);
    return hash_pair((uint64_t)type, hash);
}

/* Of the table on top of the stack, which it takes off. Lua goes through the members in an order of its own. */
static uint64_t hash_members(lua_State *L)
{
    uint64_t sum = 1;
    luaL_checkstack(L, 6, NULL);
    for (lua_pushnil(L); lua_next(L, -2);) {
        uint64_t value = hash_top(L);
        lua_pushvalue(L, -1);
        sum += hash_pair(hash_top(L), value);
    }
    lua_pop(L, 1);
    return sum;
}

uint64_t value_hash(struct value table, enum read_kind kind, struct str key)
{
    lua_State *L = push_real(table);
    if (kind == READ_ALL)
        return hash_members(L);
    if (kind == READ_LENGTH)
        lua_pushinteger(L, (lua_Integer)lua_rawlen(L, -1));
    else if (kind == READ_INDEX)
        lua_rawgeti(L, -1, strtoll(key.ptr, NULL, 10));
    else
        lua_pushlstring(L, key.ptr, key.len);
    if (kind == READ_MEMBER)
        lua_rawget(L, -2);
    uint64_t hash = hash_top(L);
    lua_pop(L, 1);
    return hash;
}

static size_t digits(struct str s, size_t at)
{
    size_t start = at;
    while (at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9')
        at++;
    return at - start;
}

/* A number as JSON writes it (RFC 8259, section 6). */
static bool is_number(struct str s, bool *whole)
{
    size_t at = s.len && s.ptr[0] == '-' ? 1 : 0, count = digits(s, at);
    if (!count || (count > 1 && s.ptr[at] == '0'))
        return false;
    at += count;
    *whole = at == s.len;
    if (at < s.len && s.ptr[at] == '.') {
        count = digits(s, at + 1);
        at += count + 1;
    }
    if (count && at < s.len && (s.ptr[at] == 'e' || s.ptr[at] == 'E')) {
        at++;
        at += at < s.len && (s.ptr[at] == '-' || s.ptr[at] == '+');
        count = digits(s, at);
        at += count;
    }
    return count && at == s.len;
}

/* Texts of yaml nodes end with a NUL that their length does not count. */
static void push_scalar(lua_State *L, const struct yaml *node)
{
    bool whole = false;
    if (!node->quoted && (str_is(node->text, "true") || str_is(node->text, "false")))
        lua_pushboolean(L, str_is(node->text, "true"));
    else if (node->quoted || !is_number(node->text, &whole))
        lua_pushlstring(L, node->text.ptr, node->text.len);
    else if (whole && node->text.len < 19)
        lua_pushinteger(L, strtoll(node->text.ptr, NULL, 10));
    else
        lua_pushnumber(L, strtod(node->text.ptr, NULL));
}

/* As deep as the YAML reader allows. */
static void push_yaml(lua_State *L, const struct yaml *node)
{
    if (node->kind == YAML_SCALAR) {
        push_scalar(L, node);
        return;
    }
    luaL_checkstack(L, 4, NULL);
    lua_newtable(L);
    lua_Integer index = 0;
    for (const struct yaml *child = node->first; child; child = child->next) {
        if (node->kind == YAML_MAP)
            lua_pushlstring(L, child->key.ptr, child->key.len);
        else
            lua_pushinteger(L, ++index);
        push_yaml(L, child);
        lua_rawset(L, -3);
    }
    readonly_wrap(L);
}

struct value value_from_yaml(struct engine *engine, const struct yaml *node)
{
    push_yaml(engine->L, node);
    return keep(engine);
}

struct value value_texts_from_yaml(struct engine *engine, const struct yaml *map)
{
    struct value texts = value_map(engine);
    for (const struct yaml *member = map->first; member; member = member->next)
        if (member->kind == YAML_SCALAR)
            value_put_str(texts, member->key, member->text);
    return texts;
}

int value_mark(const struct engine *engine)
{
    return engine->marks;
}

void value_drop(struct engine *engine, int mark)
{
    lua_State *L = engine->L;
    assert(mark >= 0 && mark <= engine->marks);
    lua_rawgeti(L, LUA_REGISTRYINDEX, KEPT_VALUES);
    for (; engine->marks > mark; engine->marks--) {
        lua_pushnil(L);
        lua_rawseti(L, -2, engine->marks);
    }
    lua_pop(L, 1);
}
