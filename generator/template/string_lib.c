/* Lua's string. Its own functions stay where they end soon; those that match patterns are
 * ours (pattern.h says why). Left out: dump, and pack with its kin. */
#include <lualib.h>
#include <string.h>

#include "template/pattern.h"
#include "template/state.h"

/* Lua's own function, called in our frame so that its errors name the caller's call. */
static int call_own(lua_State *L)
{
    return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

/* Nothing, however often, is nothing: Lua would go through all the repetitions. */
static int repeat(lua_State *L)
{
    size_t len, sep_len;
    luaL_checklstring(L, 1, &len);
    luaL_checkinteger(L, 2);
    luaL_optlstring(L, 3, "", &sep_len);
    if (len + sep_len > 0)
        return call_own(L);
    lua_pushliteral(L, "");
    return 1;
}

/* Without addresses, which differ from run to run. */
static int format(lua_State *L)
{
    luaL_checkstring(L, 1);
    struct str rest = str_at(L, 1);
    for (int i = 2; i <= lua_gettop(L); i++)
        if (lua_type(L, i) > LUA_TSTRING)
            return fault_raise(L, "string.format() cannot make text of a %s", luaL_typename(L, i));
    while (str_find(rest, '%') < rest.len) {
        str_cut(&rest, '%');
        size_t end = strspn(rest.len ? rest.ptr : "", "-+ #0123456789.");
        if (str_starts(str_slice(rest, end, rest.len), STR("p")))
            return fault_raise(L, "string.format() does not have '%%p'");
        rest = str_slice(rest, end + 1, rest.len);
    }
    return call_own(L);
}

/* The offset that the optional argument `index` means, past the end when it is there. */
static size_t start_of(lua_State *L, int index, size_t len)
{
    lua_Integer start = luaL_optinteger(L, index, 1);
    if (start > 0)
        return (size_t)start - 1 < len ? (size_t)start - 1 : len + ((size_t)start - 1 > len);
    if (start == 0 || start < -(lua_Integer)len)
        return 0;
    return len - (size_t)-start;
}

static bool match(lua_State *L, struct pattern *m, size_t at, size_t *end)
{
    long long left = engine_of(L)->budget.instructions;
    size_t steps = left > 0 ? (size_t)left : 0;
    m->steps = steps;
    bool found = pattern_match(m, at, end);
    limits_charge(L, steps - m->steps + (m->exhausted ? 1 : 0));
    if (m->error)
        fault_raise(L, "%s", m->error);
    return found;
}

/* Pushes capture `index`; the whole match [start, end) stands in for the first of none. */
static void push_capture(lua_State *L, const struct pattern *m, int index, size_t start, size_t end)
{
    const struct capture *capture = &m->captures[index];
    if (index >= m->count && index > 0)
        fault_raise(L, "invalid capture index %%%d", index + 1);
    if (index >= m->count)
        lua_pushlstring(L, m->subject.ptr + start, end - start);
    else if (capture->kind == CAPTURE_OPEN)
        fault_raise(L, "unfinished capture");
    else if (capture->kind == CAPTURE_PLACE)
        lua_pushinteger(L, (lua_Integer)capture->start + 1);
    else
        lua_pushlstring(L, m->subject.ptr + capture->start, capture->len);
}

/* Pushes all captures, or `least` of them when there are none; returns their number. */
static int push_captures(lua_State *L, const struct pattern *m, int least, size_t start, size_t end)
{
    int count = m->count ? m->count : least;
    luaL_checkstack(L, count, "too many captures");
    for (int i = 0; i < count; i++)
        push_capture(L, m, i, start, end);
    return count;
}

static struct pattern pattern_of(lua_State *L)
{
    luaL_checkstring(L, 1);
    luaL_checkstring(L, 2);
    return (struct pattern){ .subject = str_at(L, 1), .pattern = str_at(L, 2) };
}

/* Takes the '^' off the pattern. */
static bool take_anchor(struct pattern *m)
{
    bool anchored = str_starts(m->pattern, STR("^"));
    m->pattern = str_slice(m->pattern, anchored, m->pattern.len);
    return anchored;
}

/* True when the page's content is looked through and is known not to have the bytes. */
static bool is_without(struct engine *engine, struct str subject, struct str bytes)
{
    if (subject.ptr != engine->content.ptr)
        return false;
    if (!engine->has_threes)
        threes_read(&engine->threes, subject);
    engine->has_threes = true;
    return !threes_may_have(&engine->threes, bytes);
}

static int find_plain(lua_State *L, const struct pattern *m, size_t from)
{
    const char *start = m->subject.ptr + from;
    limits_charge(L, (m->subject.len - from) / 64);
    const char *found = is_without(engine_of(L), m->subject, m->pattern)
                            ? NULL
                            : memmem(start, m->subject.len - from, m->pattern.ptr, m->pattern.len);
    if (!found) {
        lua_pushnil(L);
        return 1;
    }
    lua_pushinteger(L, found - m->subject.ptr + 1);
    lua_pushinteger(L, found - m->subject.ptr + (lua_Integer)m->pattern.len);
    return 2;
}

static bool is_plain(struct str pattern)
{
    for (size_t i = 0; i < pattern.len; i++)
        if (str_find(STR("^$*+?.([%-"), pattern.ptr[i]) < 10)
            return false;
    return true;
}

static int find_or_match(lua_State *L, bool find)
{
    struct pattern m = pattern_of(L);
    size_t at = start_of(L, 3, m.subject.len), end;
    if (at <= m.subject.len && find && (lua_toboolean(L, 4) || is_plain(m.pattern)))
        return find_plain(L, &m, at);
    bool anchored = take_anchor(&m);
    for (; at <= m.subject.len; at++) {
        if (match(L, &m, at, &end)) {
            if (!find)
                return push_captures(L, &m, 1, at, end);
            lua_pushinteger(L, (lua_Integer)at + 1);
            lua_pushinteger(L, (lua_Integer)end);
            return push_captures(L, &m, 0, at, end) + 2;
        }
        if (anchored)
            break;
    }
    lua_pushnil(L);
    return 1;
}

static int find(lua_State *L)
{
    return find_or_match(L, true);
}

static int match_first(lua_State *L)
{
    return find_or_match(L, false);
}

/* Upvalues: subject, pattern, offset to go on from, end of the last match or -1. */
static int next_match(lua_State *L)
{
    lua_settop(L, 0);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_pushvalue(L, lua_upvalueindex(2));
    struct pattern m = pattern_of(L);
    lua_Integer last = lua_tointeger(L, lua_upvalueindex(4));
    size_t end;
    for (size_t at = (size_t)lua_tointeger(L, lua_upvalueindex(3)); at <= m.subject.len; at++) {
        if (!match(L, &m, at, &end) || (lua_Integer)end == last)
            continue;
        lua_pushinteger(L, (lua_Integer)end);
        lua_copy(L, -1, lua_upvalueindex(3));
        lua_copy(L, -1, lua_upvalueindex(4));
        return push_captures(L, &m, 1, at, end);
    }
    return 0;
}

static int gmatch(lua_State *L)
{
    struct pattern m = pattern_of(L);
    size_t at = start_of(L, 3, m.subject.len);
    lua_settop(L, 2);
    lua_pushinteger(L, (lua_Integer)at);
    lua_pushinteger(L, -1);
    lua_pushcclosure(L, next_match, 4);
    return 1;
}

struct replacement {
    const struct pattern *m;
    size_t start, end; /* of the match */
};

/* Adds the text at argument 3, whose %0..%9 are captures. */
static void add_template(lua_State *L, luaL_Buffer *buf, const struct replacement *r)
{
    struct str text = str_at(L, 3);
    for (size_t i = 0; i < text.len; i++) {
        char byte = text.ptr[i];
        if (byte != '%') {
            luaL_addchar(buf, byte);
            continue;
        }
        byte = ++i < text.len ? text.ptr[i] : '\0';
        if (byte == '%')
            luaL_addchar(buf, byte);
        else if (byte == '0')
            luaL_addlstring(buf, r->m->subject.ptr + r->start, r->end - r->start);
        else if (byte >= '1' && byte <= '9') {
            push_capture(L, r->m, byte - '1', r->start, r->end);
            luaL_tolstring(L, -1, NULL);
            lua_remove(L, -2);
            luaL_addvalue(buf);
        } else
            fault_raise(L, "invalid use of '%%' in replacement string");
    }
}

/* Adds what the table or function at argument 3 makes of the match. */
static void add_replacement(lua_State *L, luaL_Buffer *buf, const struct replacement *r)
{
    int type = lua_type(L, 3);
    if (type == LUA_TSTRING || type == LUA_TNUMBER) {
        add_template(L, buf, r);
        return;
    }
    if (type == LUA_TTABLE) {
        push_capture(L, r->m, 0, r->start, r->end);
        lua_gettable(L, 3);
    } else {
        lua_pushvalue(L, 3);
        lua_call(L, push_captures(L, r->m, 1, r->start, r->end), 1);
    }
    if (!lua_toboolean(L, -1)) {
        lua_pop(L, 1);
        luaL_addlstring(buf, r->m->subject.ptr + r->start, r->end - r->start);
        return;
    }
    if (!lua_isstring(L, -1))
        fault_raise(L, "invalid replacement value (a %s)", luaL_typename(L, -1));
    luaL_addvalue(buf);
}

static void check_replacement(lua_State *L)
{
    int type = lua_type(L, 3);
    luaL_argexpected(L,
                     type == LUA_TNUMBER || type == LUA_TSTRING || type == LUA_TFUNCTION ||
                         type == LUA_TTABLE,
                     3, "string/function/table");
    if (type == LUA_TNUMBER)
        lua_tostring(L, 3);
}

static int gsub(lua_State *L)
{
    struct pattern m = pattern_of(L);
    size_t at = 0, last = (size_t)-1, end;
    check_replacement(L);
    lua_Integer most = luaL_optinteger(L, 4, (lua_Integer)m.subject.len + 1), count = 0;
    bool anchored = take_anchor(&m);
    luaL_Buffer buf;
    luaL_buffinit(L, &buf);
    while (count < most) {
        if (match(L, &m, at, &end) && end != last) {
            add_replacement(L, &buf, &(struct replacement){ &m, at, end });
            count++;
            at = last = end;
        } else if (at < m.subject.len) {
            luaL_addchar(&buf, m.subject.ptr[at++]);
        } else {
            break;
        }
        if (anchored)
            break;
    }
    luaL_addlstring(&buf, m.subject.ptr + at, m.subject.len - at);
    luaL_pushresult(&buf);
    lua_pushinteger(L, count);
    return 2;
}

/* Makes the methods of strings ("x"):upper() the members of the table on top. */
static void set_methods(lua_State *L)
{
    lua_pushliteral(L, "");
    lua_getmetatable(L, -1);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pop(L, 2);
}

static void set_guarded(lua_State *L, const char *name, lua_CFunction guard)
{
    lua_getfield(L, -1, name);
    lua_pushcclosure(L, guard, 1);
    lua_setfield(L, -3, name);
}

void string_functions(lua_State *L)
{
    static const char *const kept[] = { "byte", "char", "len", "lower", "reverse", "sub", "upper" };
    static const luaL_Reg ours[] = {
        { "find", find }, { "match", match_first }, { "gmatch", gmatch },
        { "gsub", gsub }, { NULL, NULL },
    };
    luaL_newlib(L, ours);
    lua_pushcfunction(L, luaopen_string);
    lua_call(L, 0, 1);
    for (size_t i = 0; i < COUNT(kept); i++) {
        lua_getfield(L, -1, kept[i]);
        lua_setfield(L, -3, kept[i]);
    }
    set_guarded(L, "rep", repeat);
    set_guarded(L, "format", format);
    lua_pop(L, 1);
    set_methods(L);
    readonly_wrap(L);
    lua_setfield(L, -2, "string");
}
