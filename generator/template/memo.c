#include "template/memo.h"

#include <assert.h>

#include "base/hash.h"
#include "base/path.h"
#include "base/vec.h"
#include "template/state.h"

enum {
    BYTES_MAX = 4 * 1024 * 1024, /* of all; beyond that it begins anew */
    FORM_MAX = 64 * 1024,        /* of one */
    FORMS_MAX = 8,               /* of a call, by what it looked at */
    LOOKS_MAX = 16,              /* of a form */
    TRIES = 64,                  /* without use, and a partial is left alone */
};

/* How often a partial has been run to be kept, and how often that was of use. */
struct memo_score {
    unsigned runs, uses;
};

/* What a call has written when it had looked at these. */
struct form {
    struct str html;
    struct memo_look *looks;
    uint32_t *reads;
    size_t look_count, read_count;
    long long instructions;
};

struct call {
    struct memo_key key;
    struct form *forms[FORMS_MAX]; /* the oldest makes room */
    size_t made;
};

static struct str bytes_of(const struct memo_key *key)
{
    return (struct str){ (const char *)key, sizeof *key };
}

void memo_forget(struct memo *memo)
{
    arena_release(&memo->arena);
    *memo = (struct memo){ 0 };
}

void memo_begin(struct engine *engine)
{
    struct memo *memo = &engine->memo;
    const struct render *render = engine->render;
    if (memo->bytes > BYTES_MAX)
        memo_forget(memo);
    if (!memo->scores)
        memo->scores = arena_alloc(&memo->arena, engine->templates->all.len * sizeof *memo->scores);
    memo->place = hash_pair(hash_bytes(render->root), hash_bytes(path_dir(render->path)));
    memo->table_count = memo->depth = memo->running = memo->spoiled = 0;
    memo->looks.ptr = NULL; /* they were in the scratch memory of the last render */
    memo->looks.len = memo->looks.cap = 0;
    memo->reads.len = 0;
    lua_newtable(engine->L);
    lua_rawseti(engine->L, LUA_REGISTRYINDEX, KEPT_TABLES);
}

/* ---- values ---- */

/* The number of the page's own table that the view at `index` shows, or -1. */
static int find_table(lua_State *L, int index)
{
    const struct memo *memo = &engine_of(L)->memo;
    const void *view = lua_topointer(L, index);
    for (int i = 0; i < memo->table_count; i++)
        if (memo->tables[i].view == view)
            return i;
    return -1;
}

/* A table that has a name stands at its address until all is forgotten. */
static uint64_t identify_table(lua_State *L, int index)
{
    int own = find_table(L, index);
    if (own >= 0)
        return hash_pair(LUA_NUMTYPES, engine_of(L)->memo.tables[own].name);
    if (!readonly_push_name(L, index))
        return 0;
    lua_pop(L, 1);
    return hash_pair(LUA_TTABLE, (uintptr_t)lua_topointer(L, index));
}

static uint64_t hash_number(lua_Number number)
{
    return hash_bytes((struct str){ (const char *)&number, sizeof number });
}

/* A number for the value at `index`, another for another value. 0 for what may be changed, or is like nothing else. */
static uint64_t identify(lua_State *L, int index)
{
    enum { WHOLE = LUA_NUMTYPES + 1 };
    int type = lua_type(L, index);
    switch (type) {
    case LUA_TNIL:
        return hash_pair(LUA_TNIL, 0);
    case LUA_TBOOLEAN:
        return hash_pair(LUA_TBOOLEAN, (uint64_t)lua_toboolean(L, index));
    case LUA_TNUMBER:
        if (lua_isinteger(L, index))
            return hash_pair(WHOLE, (uint64_t)lua_tointeger(L, index));
        return hash_pair(LUA_TNUMBER, hash_number(lua_tonumber(L, index)));
    case LUA_TSTRING:
        return hash_pair(LUA_TSTRING, hash_bytes(str_at(L, index)));
    case LUA_TTABLE:
        return identify_table(L, index);
    default:
        return 0;
    }
}

