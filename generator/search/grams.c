#include "search/grams.h"

#include <assert.h>
#include <endian.h>
#include <string.h>

#include "base/mem.h"

enum {
    POINT_BITS = 21,
    MORE = 32,      /* of a digit: another follows */
    MANY = 31,      /* in the place of places */
    IN_PLACES = 64, /* beside a digit: it is one of the places */
    PAGES_MAX = 1 << 23,
    NUMBER_MAX = 5, /* digits of such a page's number */
    DIGITS_MAX = 8, /* of such a page's number and of its places: they fit into a uint64_t */
    CHUNK_MIN = 16, /* each chunk is twice the one before it, up to */
    CHUNK_MAX = 1024,
    FIRST_SLOTS = 1 << 10,
    MANY_SLOTS = 1 << 17,
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

/* Two of them fill a line of the cache. Most are in few pages, for which no chunk is needed. */
struct gram {
    uint64_t key;
    uint64_t few;       /* the first digits, a byte each, the first lowest */
    struct chunk *last; /* NULL as long as those are all */
    uint32_t page;      /* the last that has it, counted from 1 */
    uint16_t used;      /* of the last chunk */
    uint8_t doublings;  /* of CHUNK_MIN, to its size */
    uint8_t few_used;
};

/* The grams stand one behind the other as they came; a table of slots has the number of each. */
struct grams {
    struct arena arena;
    struct gram *ptr;
    size_t len;
    uint32_t *slots; /* a gram's place from 1 on; 0: free */
    size_t slot_count;
    uint32_t page; /* the last, counted from 1 */
};

static size_t slot_of(const struct grams *grams, uint64_t key)
{
    return (size_t)(run_hash(key) >> 32) & (grams->slot_count - 1);
}

/* The slot that has the gram of that key, or the free one where it belongs. */
static uint32_t *find(const struct grams *grams, uint64_t key)
{
    size_t i = slot_of(grams, key);
    while (grams->slots[i] && grams->ptr[grams->slots[i] - 1].key != key)
        i = (i + 1) & (grams->slot_count - 1);
    return &grams->slots[i];
}

/* Makes room for half as many grams as there are slots. */
static void grow(struct grams *grams, size_t slot_count)
{
    struct gram *ptr = mem_alloc(slot_count / 2 * sizeof *ptr);
    if (grams->len)
        memcpy(ptr, grams->ptr, grams->len * sizeof *ptr);
    mem_free(grams->ptr);
    mem_free(grams->slots);
    grams->ptr = ptr;
    grams->slots = mem_alloc(slot_count * sizeof *grams->slots);
    grams->slot_count = slot_count;
    grams->arena.large = slot_count >= MANY_SLOTS;
    for (size_t i = 0; i < grams->len; i++) {
        size_t soon = i + SOON < grams->len ? i + SOON : i;
        __builtin_prefetch(&grams->slots[slot_of(grams, grams->ptr[soon].key)], 1);
        size_t slot = slot_of(grams, grams->ptr[i].key);
        while (grams->slots[slot])
            slot = (slot + 1) & (slot_count - 1);
        grams->slots[slot] = (uint32_t)(i + 1);
    }
}

/* Makes room for so many more. */
static void reserve(struct grams *grams, size_t more)
{
    size_t count = grams->slot_count;
    while ((grams->len + more) * 2 > count)
        count *= 2;
    if (count > grams->slot_count)
        grow(grams, count);
}

struct grams *grams_new(void)
{
    struct grams *grams = mem_alloc(sizeof *grams);
    grow(grams, FIRST_SLOTS);
    return grams;
}

void grams_free(struct grams *grams)
{
    mem_free(grams->ptr);
    mem_free(grams->slots);
    arena_release(&grams->arena);
    mem_free(grams);
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
    struct chunk *chunk = arena_take(&grams->arena, sizeof *chunk + chunk_size(gram) + DIGITS_MAX);
    chunk->before = gram->last;
    gram->last = chunk;
    gram->used = 0;
}

/* Digits, a byte each, the first lowest. */
struct code {
    uint64_t bytes;
    size_t len;
};

/* The digits of a page that has the run. No two runs are alike: a branch here would be foretold wrongly most of the time. */
static inline struct code encode(uint32_t distance, const struct run *run)
{
    static const struct {
        uint32_t kept, added, len;
    } places_of[RUN_PLACES + 2] = {
        { 0, 0, 0 },
        { 0xFF, 0x40, 1 },
        { 0xFFFF, 0x4060, 2 },
        { 0xFFFFFF, 0x406060, 3 },
        { 0, IN_PLACES | MANY, 1 },
    };
    uint64_t places = (run->places & places_of[run->count].kept) | places_of[run->count].added;
    uint64_t number = (uint64_t)distance * 4 + run->strength, bytes = 0;
    size_t len = 1;
    for (size_t i = 0; i < NUMBER_MAX; i++)
        bytes |= (number >> 5 * i & 31) << 8 * i;
    for (size_t i = 1; i < NUMBER_MAX; i++)
        len += number >> 5 * i != 0;
    bytes |= MORE * 0x0101010101 & (((uint64_t)1 << 8 * (len - 1)) - 1);
    return (struct code){ bytes | places << 8 * len, len + places_of[run->count].len };
}

static void add_page(struct grams *grams, struct gram *gram, const struct run *run)
{
    struct code code = encode(grams->page - gram->page, run);
    gram->page = grams->page;
    if (!gram->last && gram->few_used + code.len <= sizeof gram->few) {
        gram->few |= code.bytes << 8 * gram->few_used;
        gram->few_used = (uint8_t)(gram->few_used + code.len);
        return;
    }
    if (!gram->last || gram->used + code.len > chunk_size(gram))
        add_chunk(grams, gram);
    uint64_t bytes = htole64(code.bytes);
    memcpy(gram->last->bytes + gram->used, &bytes, sizeof bytes);
    gram->used = (uint16_t)(gram->used + code.len);
}

/* The gram of the run, which is added if it is new. */
static struct gram *take_in(struct grams *grams, uint64_t key)
{
    uint32_t *slot = find(grams, key);
    if (!*slot) {
        grams->ptr[grams->len++] = (struct gram){ .key = key };
        *slot = (uint32_t)grams->len;
    }
    return &grams->ptr[*slot - 1];
}

/* Memory is asked for before it is used: nothing of it is near what was used last. */
void grams_add(struct grams *grams, const struct runs *runs)
{
    struct gram *found[AT_ONCE];
    reserve(grams, runs->len);
    grams->page++;
    assert(grams->page < PAGES_MAX);
    for (size_t from = 0; from < runs->len; from += AT_ONCE) {
        size_t left = runs->len - from, count = left < AT_ONCE ? left : AT_ONCE;
        const struct run *run = runs->ptr + from;
        for (size_t i = 0; i < count; i++)
            __builtin_prefetch(&grams->slots[slot_of(grams, run[i].key)], 1);
        for (size_t i = 0; i < count; i++)
            __builtin_prefetch(grams->ptr + grams->slots[slot_of(grams, run[i].key)] - 1, 1);
        for (size_t i = 0; i < count; i++) {
            found[i] = take_in(grams, run[i].key);
            if (found[i]->last)
                __builtin_prefetch(found[i]->last->bytes + found[i]->used, 1);
        }
        for (size_t i = 0; i < count; i++)
            add_page(grams, found[i], &run[i]);
    }
}

struct place {
    uint64_t key;
    size_t gram;
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
    size_t count = grams->len;
    struct place *places = mem_alloc(count * sizeof *places);
    struct place *room = mem_alloc(count * sizeof *room);
    for (size_t i = 0; i < count; i++)
        places[i] = (struct place){ grams->ptr[i].key, i };
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
    if (gram->last)
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
static void add_digits(struct pair_of_files *files, const unsigned char *bytes, size_t len)
{
    char pages[CHUNK_MAX], places[CHUNK_MAX];
    size_t place_len = 0;
    for (size_t i = 0; i < len; i++) {
        pages[i - place_len] = places[place_len] =
            digits[bytes[i] % IN_PLACES]; /* one of them stays */
        place_len += bytes[i] / IN_PLACES;
    }
    strbuf_add(&files->pages, (struct str){ pages, len - place_len });
    strbuf_add(&files->places, (struct str){ places, place_len });
}

static void add_gram(struct pair_of_files *files, struct gram *gram)
{
    struct strbuf *all[] = { &files->runs, &files->pages, &files->places };
    for (size_t i = 0; files->runs.len && i < COUNT(all); i++)
        strbuf_add_char(all[i], '\t');
    add_key(&files->runs, gram->key);
    uint64_t few = htole64(gram->few);
    add_digits(files, (const unsigned char *)&few, gram->few_used);
    for (const struct chunk *chunk = turn_chunks(gram); chunk; chunk = chunk->before)
        add_digits(files, chunk->bytes, chunk->used);
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
    for (size_t i = 0; i < grams->len; i++) {
        struct gram *gram = &grams->ptr[order[i].gram];
        if (!files.runs.len && i)
            strbuf_add_char(&first, '\t');
        if (!files.runs.len)
            add_key(&first, gram->key);
        if (i + AT_ONCE < grams->len)
            __builtin_prefetch(&grams->ptr[order[i + AT_ONCE].gram]);
        if (i + SOON < grams->len)
            __builtin_prefetch(grams->ptr[order[i + SOON].gram].last);
        add_gram(&files, gram);
        if (files.runs.len + files.pages.len >= piece || i + 1 == grams->len)
            write_files(&files, lists, places);
    }
    mem_free(order);
    json_add_text(firsts, strbuf_str(&first));
    strbuf_release(&files.runs);
    strbuf_release(&files.pages);
    strbuf_release(&files.places);
    strbuf_release(&first);
}
