#include "search/grams.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"

enum {
    POINT_BITS = 21,
    MORE = 32,  /* of a digit: another follows */
    OFTEN = 31, /* in the place of places */
    DIGITS_MAX = 7 + RUN_PLACES,
    CHUNK_MIN = 16, /* most runs are in few pages; each chunk is twice the one before it, up to */
    CHUNK_MAX = 1024,
    FIRST_SLOTS = 1 << 16,
    AT_ONCE = 64, /* runs that are looked up together */
};

static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/* Digits of a run: for each page its number, then its places. */
struct chunk {
    struct chunk *next;
    uint32_t size; /* all of it is used, except of the last */
    unsigned char bytes[];
};

struct gram {
    uint64_t key; /* 0: a free slot */
    struct chunk *first, *last;
    uint32_t page;       /* the last that has it, counted from 1 */
    uint16_t used, size; /* of the last chunk */
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

static void add_chunk(struct grams *grams, struct gram *gram)
{
    size_t size = gram->size < CHUNK_MAX / 2 ? gram->size * 2u : CHUNK_MAX;
    if (!gram->size)
        size = CHUNK_MIN;
    struct chunk *chunk = arena_alloc(&grams->arena, sizeof *chunk + size);
    chunk->size = (uint32_t)size;
    if (gram->last)
        gram->last->next = chunk;
    else
        gram->first = chunk;
    gram->last = chunk;
    gram->used = 0;
    gram->size = (uint16_t)size;
}

static void add_digits(struct grams *grams, struct gram *gram, const unsigned char *new, size_t len)
{
    while (len) {
        if (gram->used == gram->size)
            add_chunk(grams, gram);
        size_t room = gram->size - gram->used, count = len < room ? len : room;
        memcpy(gram->last->bytes + gram->used, new, count);
        gram->used += (uint16_t)count;
        new += count;
        len -= count;
    }
}

static void add_page(struct grams *grams, struct gram *gram, const struct run *run)
{
    unsigned char new[DIGITS_MAX];
    size_t len = 0;
    uint32_t number = (grams->page - gram->page) * 4 + run->strength;
    assert(run->count);
    for (; number >= MORE; number >>= 5)
        new[len++] = (unsigned char)(MORE + (number & 31));
    new[len++] = (unsigned char)number;
    if (run->count > RUN_PLACES)
        new[len++] = OFTEN;
    for (int i = 0; i < run->count && run->count <= RUN_PLACES; i++)
        new[len++] = (unsigned char)(run->places[i] + (i + 1 < run->count ? MORE : 0));
    gram->page = grams->page;
    add_digits(grams, gram, new, len);
}

/* The gram of the run, which is added if it is new. */
static struct gram *take_in(struct grams *grams, const struct run *run)
{
    struct gram *gram = find(grams, run->key);
    if (!gram->key) {
        *gram = (struct gram){ .key = run->key };
        grams->used++;
    }
    return gram;
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
            __builtin_prefetch((char *)found[i]->last + sizeof *found[i]->last + found[i]->used, 1);
        }
        for (size_t i = 0; i < count; i++)
            add_page(grams, found[i], &run[i]);
    }
}

static int compare_grams(const void *a, const void *b)
{
    const struct gram *x = a, *y = b;
    return x->key < y->key ? -1 : x->key > y->key;
}

/* Moves all grams to the front, in the order of their runs; none can be found or added any more. */
static void sort(struct grams *grams)
{
    size_t count = 0;
    for (size_t i = 0; i < grams->slot_count; i++)
        if (grams->slots[i].key)
            grams->slots[count++] = grams->slots[i];
    qsort(grams->slots, count, sizeof *grams->slots, compare_grams);
}

/* What is written into the next file of each kind. */
struct pair_of_files {
    struct strbuf runs, pages, places;
};

static void add_run(struct strbuf *out, uint64_t key)
{
    const uint64_t mask = ((uint64_t)1 << POINT_BITS) - 1;
    for (int shift = 2 * POINT_BITS; shift >= 0; shift -= POINT_BITS) {
        uint32_t c = (uint32_t)(key >> shift & mask);
        if (c)
            strbuf_add_utf8(out, c);
    }
}

/* Appends the digits of pages and of places, each to its own text. */
static void add_chunks(struct pair_of_files *files, const struct gram *gram)
{
    char pages[CHUNK_MAX + 1], places[CHUNK_MAX + 1];
    bool in_places = false;
    for (const struct chunk *chunk = gram->first; chunk; chunk = chunk->next) {
        size_t used = chunk == gram->last ? gram->used : chunk->size, page_len = 0, place_len = 0;
        for (size_t i = 0; i < used; i++) {
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

static void add_gram(struct pair_of_files *files, const struct gram *gram)
{
    struct strbuf *all[] = { &files->runs, &files->pages, &files->places };
    for (size_t i = 0; files->runs.len && i < COUNT(all); i++)
        strbuf_add_char(all[i], '\t');
    add_run(&files->runs, gram->key);
    add_chunks(files, gram);
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
    sort(grams);
    for (size_t i = 0; i < grams->used; i++) {
        if (!files.runs.len && i)
            strbuf_add_char(&first, '\t');
        if (!files.runs.len)
            add_run(&first, grams->slots[i].key);
        if (i + AT_ONCE < grams->used)
            __builtin_prefetch(grams->slots[i + AT_ONCE].first);
        add_gram(&files, &grams->slots[i]);
        if (files.runs.len + files.pages.len >= piece || i + 1 == grams->used)
            write_files(&files, lists, places);
    }
    json_add_text(firsts, strbuf_str(&first));
    strbuf_release(&files.runs);
    strbuf_release(&files.pages);
    strbuf_release(&files.places);
    strbuf_release(&first);
}