void memo_add_variable(lua_State *L, struct str name)
{
    struct memo *memo = &engine_of(L)->memo;
    uint64_t hash = hash_bytes(name), value = identify(L, -1);
    memo->place += hash_pair(hash, value);
    if (value)
        return;
    assert(lua_istable(L, -1));
    if (memo->table_count == MEMO_TABLES_MAX) {
        memo->spoiled = MEMO_DEPTH;
        return;
    }
    memo->tables[memo->table_count].name = hash;
    memo->tables[memo->table_count++].view = lua_topointer(L, -1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, KEPT_TABLES);
    readonly_push_real(L, -2);
    lua_rawseti(L, -2, memo->table_count);
    lua_pop(L, 1);
}

/* ---- what is looked at ---- */

void memo_spoil(struct memo *memo)
{
    if (memo->spoiled < memo->depth)
        memo->spoiled = memo->depth;
}

void memo_note_member(lua_State *L)
{
    struct engine *engine = engine_of(L);
    struct memo *memo = &engine->memo;
    int table = find_table(L, 1);
    if (table < 0)
        return;
    struct memo_look look = { .table = memo->tables[table].name, .value = identify(L, -1) };
    if (!look.value || lua_type(L, 2) != LUA_TSTRING) {
        memo_spoil(memo);
        return;
    }
    look.member = arena_dup(&engine->scratch, str_at(L, 2));
    vec_push(&engine->scratch, &memo->looks, look);
}

void memo_note_whole(lua_State *L, int index)
{
    if (find_table(L, index) >= 0)
        memo_spoil(&engine_of(L)->memo);
}

void memo_note_read(struct engine *engine, uint32_t number)
{
    vec_push(&engine->memo.arena, &engine->memo.reads, number);
}

/* ---- what was written before ---- */

/* A number for the call's arguments; 0 for such as may be changed. */
static uint64_t identify_arguments(lua_State *L, int index)
{
    uint64_t sum = 1;
    if (lua_isnil(L, index))
        return sum;
    if (!lua_istable(L, index) || lua_getmetatable(L, index))
        return 0;
    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) {
        uint64_t name = identify(L, -2), value = identify(L, -1);
        sum += hash_pair(name, value);
        if (!value || lua_type(L, -2) != LUA_TSTRING) {
            lua_pop(L, 2);
            return 0;
        }
    }
    return sum;
}

static bool is_same(lua_State *L, const struct memo_look *look)
{
    const struct memo *memo = &engine_of(L)->memo;
    int top = lua_gettop(L);
    lua_rawgeti(L, LUA_REGISTRYINDEX, KEPT_TABLES);
    for (int i = 0; i < memo->table_count;
         i++) /* one of them has it, in a place where it was noted */
        if (memo->tables[i].name == look->table)
            lua_rawgeti(L, -1, i + 1);
    lua_pushlstring(L, look->member.ptr, look->member.len);
    lua_rawget(L, -2);
    bool same = identify(L, -1) == look->value;
    lua_settop(L, top);
    return same;
}

static const struct form *find_form(lua_State *L, const struct memo_key *key)
{
    const struct call *call = map_get(&engine_of(L)->memo.calls, bytes_of(key));
    for (size_t i = 0; call && i < FORMS_MAX && call->forms[i]; i++) {
        const struct form *form = call->forms[i];
        bool same = true;
        for (size_t k = 0; same && k < form->look_count; k++)
            same = is_same(L, &form->looks[k]);
        if (same)
            return form;
    }
    return NULL;
}

/* All that a call has done, without it. */
static void repeat(lua_State *L, const struct form *form)
{
    struct engine *engine = engine_of(L);
    struct memo *memo = &engine->memo;
    const struct engine_listener *listener = &engine->listener;
    limits_charge(L, (size_t)form->instructions);
    page_write(L, form->html);
    if (listener->heard && form->read_count)
        listener->again(listener->ctx, form->reads, form->read_count);
    for (size_t i = 0; memo->running && i < form->read_count; i++)
        memo_note_read(engine, form->reads[i]);
    for (size_t i = 0; memo->running && i < form->look_count; i++)
        vec_push(&engine->scratch, &memo->looks, form->looks[i]);
}

static void begin_call(struct engine *engine, const struct memo_key *key)
{
    struct memo *memo = &engine->memo;
    memo->frames[memo->depth++] =
        (struct memo_frame){ .key = *key,
                             .kept = key->arguments != 0,
                             .out = engine->out.len,
                             .looks = memo->looks.len,
                             .reads = memo->reads.len,
                             .instructions = engine->budget.instructions };
    memo->running += key->arguments != 0;
}

