#include "search/grams.h"

#include "base/mem.h"

enum {
    POINT_BITS = 21,
    MORE = 32,  /* of a digit: another follows */
    MANY = 31,  /* in the place of places */
    PLACES = 3, /* that are told of a page */
    OFTEN = 3,  /* places that make a run strong */
    DIGITS_MAX = 7 + PLACES,
    CHUNK_MIN = 16, /* most runs are in few pages; each chunk is twice the one before it, up to */
    CHUNK_MAX = 1024,
    FIRST_SLOTS = 1 << 16,
    AT_ONCE = 64, /* runs that are looked up together */
    SOON = 16,    /* and that are written soon */
    RADIX_BITS = 11,
    RADIX = 1 << RADIX_BITS,
};

static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/* Digits of a run: for each page its number, then its places. */
struct chunk {
    struct chunk *before; /* once all are there: the next */
    uint16_t used;        /* set once another follows */
    unsigned char bytes[];
};

/* Its last page waits to be written until all of it is known. Two of them fill a line of the cache. */
struct gram {
    uint64_t key; /* 0: a free slot */
    struct chunk *last;
    uint32_t page, before; /* the last that has it, and the last that is written; counted from 1 */
    uint16_t used;         /* of the last chunk */
    uint8_t doublings;     /* of CHUNK_MIN, to its size */
    uint8_t strength;      /* in the page */
    uint8_t count;         /* places in the page, as far as that goes */
    uint8_t places[PLACES];
};

struct grams {
    struct arena arena;
    struct gram *slots; /* within `memory` */
    void *memory;
    size_t slot_count, used;
    uint32_t page; /* the last, counted from 1 */
};

/* Makes a table of free slots, none of which lies in two lines of the cache. */
static void make_slots(struct grams *grams, size_t count)
{
    grams->memory = mem_alloc((count + 1) * sizeof *grams->slots);
    size_t past = (uintptr_t)grams->memory % sizeof *grams->slots;
    grams->slots = (struct gram *)((char *)grams->memory + sizeof *grams->slots - past);
    grams->slot_count = count;
}

struct grams *grams_new(void)
{
    struct grams *grams = mem_alloc(sizeof *grams);
    make_slots(grams, FIRST_SLOTS);
    return grams;
}

void grams_free(struct grams *grams)
{
    mem_free(grams->memory);
    arena_release(&grams->arena);
    mem_free(grams);
}

static size_t slot_of(const struct grams *grams, uint64_t key)
{
    return (size_t)(run_hash(key) >> 32) & (grams->slot_count - 1);
}

/* The gram of that key, or the free slot where it belongs. */
static struct gram *find(const struct grams *grams, uint64_t key)
{
    size_t i = slot_of(grams, key);
    while (grams->slots[i].key && grams->slots[i].key != key)
        i = (i + 1) & (grams->slot_count - 1);
    return &grams->slots[i];
}

/* Makes room for so many more. */
static void reserve(struct grams *grams, size_t more)
{
    size_t count = grams->slot_count;
    while ((grams->used + more) * 2 > count)
        count *= 2;
    if (count == grams->slot_count)
        return;
    struct grams before = *grams;
    make_slots(grams, count);
    for (size_t i = 0; i < before.slot_count; i++)
        if (before.slots[i].key)
            *find(grams, before.slots[i].key) = before.slots[i];
    mem_free(before.memory);
}

static size_t chunk_size(const struct gram *gram)
{
    return (size_t)CHUNK_MIN << gram->doublings;
}

static void add_chunk(struct grams *grams, struct gram *gram)
{
    if (gram->last)
        gram->last->used = gram->used;
    if (gram->last && chunk_size(gram) < CHUNK_MAX)
        gram->doublings++;
    struct chunk *chunk = arena_alloc(&grams->arena, sizeof *chunk + chunk_size(gram));
    chunk->before = gram->last;
    gram->last = chunk;
    gram->used = 0;
}

