#include "search/runs.h"

#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

enum {
    POINT_BITS = 21,
    OFTEN = 3,
    TAG_FIRST = 0x100,
    SLOTS_MIN = 1024,
    KINDS = 6,             /* of runs that begin at one character, those over a joint included */
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

static struct run *run_of(struct runs *runs, uint64_t key)
{
    size_t i = (size_t)(run_hash(key) >> 32) & (runs->slot_count - 1);
    for (; runs->slots[i]; i = (i + 1) & (runs->slot_count - 1))
        if (runs->ptr[runs->slots[i] - 1].key == key)
            return &runs->ptr[runs->slots[i] - 1];
    runs->ptr[runs->len] = (struct run){ .key = key };
    runs->slots[i] = (uint32_t)++runs->len;
    return &runs->ptr[runs->len - 1];
}

static uint64_t key_of(uint32_t a, uint32_t b, uint32_t c)
{
    const uint32_t mask = HAN - 1;
    return (uint64_t)(a & mask) << 2 * POINT_BITS | (uint64_t)(b & mask) << POINT_BITS | (c & mask);
}

/* The page has the run at `place`. */
static void add_run(struct runs *runs, uint64_t key, size_t place)
{
    struct run *run = run_of(runs, key);
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

/* A pair of others than Han characters is of use only within a word: threes have the rest. */
static bool is_pair(uint32_t a, uint32_t b)
{
    return !is_break(b) && ((a | b) & HAN || (a != ' ' && b != ' '));
}

static bool is_three(uint32_t a, uint32_t b, uint32_t c)
{
    return !((a | b | c) & HAN) && !is_break(b) && !is_break(c);
}

static bool is_joint(uint32_t c)
{
    return c == '_' || c == '-' || c == 0x2010 || c == 0x2011;
}

/* The runs that the joint at line[i] parts. */
static void add_joined(struct runs *runs, size_t i)
{
    const uint32_t *at = runs->line + i;
    size_t before = i, behind = runs->line_len - i - 1;
    if (!before || !behind || is_break(at[-1]))
        return;
    if (is_pair(at[-1], at[1]))
        add_run(runs, key_of(at[-1], at[1], 0), i);
    if (before > 1 && !is_break(at[-2]) && is_three(at[-2], at[-1], at[1]))
        add_run(runs, key_of(at[-2], at[-1], at[1]), i);
    if (behind > 1 && is_three(at[-1], at[1], at[2]))
        add_run(runs, key_of(at[-1], at[1], at[2]), i);
}

static void add_runs(struct runs *runs)
{
    const uint32_t *line = runs->line;
    size_t len = runs->line_len;
    for (size_t i = 0; i < len; i++) {
        if (is_break(line[i]))
            continue;
        if (line[i] != ' ')
            add_run(runs, key_of(line[i], 0, 0), i);
        if (i + 1 < len && is_pair(line[i], line[i + 1]))
            add_run(runs, key_of(line[i], line[i + 1], 0), i);
        if (i + 2 < len && is_three(line[i], line[i + 1], line[i + 2]))
            add_run(runs, key_of(line[i], line[i + 1], line[i + 2]), i);
        if (is_joint(line[i]))
            add_joined(runs, i);
    }
}

/* The runs of a text that the page has elsewhere as well, where they were counted, are at least so strong. */
static void strengthen(struct runs *runs, struct fold *fold, struct str text,
                       enum run_strength strength)
{
    fold_text(runs, fold, text);
    const uint32_t *line = runs->line;
    for (size_t i = 0; i < runs->line_len; i++) {
        uint64_t keys[] = { key_of(line[i], 0, 0), 0, 0 };
        if (i + 1 < runs->line_len && is_pair(line[i], line[i + 1]))
            keys[1] = key_of(line[i], line[i + 1], 0);
        if (i + 2 < runs->line_len && is_three(line[i], line[i + 1], line[i + 2]))
            keys[2] = key_of(line[i], line[i + 1], line[i + 2]);
        for (size_t k = 0; k < COUNT(keys) && !is_break(line[i]) && line[i] != ' '; k++)
            if (keys[k] && run_of(runs, keys[k])->strength < strength)
                run_of(runs, keys[k])->strength = (uint8_t)strength;
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
