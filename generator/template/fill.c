/* fill(words, ...): words of the theme with what belongs in them. Its scripts fill theirs by the same rules
 * (themes/default/scripts/words.js). */
#include "template/state.h"

struct filling {
    lua_State *L;
    struct strbuf *out;
    int used; /* values that are written */
};

static void add_text(struct filling *f, struct str text);

/* %d, %s: the next value. */
static void add_value(struct filling *f)
{
    int at = ++f->used + 1;
    if (at > lua_gettop(f->L))
        fault_raise(f->L, "fill() has no value for place %d of '%s'", f->used,
                    lua_tostring(f->L, 1));
    if (!lua_isstring(f->L, at)) /* nor a number */
        fault_raise(f->L, "fill() cannot make text of a %s", luaL_typename(f->L, at));
    lua_pushvalue(f->L, at); /* what is made text is the copy */
    strbuf_add(f->out, str_at(f->L, -1));
    lua_pop(f->L, 1);
}

/* {question|questions}: of one thing, and of any other number of them, which is the last value before it or else the
 * first. Takes it off `rest`; false where there is none. */
static bool add_form(struct filling *f, struct str *rest)
{
    size_t end = str_find(*rest, '}');
    struct str other = str_slice(*rest, 1, end);
    limits_charge(f->L, end);
    if (end == rest->len || str_find(other, '{') < other.len || str_find(other, '|') == other.len)
        return false;
    struct str one = str_cut(&other, '|');
    int at = (f->used ? f->used : 1) + 1;
    *rest = str_slice(*rest, end + 1, rest->len);
    add_text(f, lua_isnumber(f->L, at) && lua_tonumber(f->L, at) == 1 ? one : other);
    return true;
}

static void add_text(struct filling *f, struct str text)
{
    while (text.len) {
        bool is_value = str_starts(text, STR("%d")) || str_starts(text, STR("%s"));
        if (text.ptr[0] == '{' && add_form(f, &text))
            continue;
        if (is_value)
            add_value(f);
        else
            strbuf_add(f->out, str_slice(text, 0, 1));
        text = str_slice(text, is_value ? 2 : 1, text.len);
    }
}

int fill(lua_State *L)
{
    struct filling filling = { .L = L, .out = &engine_of(L)->text };
    luaL_checkstring(L, 1);
    strbuf_reset(filling.out);
    add_text(&filling, str_at(L, 1));
    struct str made = strbuf_str(filling.out);
    lua_pushlstring(L, made.ptr, made.len);
    return 1;
}