/* Writes the page that waits, if there is one. */
static void write_page(struct grams *grams, struct gram *gram)
{
    if (gram->page == gram->before)
        return;
    if (!gram->last || chunk_size(gram) - gram->used < DIGITS_MAX)
        add_chunk(grams, gram);
    unsigned char *to = gram->last->bytes + gram->used;
    uint32_t number = (gram->page - gram->before) * 4 + gram->strength;
    for (; number >= MORE; number >>= 5)
        *to++ = (unsigned char)(MORE + (number & 31));
    *to++ = (unsigned char)number;
    if (gram->count > PLACES)
        *to++ = MANY;
    for (int i = 0; i < gram->count && gram->count <= PLACES; i++)
        *to++ = (unsigned char)(gram->places[i] + (i + 1 < gram->count ? MORE : 0));
    gram->used = (uint16_t)(to - gram->last->bytes);
    gram->before = gram->page;
}

/* The page that is added has the run in one place more. */
static void add_place(struct grams *grams, struct gram *gram, const struct run *run)
{
    if (gram->page != grams->page) {
        write_page(grams, gram);
        gram->page = grams->page;
        gram->count = gram->strength = 0;
    }
    if (gram->count < PLACES)
        gram->places[gram->count] = run->place;
    if (gram->count < UINT8_MAX)
        gram->count++;
    if (gram->count == OFTEN && gram->strength < RUN_OFTEN)
        gram->strength = RUN_OFTEN;
}

/* The gram of the run, which is added if it is new; NULL for one that this says nothing of. */
static struct gram *take_in(struct grams *grams, const struct run *run)
{
    struct gram *gram = find(grams, run->key);
    if (!gram->key && run->place == RUN_NOWHERE)
        return NULL;
    grams->used += !gram->key;
    gram->key = run->key;
    return gram;
}

static void add_run(struct grams *grams, struct gram *gram, const struct run *run)
{
    if (run->place != RUN_NOWHERE)
        add_place(grams, gram, run);
    if (gram->page == grams->page && gram->strength < run->strength)
        gram->strength = run->strength;
}

/* Memory is asked for before it is used: nothing of it is near what was used last. */
void grams_add(struct grams *grams, const struct runs *runs)
{
    struct gram *found[AT_ONCE];
    reserve(grams, runs->len);
    grams->page++;
    for (size_t from = 0; from < runs->len; from += AT_ONCE) {
        size_t left = runs->len - from, count = left < AT_ONCE ? left : AT_ONCE;
        const struct run *run = runs->ptr + from;
        for (size_t i = 0; i < count; i++)
            __builtin_prefetch(&grams->slots[slot_of(grams, run[i].key)], 1);
        for (size_t i = 0; i < count; i++) {
            found[i] = take_in(grams, &run[i]);
            if (found[i] && found[i]->last)
                __builtin_prefetch(found[i]->last->bytes + found[i]->used, 1);
        }
        for (size_t i = 0; i < count; i++)
            if (found[i])
                add_run(grams, found[i], &run[i]);
    }
}

struct place {
    uint64_t key;
    size_t slot;
};

/* Sorts by one digit of the keys, from its lowest bit on; keys with the same digit stay in their order. */
static void sort_by(const struct place *from, struct place *to, size_t count, int shift)
{
    size_t starts[RADIX + 1] = { 0 };
    for (size_t i = 0; i < count; i++)
        starts[(from[i].key >> shift) % RADIX + 1]++;
    for (size_t i = 1; i < RADIX; i++)
        starts[i] += starts[i - 1];
    for (size_t i = 0; i < count; i++)
        to[starts[(from[i].key >> shift) % RADIX]++] = from[i];
}

/* Where the grams are, in the order of their runs; to be given back by mem_free(). */
static struct place *sort(const struct grams *grams)
{
    struct place *places = mem_alloc(grams->used * sizeof *places), *room;
    size_t count = 0;
    for (size_t i = 0; i < grams->slot_count; i++)
        if (grams->slots[i].key)
            places[count++] = (struct place){ grams->slots[i].key, i };
    room = mem_alloc(count * sizeof *room);
    for (int shift = 0; shift < 3 * POINT_BITS; shift += 2 * RADIX_BITS) {
        sort_by(places, room, count, shift);
        sort_by(room, places, count, shift + RADIX_BITS);
    }
    mem_free(room);
    return places;
}

/* What is written into the next file of each kind. */
struct pair_of_files {
    struct strbuf runs, pages, places;
};

