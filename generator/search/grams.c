#include "search/grams.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"

enum {
    POINT_BITS = 21,
    OFTEN = 3,        /* how often a page has a run that it is strong in */
    CHUNK_BYTES = 22, /* most runs are in few pages */
    FIRST_SLOTS = 1 << 16,
    TAG_FIRST = 0x100, /* the second character of a tag's run */
};

enum strength { IN_TEXT, OFTEN_IN_TEXT, IN_HEADING, IN_TITLE };

/* The list of a run's pages, as text. */
struct chunk {
    struct chunk *next;
    unsigned char used;
    char bytes[CHUNK_BYTES];
};

struct posting {
    struct chunk *first, *last;
    uint32_t page; /* the last, counted from 1 */
};

/* A run of characters as a number, and how the page that is being added has it. */
struct slot {
    uint64_t key; /* 0: free */
    uint32_t posting;
    uint16_t count;
    uint8_t strength;
};

struct grams {
    struct arena arena;
    struct fold *fold;
    struct slot *slots;
    size_t slot_count, used;
    struct {
        struct posting *ptr;
        size_t len, cap;
    } postings;
    uint32_t page; /* that is being added, counted from 1 */
    struct {
        uint64_t *ptr;
        size_t len, cap;
    } touched; /* its runs, each once */
    struct {
        uint32_t *ptr;
        size_t len, cap;
    } line; /* its characters, folded */
};

struct grams *grams_new(struct fold *fold)
{
    struct grams *grams = mem_alloc(sizeof *grams);
    grams->fold = fold;
    grams->slot_count = FIRST_SLOTS;
    grams->slots = mem_alloc(FIRST_SLOTS * sizeof *grams->slots);
    return grams;
}

void grams_free(struct grams *grams)
{
    mem_free(grams->slots);
    arena_release(&grams->arena);
    mem_free(grams);
}

static uint64_t key_of(uint32_t a, uint32_t b, uint32_t c)
{
    return (uint64_t)a << 2 * POINT_BITS | (uint64_t)b << POINT_BITS | c;
}

/* Mixes all bits into the upper ones (multiplication by 2^64 over the golden ratio, Knuth 6.4). */
static struct slot *slot_of(struct slot *slots, size_t count, uint64_t key)
{
    uint64_t mixed = (key ^ key >> 29) * 0x9E3779B97F4A7C15u;
    size_t i = (size_t)(mixed >> 32) & (count - 1);
    while (slots[i].key && slots[i].key != key)
        i = (i + 1) & (count - 1);
    return &slots[i];
}

static void grow(struct grams *grams)
{
    size_t count = grams->slot_count * 2;
    struct slot *slots = mem_alloc(count * sizeof *slots);
    for (size_t i = 0; i < grams->slot_count; i++)
        if (grams->slots[i].key)
            *slot_of(slots, count, grams->slots[i].key) = grams->slots[i];
    mem_free(grams->slots);
    grams->slots = slots;
    grams->slot_count = count;
}

/* The page has the run once more. */
static void touch(struct grams *grams, uint64_t key, enum strength strength)
{
    struct slot *slot = slot_of(grams->slots, grams->slot_count, key);
    if (!slot->key) {
        *slot = (struct slot){ .key = key, .posting = (uint32_t)grams->postings.len };
        vec_push(&grams->arena, &grams->postings, (struct posting){ 0 });
        grams->used++;
    }
    if (!slot->count)
        vec_push(&grams->arena, &grams->touched, key);
    slot->count += slot->count < UINT16_MAX;
    if (slot->strength < strength)
        slot->strength = (uint8_t)strength;
    if (grams->used * 2 > grams->slot_count)
        grow(grams);
}

static bool is_han(uint32_t c)
{
    return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

static bool is_joint(uint32_t c)
{
    return c == '_' || c == '-' || c == 0x2010 || c == 0x2011;
}

/* A pair of others than Han characters is of use only within a word: threes have the rest. */
static void touch_pair(struct grams *grams, uint32_t a, uint32_t b, enum strength strength)
{
    if (is_han(a) || is_han(b) || (a != ' ' && b != ' '))
        touch(grams, key_of(a, b, 0), strength);
}

static void touch_three(struct grams *grams, uint32_t a, uint32_t b, uint32_t c,
                        enum strength strength)
{
    if (!is_han(a) && !is_han(b) && !is_han(c))
        touch(grams, key_of(a, b, c), strength);
}

static void add_line(struct grams *grams, enum strength strength)
{
    const uint32_t *line = grams->line.ptr;
    size_t len = grams->line.len;
    for (size_t i = 0; i < len; i++) {
        if (line[i] != ' ')
            touch(grams, key_of(line[i], 0, 0), strength);
        if (i + 1 < len)
            touch_pair(grams, line[i], line[i + 1], strength);
        if (i + 2 < len)
            touch_three(grams, line[i], line[i + 1], line[i + 2], strength);
    }
    /* grad_norm is found by gradnorm too */
    for (size_t i = 1; i + 1 < len; i++) {
        if (!is_joint(line[i]))
            continue;
        touch_pair(grams, line[i - 1], line[i + 1], strength);
        if (i > 1)
            touch_three(grams, line[i - 2], line[i - 1], line[i + 1], strength);
        if (i + 2 < len)
            touch_three(grams, line[i - 1], line[i + 1], line[i + 2], strength);
    }
}

static void add_text(struct grams *grams, struct str text, enum strength strength)
{
    while (text.len) {
        struct str line = str_cut(&text, '\n');
        grams->line.len = 0;
        while (line.len) {
            uint32_t folded[FOLD_MAX];
            size_t count = fold_char(grams->fold, utf8_next(&line), folded);
            for (size_t i = 0; i < count; i++)
                vec_push(&grams->arena, &grams->line, folded[i]);
        }
        add_line(grams, strength);
    }
}

static void add_byte(struct grams *grams, struct posting *posting, char byte)
{
    if (!posting->last || posting->last->used == CHUNK_BYTES) {
        struct chunk *chunk = arena_alloc(&grams->arena, sizeof *chunk);
        if (posting->last)
            posting->last->next = chunk;
        else
            posting->first = chunk;
        posting->last = chunk;
    }
    posting->last->bytes[posting->last->used++] = byte;
}

static void add_number(struct grams *grams, struct posting *posting, uint32_t number)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for (; number >= 32; number >>= 5)
        add_byte(grams, posting, digits[32 + (number & 31)]);
    add_byte(grams, posting, digits[number]);
}

