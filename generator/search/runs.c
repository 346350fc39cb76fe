#include "search/runs.h"

#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

enum {
    POINT_BITS = 21,
    OFTEN = 3,
    TAG_FIRST = 0x100,
    SLOTS_MIN = 1024,
    KINDS = 4,             /* of runs at one character, at most */
    OTHERS = 64,           /* runs that no text has, at most */
    HAN = 1 << POINT_BITS, /* beside the code point of a Han character in a line */
};

void runs_release(struct runs *runs)
{
    mem_free(runs->ptr);
    mem_free(runs->slots);
    mem_free(runs->line);
    *runs = (struct runs){ 0 };
}

static bool is_han(uint32_t c)
{
    return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

/* Takes the text as the line that is read next. */
static void fold_text(struct runs *runs, struct fold *fold, struct str text)
{
    runs->line_len = 0;
    while (text.len) {
        if (runs->line_cap < runs->line_len + FOLD_MAX) {
            runs->line_cap = runs->line_cap * 2 + text.len + FOLD_MAX;
            runs->line = mem_resize(runs->line, runs->line_cap * sizeof *runs->line);
        }
        uint32_t *folded = runs->line + runs->line_len;
        size_t count = fold_char(fold, utf8_next(&text), folded);
        for (size_t i = 0; i < count; i++)
            folded[i] |= is_han(folded[i]) ? HAN : 0;
        runs->line_len += count;
    }
}

/* Makes room for the runs of so many characters, and forgets those of the page before. */
static void begin_page(struct runs *runs, size_t characters)
{
    size_t slots = SLOTS_MIN;
    while (slots < characters * KINDS + OTHERS)
        slots *= 2;
    if (slots > runs->cap) {
        runs->cap = slots;
        runs->ptr = mem_resize(runs->ptr, slots * sizeof *runs->ptr);
        runs->slots = mem_resize(runs->slots, slots * sizeof *runs->slots);
    }
    memset(runs->slots, 0, slots * sizeof *runs->slots);
    runs->slot_count = slots;
    runs->len = 0;
}

/* The slot of the run, or the free one where it belongs. */
static uint32_t *slot_of(struct runs *runs, uint64_t key)
{
    size_t i = (size_t)(run_hash(key) >> 32) & (runs->slot_count - 1);
    while (runs->slots[i] && runs->ptr[runs->slots[i] - 1].key != key)
        i = (i + 1) & (runs->slot_count - 1);
    return &runs->slots[i];
}

static uint64_t key_of(uint32_t a, uint32_t b, uint32_t c)
{
    const uint32_t mask = HAN - 1;
    return (uint64_t)(a & mask) << 2 * POINT_BITS | (uint64_t)(b & mask) << POINT_BITS | (c & mask);
}

/* The page has the run at `place`. */
static void add_run(struct runs *runs, uint64_t key, size_t place)
{
    uint32_t *slot = slot_of(runs, key);
    if (!*slot) {
        runs->ptr[runs->len] = (struct run){ .key = key };
        *slot = (uint32_t)++runs->len;
    }
    struct run *run = &runs->ptr[*slot - 1];
    if (run->count < RUN_PLACES)
        run->places[run->count] = (uint8_t)(place % RUN_MODULUS);
    run->count += run->count < UINT8_MAX;
    if (run->count == OFTEN && run->strength < RUN_OFTEN)
        run->strength = RUN_OFTEN;
}

static bool is_break(uint32_t c)
{
    return c == '\n';
}

/* Every page has nearly all characters of ASCII, which tells nothing, and each Han character begins a pair. */
static bool is_single(uint32_t c)
{
    return c >= 0x80 && !(c & HAN);
}

/* A run of three at line[i], without Han characters. */
static bool is_three(const struct runs *runs, size_t i)
{
    const uint32_t *c = runs->line + i;
    return i + 2 < runs->line_len && !((c[0] | c[1] | c[2]) & HAN) && !is_break(c[1]) &&
           !is_break(c[2]);
}

/* A pair at line[i], where there is no three: of others than Han characters, without a blank. */
static bool is_pair(const struct runs *runs, size_t i)
{
    const uint32_t *c = runs->line + i;
    if (i + 1 >= runs->line_len || is_break(c[1]))
        return false;
    return (c[0] | c[1]) & HAN || (c[0] != ' ' && c[1] != ' ');
}

static bool is_joint(uint32_t c)
{
    return c == '_' || c == '-' || c == 0x2010 || c == 0x2011;
}

/* The threes that the joint at line[i] parts. */
static void add_joined(struct runs *runs, size_t i)
{
    const uint32_t *at = runs->line + i;
    size_t before = i, behind = runs->line_len - i - 1;
    if (!before || !behind || (at[-1] | at[1]) & HAN || is_break(at[-1]) || is_break(at[1]))
        return;
    if (before > 1 && !(at[-2] & HAN) && !is_break(at[-2]))
        add_run(runs, key_of(at[-2], at[-1], at[1]), i);
    if (behind > 1 && !(at[2] & HAN) && !is_break(at[2]))
        add_run(runs, key_of(at[-1], at[1], at[2]), i);
}

/* The keys of the runs that begin at line[i], and their number. */
static size_t keys_at(const struct runs *runs, size_t i, uint64_t keys[2])
{
    const uint32_t *c = runs->line + i;
    size_t count = 0;
    if (is_break(c[0]))
        return 0;
    if (is_single(c[0]))
        keys[count++] = key_of(c[0], 0, 0);
    if (is_three(runs, i))
        keys[count++] = key_of(c[0], c[1], c[2]);
    else if (is_pair(runs, i))
        keys[count++] = key_of(c[0], c[1], 0);
    else if (c[0] & HAN)
        keys[count++] = key_of(c[0], '\n', 0); /* at the end of a line */
    return count;
}

static void add_runs(struct runs *runs)
{
    for (size_t i = 0; i < runs->line_len; i++) {
        uint64_t keys[2];
        size_t count = keys_at(runs, i, keys);
        for (size_t k = 0; k < count; k++)
            add_run(runs, keys[k], i);
        if (is_joint(runs->line[i]))
            add_joined(runs, i);
    }
}

/* The runs of a text that the page has elsewhere as well, where they were counted, are at least so strong; its Han
 * characters are runs alone too. */
static void strengthen(struct runs *runs, struct fold *fold, struct str text,
                       enum run_strength strength)
{
    fold_text(runs, fold, text);
    for (size_t i = 0; i < runs->line_len; i++) {
        uint64_t keys[3];
        size_t count = keys_at(runs, i, keys);
        if (runs->line[i] & HAN)
            add_run(runs, keys[count++] = key_of(runs->line[i], 0, 0), i);
        for (size_t k = 0; k < count; k++) {
            uint32_t number = *slot_of(runs, keys[k]);
            if (number && runs->ptr[number - 1].strength < strength)
                runs->ptr[number - 1].strength = (uint8_t)strength;
        }
    }
}

void runs_collect(struct runs *runs, struct fold *fold, const struct document *document,
                  const struct config *config)
{
    struct str text = strbuf_str(&document->text);
    const struct page *page = document->page;
    fold_text(runs, fold, text);
    begin_page(runs, runs->line_len);
    add_runs(runs);
    strengthen(runs, fold, strbuf_str(&document->headings), RUN_IN_HEADING);
    strengthen(runs, fold, str_slice(text, 0, str_find(text, '\n')), RUN_IN_TITLE);
    add_run(runs, key_of('\n', '0' + (uint32_t)page->difficulty, 0), 0);
    for (size_t i = 0; i < page->tags.len; i++) {
        const struct tag *tag = config_tag(config, page->tags.ptr[i].text);
        if (tag)
            add_run(runs, key_of('\n', TAG_FIRST + (uint32_t)(tag - config->tags.ptr), 0), 0);
    }
}
