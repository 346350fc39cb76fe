#include "search/runs.h"

#include "base/mem.h"
#include "base/utf8.h"

static const size_t NOWHERE = SIZE_MAX;

enum {
    POINT_BITS = 21,
    TAG_FIRST = 0x100,
    KINDS = 4,             /* runs at one character, at most */
    OTHERS = 64,           /* runs that no text has, at most */
    HAN = 1 << POINT_BITS, /* beside the code point of a Han character in a line */
    AHEAD = 2,             /* characters behind the first of a run */
};

void runs_release(struct runs *runs)
{
    mem_free(runs->ptr);
    mem_free(runs->line);
    *runs = (struct runs){ 0 };
}

static bool is_han(uint32_t c)
{
    return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

/* Makes room for what one more character becomes, and for what ends the line. */
static void reserve_line(struct runs *runs, size_t characters)
{
    if (runs->line_cap >= runs->line_len + FOLD_MAX + AHEAD)
        return;
    runs->line_cap = runs->line_cap * 2 + characters + FOLD_MAX + AHEAD;
    runs->line = mem_resize(runs->line, runs->line_cap * sizeof *runs->line);
}

/* Takes the text as the line that is read next. It ends in line feeds, so that one may look ahead anywhere. */
static void fold_text(struct runs *runs, struct fold *fold, struct str text)
{
    runs->line_len = 0;
    reserve_line(runs, text.len);
    while (text.len) {
        uint32_t *folded = runs->line + runs->line_len;
        size_t count = fold_char(fold, utf8_next(&text), folded);
        for (size_t i = 0; i < count; i++)
            folded[i] |= is_han(folded[i]) ? HAN : 0;
        runs->line_len += count;
        reserve_line(runs, text.len);
    }
    for (size_t i = 0; i < AHEAD; i++)
        runs->line[runs->line_len + i] = '\n';
}

static uint64_t key_of(uint32_t a, uint32_t b, uint32_t c)
{
    const uint32_t mask = HAN - 1;
    return (uint64_t)(a & mask) << 2 * POINT_BITS | (uint64_t)(b & mask) << POINT_BITS | (c & mask);
}

/* Makes room for the runs of the line, and some more. */
static void reserve_runs(struct runs *runs)
{
    size_t most = runs->len + runs->line_len * KINDS + OTHERS;
    if (runs->cap >= most)
        return;
    runs->cap = most * 2;
    runs->ptr = mem_resize(runs->ptr, runs->cap * sizeof *runs->ptr);
}

static inline void add_run(struct runs *runs, uint64_t key, size_t place, uint8_t strength)
{
    uint8_t modulo = place == NOWHERE ? RUN_NOWHERE : (uint8_t)(place % RUN_MODULUS);
    runs->ptr[runs->len++] = (struct run){ key, modulo, strength };
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

/* A run of three, without Han characters. */
static bool is_three(const uint32_t c[3])
{
    return !((c[0] | c[1] | c[2]) & HAN) && !is_break(c[1]) && !is_break(c[2]);
}

/* A pair, where there is no three: of others than Han characters, without a blank. */
static bool is_pair(const uint32_t c[2])
{
    return !is_break(c[1]) && ((c[0] | c[1]) & HAN || (c[0] != ' ' && c[1] != ' '));
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
        add_run(runs, key_of(at[-2], at[-1], at[1]), i, RUN_IN_TEXT);
    if (behind > 1 && !(at[2] & HAN) && !is_break(at[2]))
        add_run(runs, key_of(at[-1], at[1], at[2]), i, RUN_IN_TEXT);
}

/* The keys of the runs that begin with c[0], and their number. */
static inline size_t keys_at(const uint32_t c[AHEAD + 1], uint64_t keys[2])
{
    size_t count = 0;
    if (is_break(c[0]))
        return 0;
    if (is_single(c[0]))
        keys[count++] = key_of(c[0], 0, 0);
    if (is_three(c))
        keys[count++] = key_of(c[0], c[1], c[2]);
    else if (is_pair(c))
        keys[count++] = key_of(c[0], c[1], 0);
    else if (c[0] & HAN)
        keys[count++] = key_of(c[0], '\n', 0); /* at the end of a line */
    return count;
}

static void add_runs(struct runs *runs)
{
    reserve_runs(runs);
    for (size_t i = 0; i < runs->line_len; i++) {
        uint64_t keys[2];
        size_t count = keys_at(runs->line + i, keys);
        for (size_t k = 0; k < count; k++)
            add_run(runs, keys[k], i, RUN_IN_TEXT);
        if (is_joint(runs->line[i]))
            add_joined(runs, i);
    }
}

/* The runs of a text that the page has elsewhere as well, where they were counted, are at least so strong; its Han
 * characters are runs alone too. */
static void strengthen(struct runs *runs, struct fold *fold, struct str text, uint8_t strength)
{
    fold_text(runs, fold, text);
    reserve_runs(runs);
    for (size_t i = 0; i < runs->line_len; i++) {
        uint64_t keys[2];
        size_t count = keys_at(runs->line + i, keys);
        for (size_t k = 0; k < count; k++)
            add_run(runs, keys[k], NOWHERE, strength);
        if (runs->line[i] & HAN)
            add_run(runs, key_of(runs->line[i], 0, 0), i, strength);
    }
}

void runs_collect(struct runs *runs, struct fold *fold, const struct document *document,
                  const struct config *config)
{
    struct str text = strbuf_str(&document->text);
    const struct page *page = document->page;
    runs->len = 0;
    fold_text(runs, fold, text);
    add_runs(runs);
    strengthen(runs, fold, strbuf_str(&document->headings), RUN_IN_HEADING);
    strengthen(runs, fold, str_slice(text, 0, str_find(text, '\n')), RUN_IN_TITLE);
    add_run(runs, key_of('\n', '0' + (uint32_t)page->difficulty, 0), 0, RUN_IN_TEXT);
    for (size_t i = 0; i < page->tags.len; i++) {
        const struct tag *tag = config_tag(config, page->tags.ptr[i].text);
        uint32_t number = tag ? TAG_FIRST + (uint32_t)(tag - config->tags.ptr) : 0;
        if (tag)
            add_run(runs, key_of('\n', number, 0), 0, RUN_IN_TEXT);
    }
}
