/* The limits of a render. Instructions are counted by a hook, which Lua does not call
 * while C runs, so C charges for its own work: bytes allocated here, steps of the
 * library functions in *_lib.c. What no count sees (comparing long strings, say) ends by
 * processor time, looked at each time the hook runs. */
#include <time.h>

#include "base/mem.h"
#include "template/state.h"

enum {
    HOOK_EVERY = 1000,
    BYTES_AN_INSTRUCTION = 64,
    /* of the full collection that Lua makes before it gives up on memory */
    COLLECTION_INSTRUCTIONS = 500 * 1000,
};

const struct engine_limits engine_limits_default = {
    .memory = 64 * 1024 * 1024,
    .instructions = 50 * 1000 * 1000,
    .seconds = 30,
};

static double processor_seconds(void)
{
    struct timespec now = { 0 };
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* Whether `more` bytes may be had. Lua calls back to its allocator in the midst of its
 * work; reading the call stack there is safe, and the error that Lua makes of a refusal
 * does not know its place. */
static bool allow(struct engine *engine, size_t more)
{
    struct budget *budget = &engine->budget;
    if (!budget->running)
        return true;
    budget->instructions -= (long long)(more / BYTES_AN_INSTRUCTION);
    if (budget->instructions >= 0 && more <= budget->ceiling &&
        budget->used <= budget->ceiling - more)
        return true;
    budget->stop = budget->instructions < 0 ? STOP_INSTRUCTIONS : STOP_MEMORY;
    budget->instructions -= COLLECTION_INSTRUCTIONS;
    struct place place = fault_place(engine->L);
    if (place.template) /* Lua asks again while it unwinds, when no template runs any more */
        budget->place = place;
    return false;
}

void *limits_allocate(void *ud, void *ptr, size_t old_size, size_t size)
{
    struct engine *engine = ud;
    if (!ptr)
        old_size = 0; /* Lua then says what the memory is for */
    if (size > old_size && !allow(engine, size - old_size))
        return NULL;
    engine->budget.used = engine->budget.used - old_size + size;
    return cells_resize(&engine->cells, ptr, old_size, size);
}

static int raise_instructions(lua_State *L)
{
    return fault_raise(L, "%s ran past its limit of %lld instructions", engine_of(L)->what,
                       engine_of(L)->limits.instructions);
}

static void count(lua_State *L, lua_Debug *unused)
{
    struct engine *engine = engine_of(L);
    (void)unused;
    engine->budget.instructions -= HOOK_EVERY;
    if (engine->budget.instructions < 0)
        raise_instructions(L);
    if (processor_seconds() > engine->budget.deadline)
        fault_raise(L, "%s ran past its limit of %g seconds", engine->what, engine->limits.seconds);
}

void limits_charge(lua_State *L, size_t instructions)
{
    struct budget *budget = &engine_of(L)->budget;
    if (budget->instructions < 0 || instructions > (size_t)budget->instructions)
        raise_instructions(L);
    budget->instructions -= (long long)instructions;
}

void limits_hold(lua_State *L, size_t bytes)
{
    struct engine *engine = engine_of(L);
    struct budget *budget = &engine->budget;
    if (!budget->running)
        return;
    if (budget->used > budget->ceiling || bytes > budget->ceiling - budget->used)
        fault_raise(L, MEMORY_MESSAGE, engine->what, MEBIBYTES(engine->limits.memory));
    budget->ceiling -= bytes;
}

void limits_begin(struct engine *engine)
{
    struct budget *budget = &engine->budget;
    budget->ceiling = budget->used + engine->limits.memory;
    budget->instructions = engine->limits.instructions;
    budget->deadline = processor_seconds() + engine->limits.seconds;
    budget->stop = STOP_NONE;
    budget->place = (struct place){ 0 };
    lua_sethook(engine->L, count, LUA_MASKCOUNT, HOOK_EVERY);
    budget->running = true;
}

void limits_end(struct engine *engine)
{
    engine->budget.running = false;
    lua_sethook(engine->L, NULL, 0, 0);
}