/* Scripts have functions of their own where templates have others. */
static bool is_worth_it(const struct engine *engine, const struct template *template)
{
    const struct memo_score *score = &engine->memo.scores[template->place];
    return !engine->call && (score->runs < TRIES || score->uses * 2 >= score->runs);
}

bool memo_recall(lua_State *L, const struct template *template, int arguments)
{
    struct engine *engine = engine_of(L);
    struct memo_key key = { template, engine->memo.place, 0 };
    const struct form *form = NULL;
    if (is_worth_it(engine, template))
        key.arguments = identify_arguments(L, arguments);
    lua_settop(L, arguments);
    if (key.arguments)
        form = find_form(L, &key);
    if (!form) {
        begin_call(engine, &key);
        return false;
    }
    engine->memo.scores[template->place].uses++;
    repeat(L, form);
    return true;
}

/* ---- keeping ---- */

/* Each once, in their order. */
static void take_reads(struct memo *memo, struct form *form, size_t from)
{
    memo->forms++;
    form->reads = arena_alloc(&memo->arena, (memo->reads.len - from) * sizeof *form->reads);
    for (size_t i = from; i < memo->reads.len; i++) {
        uint32_t number = memo->reads.ptr[i];
        while (memo->seen.len <= number)
            vec_push(&memo->arena, &memo->seen, 0);
        if (memo->seen.ptr[number] != memo->forms)
            form->reads[form->read_count++] = number;
        memo->seen.ptr[number] = memo->forms;
    }
}

static bool has_look(const struct form *form, const struct memo_look *look)
{
    for (size_t i = 0; i < form->look_count; i++)
        if (form->looks[i].table == look->table && str_eq(form->looks[i].member, look->member))
            return true;
    return false;
}

/* False when there are too many of them. */
static bool take_looks(struct memo *memo, struct form *form, size_t from)
{
    struct memo_look looks[LOOKS_MAX];
    form->looks = looks;
    for (size_t i = from; i < memo->looks.len; i++) {
        struct memo_look look = memo->looks.ptr[i];
        if (has_look(form, &look))
            continue;
        if (form->look_count == LOOKS_MAX)
            return false;
        looks[form->look_count++] = look;
    }
    form->looks = arena_alloc(&memo->arena, form->look_count * sizeof *looks);
    for (size_t i = 0; i < form->look_count; i++) {
        form->looks[i] = looks[i];
        form->looks[i].member = arena_dup(&memo->arena, looks[i].member);
    }
    return true;
}

static void put_form(struct memo *memo, const struct memo_key *key, struct form *form)
{
    struct call *call = map_get(&memo->calls, bytes_of(key));
    if (!call) {
        call = arena_alloc(&memo->arena, sizeof *call);
        call->key = *key;
        map_put(&memo->arena, &memo->calls, bytes_of(&call->key), call);
        memo->bytes += sizeof *call;
    }
    call->forms[call->made++ % FORMS_MAX] = form;
    memo->bytes += sizeof *form + form->html.len + form->read_count * sizeof *form->reads +
                   form->look_count * sizeof *form->looks;
}

static void keep(struct engine *engine, const struct memo_frame *frame)
{
    struct memo *memo = &engine->memo;
    size_t len = engine->out.len - frame->out;
    struct form *form = arena_alloc(&memo->arena, sizeof *form);
    if (len > FORM_MAX || !take_looks(memo, form, frame->looks))
        return;
    take_reads(memo, form, frame->reads);
    form->html =
        arena_dup(&memo->arena, str_slice(strbuf_str(&engine->out), frame->out, engine->out.len));
    form->instructions = frame->instructions - engine->budget.instructions;
    put_form(memo, &frame->key, form);
}

void memo_end(lua_State *L)
{
    struct engine *engine = engine_of(L);
    struct memo *memo = &engine->memo;
    const struct memo_frame *frame = &memo->frames[--memo->depth];
    bool whole = memo->spoiled <= memo->depth;
    if (!whole && memo->spoiled < MEMO_DEPTH)
        memo->spoiled = memo->depth;
    if (!frame->kept)
        return;
    memo->running--;
    memo->scores[frame->key.template->place].runs++;
    if (whole)
        keep(engine, frame);
    if (!memo->running)
        memo->looks.len = memo->reads.len = 0;
}
