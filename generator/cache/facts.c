#include "cache/facts.h"

#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/pack.h"
#include "base/vec.h"

enum {
    NAME_ROOM = 512,
    FACTS_MIN = 64,   /* that there is room for; a power of two */
    FACTS_MAX = 8192, /* that notes carry from one page to the next */
};

void facts_release(struct facts *facts)
{
    mem_free(facts->list.ptr);
    mem_free(facts->slots);
    arena_release(&facts->arena);
    *facts = (struct facts){ 0 };
}

/* The slot that has the fact, or the free one where it belongs. */
static uint32_t *slot_of(const struct facts *facts, struct str name)
{
    size_t i = (size_t)hash_bytes(name) & (facts->slot_count - 1);
    while (facts->slots[i] && !str_eq(facts->list.ptr[facts->slots[i] - 1].name, name))
        i = (i + 1) & (facts->slot_count - 1);
    return &facts->slots[i];
}

/* Makes room for one more. */
static void reserve(struct facts *facts)
{
    if (facts->list.len < facts->list.cap)
        return;
    facts->list.cap = facts->list.cap ? facts->list.cap * 2 : FACTS_MIN;
    facts->list.ptr = mem_resize(facts->list.ptr, facts->list.cap * sizeof *facts->list.ptr);
    facts->slot_count = facts->list.cap * 2;
    mem_free(facts->slots);
    facts->slots = mem_alloc(facts->slot_count * sizeof *facts->slots);
    for (uint32_t place = 0; place < facts->list.len; place++)
        *slot_of(facts, facts->list.ptr[place].name) = place + 1;
}

uint32_t facts_place(struct facts *facts, struct str name)
{
    reserve(facts);
    uint32_t *slot = slot_of(facts, name);
    if (!*slot) {
        facts->list.ptr[facts->list.len++] =
            (struct fact){ .name = arena_dup(&facts->arena, name) };
        *slot = (uint32_t)facts->list.len;
    }
    return *slot - 1;
}

void facts_set(struct facts *facts, uint32_t place, uint64_t value)
{
    struct fact *fact = &facts->list.ptr[place];
    fact->broken = fact->broken || (fact->known && fact->value != value);
    fact->value = value;
    fact->known = true;
}

/* A place is told by its distance from the one that was expected, twice that; one less where it comes before it. */
struct str uses_pack(struct arena *arena, const struct uses *uses)
{
    struct strbuf out;
    uint64_t expected = 0;
    strbuf_init(&out, STRBUF_PAGE);
    for (size_t i = 0; i < uses->len; i++) {
        uint64_t place = uses->ptr[i];
        pack_number(&out, place >= expected ? 2 * (place - expected) : 2 * (expected - place) - 1);
        expected = place + 1;
    }
    struct str packed = arena_dup(arena, strbuf_str(&out));
    strbuf_release(&out);
    return packed;
}

bool uses_unpack(struct arena *arena, struct str packed, size_t limit, struct uses *uses)
{
    struct unpack in = { .rest = packed };
    uint64_t expected = 0;
    uses->len = 0;
    while (in.rest.len && !in.failed) {
        uint64_t number = unpack_number(&in), distance = number / 2 + number % 2;
        uint64_t place = number % 2 ? expected - distance : expected + distance;
        in.failed = in.failed || place >= limit;
        vec_push(arena, uses, (uint32_t)place);
        expected = place + 1;
    }
    uses->len = in.failed ? 0 : uses->len;
    return !in.failed;
}

bool notes_begin(struct notes *notes)
{
    bool many = notes->facts.list.len > FACTS_MAX;
    if (many) {
        notes_release(notes);
        *notes = (struct notes){ .page = notes->page };
    }
    notes->page++;
    notes->uses.len = 0;
    return many;
}

static void use(struct notes *notes, uint32_t place)
{
    if (notes->seen.ptr[place] != notes->page)
        vec_push(&notes->arena, &notes->uses, place);
    notes->seen.ptr[place] = notes->page;
}

static uint32_t add(struct notes *notes, struct str name)
{
    uint32_t place = facts_place(&notes->facts, name);
    if (notes->seen.len <= place) { /* a new one is the last */
        vec_push(&notes->arena, &notes->seen, 0);
        vec_push(&notes->arena, &notes->joined, 0);
    }
    use(notes, place);
    return place;
}

static struct str put(char *room, char kind, struct str name, struct str key)
{
    size_t len = 0;
    room[len++] = kind;
    memcpy(room + len, name.ptr, name.len);
    len += name.len;
    if (key.len) {
        room[len++] = FACT_SEPARATOR;
        memcpy(room + len, key.ptr, key.len);
        len += key.len;
    }
    return (struct str){ room, len };
}

uint32_t notes_add(struct notes *notes, char kind, struct str name, struct str key)
{
    char room[NAME_ROOM];
    size_t len = name.len + key.len + 2;
    char *bytes = len <= sizeof room ? room : arena_alloc(&notes->arena, len);
    return add(notes, put(bytes, kind, name, key));
}

void notes_add_again(struct notes *notes, const uint32_t *places, size_t count)
{
    for (size_t i = 0; i < count; i++)
        use(notes, places[i]);
}

void notes_add_value(struct notes *notes, char kind, struct str name, uint64_t value)
{
    char room[NAME_ROOM];
    size_t len = name.len + 2;
    struct str put_name =
        put(len <= sizeof room ? room : arena_alloc(&notes->arena, len), kind, name, STR(""));
    facts_set(&notes->facts, add(notes, put_name), value);
}

void notes_release(struct notes *notes)
{
    facts_release(&notes->facts);
    arena_release(&notes->arena);
}