static void add_key(struct strbuf *out, uint64_t key)
{
    const uint64_t mask = ((uint64_t)1 << POINT_BITS) - 1;
    for (int shift = 2 * POINT_BITS; shift >= 0; shift -= POINT_BITS) {
        uint32_t c = (uint32_t)(key >> shift & mask);
        if (c)
            strbuf_add_utf8(out, c);
    }
}

/* The first of its chunks, each of which leads to the next from now on. */
static const struct chunk *turn_chunks(struct gram *gram)
{
    struct chunk *next = NULL;
    gram->last->used = gram->used;
    for (struct chunk *chunk = gram->last; chunk;) {
        struct chunk *before = chunk->before;
        chunk->before = next;
        next = chunk;
        chunk = before;
    }
    return next;
}

/* Appends the digits of pages and of places, each to its own text. */
static void add_chunks(struct pair_of_files *files, const struct chunk *chunk)
{
    char pages[CHUNK_MAX + 1], places[CHUNK_MAX + 1];
    bool in_places = false;
    for (; chunk; chunk = chunk->before) {
        size_t page_len = 0, place_len = 0;
        for (size_t i = 0; i < chunk->used; i++) {
            char digit = digits[chunk->bytes[i]];
            pages[page_len] = places[place_len] = digit; /* one of them stays */
            page_len += !in_places;
            place_len += in_places;
            in_places ^= chunk->bytes[i] < MORE;
        }
        strbuf_add(&files->pages, (struct str){ pages, page_len });
        strbuf_add(&files->places, (struct str){ places, place_len });
    }
}

static void add_gram(struct pair_of_files *files, struct gram *gram)
{
    struct strbuf *all[] = { &files->runs, &files->pages, &files->places };
    for (size_t i = 0; files->runs.len && i < COUNT(all); i++)
        strbuf_add_char(all[i], '\t');
    add_key(&files->runs, gram->key);
    add_chunks(files, turn_chunks(gram));
}

static void write_files(struct pair_of_files *files, struct scripts *lists, struct scripts *places)
{
    struct strbuf script;
    strbuf_init(&script, STRBUF_PAGE);
    scripts_begin(lists, &script);
    strbuf_add_char(&script, '[');
    json_add_text(&script, strbuf_str(&files->runs));
    strbuf_add_char(&script, ',');
    json_add_text(&script, strbuf_str(&files->pages));
    strbuf_add_char(&script, ']');
    scripts_end(lists, &script);
    scripts_begin(places, &script);
    json_add_text(&script, strbuf_str(&files->places));
    scripts_end(places, &script);
    strbuf_release(&script);
    strbuf_reset(&files->runs);
    strbuf_reset(&files->pages);
    strbuf_reset(&files->places);
}

void grams_write(struct grams *grams, size_t piece, struct scripts *lists, struct scripts *places,
                 struct strbuf *firsts)
{
    struct pair_of_files files;
    struct strbuf first;
    strbuf_init(&files.runs, STRBUF_PAGE);
    strbuf_init(&files.pages, STRBUF_PAGE);
    strbuf_init(&files.places, STRBUF_PAGE);
    strbuf_init(&first, STRBUF_PAGE);
    struct place *order = sort(grams);
    for (size_t i = 0; i < grams->used; i++) {
        struct gram *gram = &grams->slots[order[i].slot];
        if (!files.runs.len && i)
            strbuf_add_char(&first, '\t');
        if (!files.runs.len)
            add_key(&first, gram->key);
        if (i + AT_ONCE < grams->used)
            __builtin_prefetch(&grams->slots[order[i + AT_ONCE].slot]);
        if (i + SOON < grams->used)
            __builtin_prefetch(grams->slots[order[i + SOON].slot].last);
        write_page(grams, gram);
        add_gram(&files, gram);
        if (files.runs.len + files.pages.len >= piece || i + 1 == grams->used)
            write_files(&files, lists, places);
    }
    mem_free(order);
    json_add_text(firsts, strbuf_str(&first));
    strbuf_release(&files.runs);
    strbuf_release(&files.pages);
    strbuf_release(&files.places);
    strbuf_release(&first);
}
