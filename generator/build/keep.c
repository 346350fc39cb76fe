#include "build/keep.h"

#include <pthread.h>

#include "base/mem.h"
#include "base/vec.h"
#include "build/facts.h"
#include "build/worker.h"

enum state { UNKNOWN, SAME, CHANGED };

struct keep {
    pthread_mutex_t lock; /* of `next` and `facts`, while files are made */
    struct arena arena, scratch;
    struct cache *before, *next;
    struct facts facts;    /* of the site that is made */
    struct uses uses;      /* of the file at hand */
    unsigned char *states; /* of the facts of `before` */
    uint32_t *places;      /* of those in `facts`, plus 1; 0: not there yet */
    struct fact_sources sources;
    bool known; /* the last build made the file that keep_file() was asked for last, */
    const struct fact *moved; /* of this, which is no longer so; or NULL */
};

struct keep *keep_new(struct cache *before, struct cache *next)
{
    struct keep *keep = mem_alloc(sizeof *keep);
    pthread_mutex_init(&keep->lock, NULL);
    keep->before = before;
    keep->next = next;
    return keep;
}

void keep_free(struct keep *keep)
{
    pthread_mutex_destroy(&keep->lock);
    facts_release(&keep->facts);
    arena_release(&keep->arena);
    arena_release(&keep->scratch);
    mem_free(keep);
}

void keep_begin(struct keep *keep, const struct workshop *shop, struct worker *worker)
{
    size_t count = cache_facts(keep->before)->list.len;
    keep->sources = (struct fact_sources){ shop, worker, &keep->scratch };
    keep->states = arena_alloc(&keep->arena, count);
    keep->places = arena_alloc(&keep->arena, count * sizeof *keep->places);
}

static uint64_t value_of(struct keep *keep, struct str fact)
{
    uint64_t value = fact_value(&keep->sources, fact);
    arena_reset(&keep->scratch);
    return value;
}

static bool is_same(struct keep *keep, uint32_t place)
{
    const struct fact *fact = &cache_facts(keep->before)->list.ptr[place];
    if (keep->states[place] == UNKNOWN)
        keep->states[place] =
            fact->value && value_of(keep, fact->name) == fact->value ? SAME : CHANGED;
    return keep->states[place] == SAME;
}

/* To look such a fact up publishes what it is about, so that has its time when all else is the same. */
static bool publishes(const struct fact *fact)
{
    char kind = fact->name.ptr[0];
    return kind == FACT_IMAGE || kind == FACT_LINKED || kind == FACT_DEMO || kind == FACT_FONT;
}

/* Those that the file at hand uses. */
static bool are_same(struct keep *keep, bool publishing)
{
    const struct facts *facts = cache_facts(keep->before);
    for (size_t i = 0; i < keep->uses.len && !keep->moved; i++) {
        uint32_t place = keep->uses.ptr[i];
        const struct fact *fact = &facts->list.ptr[place];
        if (publishes(fact) == publishing && !is_same(keep, place))
            keep->moved = fact;
    }
    return !keep->moved;
}

/* The place in `facts` of one of the last build that is as it was. */
static uint32_t place_now(struct keep *keep, uint32_t before)
{
    const struct fact *fact = &cache_facts(keep->before)->list.ptr[before];
    if (!keep->places[before]) {
        uint32_t place = facts_place(&keep->facts, fact->name);
        facts_set(&keep->facts, place, fact->value);
        keep->places[before] = place + 1;
    }
    return keep->places[before] - 1;
}

/* The next build will know of a file that uses the facts at hand. */
static void put_output(struct keep *keep, struct str path)
{
    struct cached_output output = { path, uses_pack(&keep->arena, &keep->uses) };
    cache_put_output(keep->next, output);
}

bool keep_file(struct keep *keep, struct str path)
{
    const struct cached_output *output = cache_output(keep->before, path);
    size_t count = cache_facts(keep->before)->list.len;
    keep->known = output && uses_unpack(&keep->arena, output->uses, count, &keep->uses);
    keep->moved = NULL;
    if (!keep->known || !are_same(keep, false) || !are_same(keep, true) ||
        !publish_keep(keep->sources.shop->publish, path, cache_stamp(keep->before, path)))
        return false;
    for (size_t i = 0; i < keep->uses.len; i++)
        keep->uses.ptr[i] = place_now(keep, keep->uses.ptr[i]);
    put_output(keep, output->path);
    return true;
}

/* What a fact is about. */
static struct str words_of(struct arena *arena, struct str fact)
{
    struct str key = str_slice(fact, 1, fact.len), name = str_cut(&key, FACT_SEPARATOR);
    switch (fact.ptr[0]) {
    case FACT_TEXT:
        return arena_printf(arena, "the text of '%.*s' (%.*s)", STR_ARG(key), STR_ARG(name));
    case FACT_JOIN:
        return arena_printf(arena, "what leads to or from '%.*s' (%.*s)", STR_ARG(key),
                            STR_ARG(name));
    case FACT_TEXTS:
        return STR("the text of a page");
    case FACT_SEARCHED:
        return STR("what a page shows");
    case FACT_FONT:
        return STR("the font of its formulas");
    case FACT_FIGURES:
        return STR("which demos pages show");
    case USED_GLOSSARY:
        return STR("the glossary");
    case READ_MEMBER:
    case READ_INDEX:
        return arena_printf(arena, "'%.*s' of %.*s", STR_ARG(key), STR_ARG(name));
    case READ_TEMPLATE:
    case FACT_WORDS:
        return arena_printf(arena, "%.*s '%.*s'", STR_ARG(name), STR_ARG(key));
    default:
        return arena_printf(arena, "'%.*s'", STR_ARG(key.len ? key : name));
    }
}

struct str keep_why(const struct keep *keep, struct arena *arena)
{
    if (!keep->known)
        return STR("nothing is known of it");
    if (!keep->moved)
        return STR("it is not in the site as it was published");
    return arena_printf(arena, "%.*s has changed", STR_ARG(words_of(arena, keep->moved->name)));
}

/* The place in `facts` of one that a thread has noted. */
static uint32_t place_of_noted(struct keep *keep, struct notes *notes, uint32_t noted)
{
    const struct fact *fact = &notes->facts.list.ptr[noted];
    if (!notes->joined.ptr[noted])
        notes->joined.ptr[noted] = facts_place(&keep->facts, fact->name) + 1;
    uint32_t place = notes->joined.ptr[noted] - 1;
    if (fact->known)
        facts_set(&keep->facts, place, fact->value);
    if (fact->broken)
        keep->facts.list.ptr[place].broken = true;
    return place;
}

void keep_add(struct keep *keep, struct str path, struct notes *notes)
{
    pthread_mutex_lock(&keep->lock);
    keep->uses.len = 0;
    for (size_t i = 0; i < notes->uses.len; i++)
        vec_push(&keep->arena, &keep->uses, place_of_noted(keep, notes, notes->uses.ptr[i]));
    put_output(keep, arena_dup(&keep->arena, path));
    pthread_mutex_unlock(&keep->lock);
}

const struct facts *keep_end(struct keep *keep)
{
    struct facts *facts = &keep->facts;
    for (uint32_t i = 0; i < facts->list.len; i++)
        if (!facts->list.ptr[i].known)
            facts_set(facts, i, value_of(keep, facts->list.ptr[i].name));
    return facts;
}
