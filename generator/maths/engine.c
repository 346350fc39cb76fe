#include "maths/engine.h"

#include <assert.h>
#include <duktape.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/vec.h"
#include "maths/cesu.h"

/* What one formula may take. Work is counted in requests for memory, of which a page of TeX makes some
 * hundred thousand, so that a limit holds alike on a fast machine and a slow one. */
enum { MEMORY_MAX = 64 * 1024 * 1024, WORK_MAX = 2 * 1000 * 1000 };

/* temml/engine.js as Duktape's bytecode. */
extern const unsigned char maths_bytecode[];
extern const unsigned long maths_bytecode_size;

struct maths_engine {
    struct arena arena;
    struct macros macros; /* CESU-8 */
    duk_context *duk;
    size_t memory, work;
    bool exhausted;
};

/* ---- Memory: each block knows its size ---- */

union block {
    size_t size;
    max_align_t align;
};

static bool may_take(struct maths_engine *engine, size_t size)
{
    engine->work++;
    if (engine->work > WORK_MAX || size > MEMORY_MAX || engine->memory + size > MEMORY_MAX)
        engine->exhausted = true;
    return !engine->exhausted;
}

static void take_back(void *ctx, void *ptr)
{
    struct maths_engine *engine = ctx;
    union block *block = ptr ? (union block *)ptr - 1 : NULL;
    if (block)
        engine->memory -= block->size;
    mem_free(block);
}

static void *give_more(void *ctx, void *ptr, duk_size_t size)
{
    struct maths_engine *engine = ctx;
    union block *block = ptr ? (union block *)ptr - 1 : NULL;
    size_t before = block ? block->size : 0;
    if (size == 0)
        take_back(ctx, ptr);
    if (size == 0 || (size > before && !may_take(engine, size - before)))
        return NULL;
    block = mem_resize(block, sizeof *block + size);
    block->size = size;
    engine->memory = engine->memory - before + size;
    return block + 1;
}

static void *give(void *ctx, duk_size_t size)
{
    return give_more(ctx, NULL, size);
}

/* ---- Life ---- */

uint64_t maths_engine_version(void)
{
    return hash_bytes((struct str){ (const char *)maths_bytecode, maths_bytecode_size });
}

static void on_fatal(void *ctx, const char *message)
{
    (void)ctx;
    (void)message;
    assert(false && "Duktape had an error outside of any call");
    mem_out();
}

/* Runs the bytecode, which leaves the function render(), and sets what it is called with. */
static duk_ret_t load(duk_context *duk, void *ctx)
{
    const struct macros *macros = ctx;
    void *code = duk_push_fixed_buffer(duk, maths_bytecode_size);
    memcpy(code, maths_bytecode, maths_bytecode_size);
    duk_load_function(duk);
    duk_call(duk, 0);
    duk_push_object(duk);
    for (size_t i = 0; i < macros->len; i++) {
        const struct macro *macro = &macros->ptr[i];
        duk_push_lstring(duk, macro->name.ptr, macro->name.len);
        duk_push_lstring(duk, macro->body.ptr, macro->body.len);
        duk_put_prop(duk, -3);
    }
    duk_put_global_string(duk, "macros");
    return 0;
}

static void start(struct maths_engine *engine)
{
    engine->memory = engine->work = 0;
    engine->exhausted = false;
    engine->duk = duk_create_heap(give, give_more, take_back, engine, on_fatal);
    int failed = duk_safe_call(engine->duk, load, &engine->macros, 0, 1);
    assert(!failed);
    (void)failed;
    duk_pop(engine->duk);
}

/* Copies the macros as Duktape wants its strings. */
static void copy_macros(struct maths_engine *engine, const struct macros *macros)
{
    struct strbuf body;
    strbuf_init(&body, STRBUF_PAGE);
    for (size_t i = 0; i < macros->len; i++) {
        strbuf_reset(&body);
        cesu_encode(&body, macros->ptr[i].body);
        struct macro macro = { macros->ptr[i].name, arena_dup(&engine->arena, strbuf_str(&body)) };
        vec_push(&engine->arena, &engine->macros, macro);
    }
    strbuf_release(&body);
}

struct maths_engine *maths_engine_new(const struct macros *macros)
{
    struct maths_engine *engine = mem_alloc(sizeof *engine);
    copy_macros(engine, macros);
    start(engine);
    return engine;
}

void maths_engine_free(struct maths_engine *engine)
{
    duk_destroy_heap(engine->duk);
    arena_release(&engine->arena);
    mem_free(engine);
}

/* ---- Conversion ---- */

/* What a protected call works on; it owns nothing itself, for errors jump out of it. */
struct call {
    struct str tex; /* CESU-8 */
    bool display;
    struct str result, labels; /* CESU-8, on Duktape's stack */
    double offset;
    bool ok;
};

static duk_ret_t call_render(duk_context *duk, void *ctx)
{
    struct call *call = ctx;
    duk_get_global_string(duk, "render");
    duk_push_lstring(duk, call->tex.ptr, call->tex.len);
    duk_push_boolean(duk, call->display);
    duk_get_global_string(duk, "macros");
    duk_call(duk, 3);
    duk_get_prop_index(duk, -1, 0);
    duk_get_prop_index(duk, -2, 1);
    call->result.ptr = duk_require_lstring(duk, -2, &call->result.len);
    call->ok = duk_is_string(duk, -1);
    if (call->ok)
        call->labels.ptr = duk_require_lstring(duk, -1, &call->labels.len);
    else
        call->offset = duk_require_number(duk, -1);
    return 2;
}

void maths_error_set(struct maths_error *error, struct str message, size_t offset)
{
    size_t len = message.len < sizeof error->message ? message.len : sizeof error->message - 1;
    while (len < message.len && len > 0 && ((unsigned char)message.ptr[len] & 0xC0) == 0x80)
        len--;
    memcpy(error->message, message.ptr, len);
    error->message[len] = '\0';
    error->offset = offset;
}

/* A formula that is too much for the engine leaves it in no state to go on from. */
static bool fail_exhausted(struct maths_engine *engine, struct maths_error *error)
{
    duk_destroy_heap(engine->duk);
    start(engine);
    engine->work = WORK_MAX;
    maths_error_set(error, STR("the formula takes too much work; does a macro call itself?"), 0);
    return false;
}

static bool fail(struct maths_engine *engine, struct str tex, const struct call *call,
                 struct maths_error *error)
{
    struct strbuf message;
    strbuf_init(&message, STRBUF_PAGE);
    cesu_decode(&message, call->result);
    maths_error_set(error, strbuf_str(&message), cesu_offset(tex, (size_t)call->offset));
    strbuf_release(&message);
    duk_pop_2(engine->duk);
    return false;
}

bool maths_engine_convert(struct maths_engine *engine, struct str tex, bool display,
                          struct strbuf out[2], struct maths_error *error)
{
    struct strbuf cesu;
    strbuf_init(&cesu, STRBUF_PAGE);
    cesu_encode(&cesu, tex);
    struct call call = { .tex = strbuf_str(&cesu), .display = display };
    engine->work = 0;
    int failed = duk_safe_call(engine->duk, call_render, &call, 0, 2);
    strbuf_release(&cesu);
    if (engine->exhausted)
        return fail_exhausted(engine, error);
    assert(!failed);
    (void)failed;
    if (!call.ok)
        return fail(engine, tex, &call, error);
    cesu_decode(&out[0], call.result);
    cesu_decode(&out[1], call.labels);
    duk_pop_2(engine->duk);
    return true;
}

size_t maths_engine_work(const struct maths_engine *engine)
{
    return engine->work;
}
