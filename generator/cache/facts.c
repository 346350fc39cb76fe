#include "cache/facts.h"

#include <string.h>

#include "base/vec.h"

enum {
    NAME_ROOM = 512,
    FACTS_MAX = 8192, /* that notes carry from one page to the next */
};

/* Maps hold pointers that are not NULL: this stands for a place. */
static void *pointer_of(uint32_t place)
{
    return (void *)((uintptr_t)place + 1);
}

uint32_t facts_place(struct facts *facts, struct str name)
{
    void *known = map_get(&facts->by_name, name);
    if (known)
        return (uint32_t)((uintptr_t)known - 1);
    struct fact fact = { .name = arena_dup(&facts->arena, name) };
    uint32_t place = (uint32_t)facts->list.len;
    vec_push(&facts->arena, &facts->list, fact);
    map_put(&facts->arena, &facts->by_name, fact.name, pointer_of(place));
    return place;
}

void facts_set(struct facts *facts, uint32_t place, uint64_t value)
{
    struct fact *fact = &facts->list.ptr[place];
    fact->broken = fact->broken || (fact->known && fact->value != value);
    fact->value = value;
    fact->known = true;
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
    arena_release(&notes->facts.arena);
    arena_release(&notes->arena);
}