/* Adds the page to the lists of its runs. */
static void end_page(struct grams *grams)
{
    for (size_t i = 0; i < grams->touched.len; i++) {
        struct slot *slot = slot_of(grams->slots, grams->slot_count, grams->touched.ptr[i]);
        struct posting *posting = &grams->postings.ptr[slot->posting];
        enum strength strength = slot->strength;
        if (strength == IN_TEXT && slot->count >= OFTEN)
            strength = OFTEN_IN_TEXT;
        add_number(grams, posting, (grams->page - posting->page) * 4 + strength);
        posting->page = grams->page;
        slot->count = 0;
        slot->strength = IN_TEXT;
    }
    grams->touched.len = 0;
}

void grams_add(struct grams *grams, const struct document *document, const struct config *config)
{
    struct str text = strbuf_str(&document->text), rest = text;
    const struct page *page = document->page;
    grams->page++;
    add_text(grams, str_cut(&rest, '\n'), IN_TITLE);
    add_text(grams, strbuf_str(&document->headings), IN_HEADING);
    add_text(grams, rest, IN_TEXT);
    touch(grams, key_of('\n', '0' + (uint32_t)page->difficulty, 0), IN_TEXT);
    for (size_t i = 0; i < page->tags.len; i++) {
        const struct tag *tag = config_tag(config, page->tags.ptr[i].text);
        if (tag)
            touch(grams, key_of('\n', TAG_FIRST + (uint32_t)(tag - config->tags.ptr), 0), IN_TEXT);
    }
    end_page(grams);
}

static int compare_slots(const void *a, const void *b)
{
    const struct slot *x = *(const struct slot *const *)a, *y = *(const struct slot *const *)b;
    return x->key < y->key ? -1 : x->key > y->key;
}

/* The slots in use, by the code points of their runs. */
static const struct slot **sorted(struct grams *grams)
{
    const struct slot **slots = arena_alloc(&grams->arena, grams->used * sizeof *slots);
    size_t count = 0;
    for (size_t i = 0; i < grams->slot_count; i++)
        if (grams->slots[i].key)
            slots[count++] = &grams->slots[i];
    qsort(slots, count, sizeof *slots, compare_slots);
    return slots;
}

static void add_run(struct strbuf *out, uint64_t key)
{
    const uint64_t mask = ((uint64_t)1 << POINT_BITS) - 1;
    for (int shift = 2 * POINT_BITS; shift >= 0; shift -= POINT_BITS) {
        uint32_t c = (uint32_t)(key >> shift & mask);
        if (c)
            strbuf_add_utf8(out, c);
    }
}

static void add_pages(struct strbuf *out, const struct posting *posting)
{
    for (const struct chunk *chunk = posting->first; chunk; chunk = chunk->next)
        strbuf_add(out, (struct str){ chunk->bytes, chunk->used });
}

static void write_file(struct scripts *scripts, struct strbuf *runs, struct strbuf *pages)
{
    struct strbuf script;
    strbuf_init(&script, STRBUF_PAGE);
    scripts_begin(scripts, &script);
    strbuf_add_char(&script, '[');
    json_add_text(&script, strbuf_str(runs));
    strbuf_add_char(&script, ',');
    json_add_text(&script, strbuf_str(pages));
    strbuf_add_char(&script, ']');
    scripts_end(scripts, &script);
    strbuf_release(&script);
    strbuf_reset(runs);
    strbuf_reset(pages);
}

void grams_write(struct grams *grams, struct scripts *scripts, size_t piece, struct strbuf *firsts)
{
    const struct slot **slots = sorted(grams);
    struct strbuf runs, pages, first;
    strbuf_init(&runs, STRBUF_PAGE);
    strbuf_init(&pages, STRBUF_PAGE);
    strbuf_init(&first, STRBUF_PAGE);
    for (size_t i = 0; i < grams->used; i++) {
        struct strbuf *const lists[] = { &runs, &pages };
        bool begins = !runs.len;
        if (begins && i)
            strbuf_add_char(&first, '\t');
        if (begins)
            add_run(&first, slots[i]->key);
        for (size_t k = 0; !begins && k < COUNT(lists); k++)
            strbuf_add_char(lists[k], '\t');
        add_run(&runs, slots[i]->key);
        add_pages(&pages, &grams->postings.ptr[slots[i]->posting]);
        if (runs.len + pages.len >= piece || i + 1 == grams->used)
            write_file(scripts, &runs, &pages);
    }
    json_add_text(firsts, strbuf_str(&first));
    strbuf_release(&runs);
    strbuf_release(&pages);
    strbuf_release(&first);
}
