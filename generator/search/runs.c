#include "search/runs.h"

#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

enum {
    POINT_BITS = 21,
    TAG_FIRST = 0x100,
    AHEAD = 2, /* characters behind the first of a run */
    OFTEN = 3, /* places that make a run strong */
    FIRST_SLOTS = 4096,
};

void runs_release(struct runs *runs)
{
    mem_free(runs->ptr);
    mem_free(runs->slots);
    mem_free(runs->line);
    *runs = (struct runs){ 0 };
}

/* All bits if that is so, else none. Whether a run is new nobody can foretell, a processor neither: a branch for it costs more
 * than both its ways. */
static inline uint64_t mask_if(bool is_so)
{
    return -(uint64_t)is_so;
}

/* Where the run of that key is noted, or the free slot where it belongs. */
static inline uint32_t *find(const struct runs *runs, uint64_t key)
{
    size_t last = runs->slot_count - 1, i = (size_t)(run_hash(key) >> 32) & last;
    for (;; i = (i + 1) & last) {
        uint32_t number = runs->slots[i];
        uint64_t is_taken = mask_if(number);
        if (!((runs->ptr[number - (number != 0)].key ^ key) & is_taken))
            return &runs->slots[i];
    }
}

/* Makes room for half as many runs as there are slots. */
static void make_slots(struct runs *runs, size_t count)
{
    mem_free(runs->slots);
    runs->slots = mem_alloc(count * sizeof *runs->slots);
    runs->slot_count = count;
    runs->ptr = mem_resize(runs->ptr, count / 2 * sizeof *runs->ptr);
    for (size_t i = 0; i < runs->len; i++)
        *find(runs, runs->ptr[i].key) = (uint32_t)(i + 1);
}

static void forget_runs(struct runs *runs)
{
    runs->len = 0;
    if (runs->slots)
        memset(runs->slots, 0, runs->slot_count * sizeof *runs->slots);
    else
        make_slots(runs, FIRST_SLOTS);
}

/* The page has the run in one place more. */
static inline void add_run(struct runs *runs, uint64_t key, uint32_t place, uint16_t strength)
{
    uint32_t *slot = find(runs, key);
    uint64_t is_known = mask_if(*slot);
    size_t at = (is_known & (*slot - 1)) | (~is_known & runs->len);
    struct run *run = &runs->ptr[at];
    uint32_t count = (uint32_t)(is_known & run->count);
    uint32_t before = (uint32_t)(is_known & run->strength);
    uint32_t places = (uint32_t)(is_known & run->places);
    places |= (uint32_t)(mask_if(count < RUN_PLACES) & (uint64_t)place << 8 * count);
    count += count <= RUN_PLACES;
    uint32_t now = strength | (uint32_t)(mask_if(count == OFTEN && !strength) & RUN_OFTEN);
    *run = (struct run){ key, places, (uint16_t)count, (uint16_t)(before < now ? now : before) };
    *slot = (uint32_t)at + 1;
    runs->len += !is_known;
    if (runs->len * 2 == runs->slot_count)
        make_slots(runs, runs->slot_count * 2);
}

/* Makes room in the line behind `end` for what one more character becomes, one each for so many others, and what ends the
 * line. Returns where the end is now. */
static uint32_t *reserve_line(struct runs *runs, uint32_t *end, size_t others)
{
    size_t len = (size_t)(end - runs->line), need = len + FOLD_MAX + others + AHEAD;
    if (runs->line_cap >= need)
        return end;
    runs->line_cap = need + need / 2;
    runs->line = mem_resize(runs->line, runs->line_cap * sizeof *runs->line);
    return runs->line + len;
}

/* As utf8_next(), quick for most characters of three bytes: with these leads none is overlong or a surrogate. */
static inline uint32_t next_char(const unsigned char **at, const unsigned char *end)
{
    const unsigned char *s = *at;
    if (s[0] < 0x80) {
        *at = s + 1;
        return s[0];
    }
    if (end - s >= 3 && s[0] > 0xE0 && s[0] < 0xED && (s[1] & 0xC0) == 0x80 &&
        (s[2] & 0xC0) == 0x80) {
        *at = s + 3;
        return (s[0] & 0x0Fu) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
    }
    struct str rest = { (const char *)s, (size_t)(end - s) };
    uint32_t c = utf8_next(&rest);
    *at = (const unsigned char *)rest.ptr;
    return c;
}

/* Where nothing is seen between two blanks, they are one: without the blank that the `count` characters at the end begin with. */
static size_t join_blanks(const struct runs *runs, uint32_t *end, size_t count)
{
    if (!count || end == runs->line || !(end[-1] & end[0] & FOLD_BLANK))
        return count;
    memmove(end, end + 1, (count - 1) * sizeof *end);
    return count - 1;
}

/* Takes the text as the line that is read next. It ends in line feeds, so that one may look ahead anywhere. */
static void fold_text(struct runs *runs, struct fold *fold, struct str text)
{
    const unsigned char *at = (const unsigned char *)text.ptr, *end = at + text.len;
    uint32_t *to = reserve_line(runs, runs->line, text.len);
    while (at < end) {
        uint32_t c = next_char(&at, end);
        size_t count = join_blanks(runs, to, fold_marked(fold, c, to));
        to += count;
        if (count > 1)
            to = reserve_line(runs, to, (size_t)(end - at));
    }
    runs->line_len = (size_t)(to - runs->line);
    for (size_t i = 0; i < AHEAD; i++)
        to[i] = '\n' | FOLD_BREAK;
}

static inline uint64_t key_of(uint32_t a, uint32_t b, uint32_t c)
{
    return (uint64_t)(a & FOLD_POINT) << 2 * POINT_BITS | (uint64_t)(b & FOLD_POINT) << POINT_BITS |
           (c & FOLD_POINT);
}

/* The key of what is no single character among the runs that begin with c[0], or 0: a three without Han characters; a pair,
 * with a blank only beside a Han character; or a Han character that ends a line. */
static uint64_t rare_key_at(const uint32_t c[AHEAD + 1])
{
    uint32_t two = c[0] | c[1], three = two | c[2];
    if (c[0] & FOLD_BREAK)
        return 0;
    if (!(three & (FOLD_HAN | FOLD_BREAK)))
        return key_of(c[0], c[1], c[2]);
    if (!(two & FOLD_BREAK) && (two & FOLD_HAN || !(two & FOLD_BLANK)))
        return key_of(c[0], c[1], 0);
    return c[0] & FOLD_HAN ? key_of(c[0], '\n', 0) : 0;
}

/* The same, of most characters by a question or two. */
static inline uint64_t key_at(const uint32_t c[AHEAD + 1])
{
    uint32_t two = c[0] | c[1];
    if (!((two | c[2]) & (FOLD_HAN | FOLD_BREAK)))
        return key_of(c[0], c[1], c[2]);
    if (two & FOLD_HAN && !(two & FOLD_BREAK))
        return key_of(c[0], c[1], 0);
    return rare_key_at(c);
}

/* The threes that the joint at line[i] parts. */
static void add_joined(struct runs *runs, size_t i, uint32_t place)
{
    const uint32_t *at = runs->line + i, apart = FOLD_HAN | FOLD_BREAK;
    size_t before = i, behind = runs->line_len - i - 1;
    if (!before || !behind || (at[-1] | at[1]) & apart)
        return;
    if (before > 1 && !(at[-2] & apart))
        add_run(runs, key_of(at[-2], at[-1], at[1]), place, RUN_IN_TEXT);
    if (behind > 1 && !(at[2] & apart))
        add_run(runs, key_of(at[-1], at[1], at[2]), place, RUN_IN_TEXT);
}

static void add_text(struct runs *runs, struct fold *fold, struct str text)
{
    uint32_t place = 0;
    fold_text(runs, fold, text);
    for (size_t i = 0; i < runs->line_len; i++) {
        const uint32_t *at = runs->line + i;
        uint64_t key = key_at(at);
        if (*at & FOLD_OTHER)
            add_run(runs, key_of(*at, 0, 0), place, RUN_IN_TEXT);
        if (key)
            add_run(runs, key, place, RUN_IN_TEXT);
        if (*at & FOLD_JOINT)
            add_joined(runs, i, place);
        place = place + 1 < RUN_MODULUS ? place + 1 : 0;
    }
}

static void raise_run(const struct runs *runs, uint64_t key, uint16_t strength)
{
    const uint32_t *slot = find(runs, key);
    if (*slot && runs->ptr[*slot - 1].strength < strength)
        runs->ptr[*slot - 1].strength = strength;
}

/* The runs of a text that the page has elsewhere as well, where they were counted, are at least so strong; its Han
 * characters are runs alone too. */
static void strengthen(struct runs *runs, struct fold *fold, struct str text, uint16_t strength)
{
    fold_text(runs, fold, text);
    for (size_t i = 0; i < runs->line_len; i++) {
        const uint32_t *at = runs->line + i;
        raise_run(runs, key_at(at), strength);
        if (*at & FOLD_OTHER)
            raise_run(runs, key_of(*at, 0, 0), strength);
        if (*at & FOLD_HAN)
            add_run(runs, key_of(*at, 0, 0), (uint32_t)(i % RUN_MODULUS), strength);
    }
}

void runs_collect(struct runs *runs, struct fold *fold, const struct document *document,
                  const struct config *config)
{
    struct str text = strbuf_str(&document->text);
    const struct page *page = document->page;
    forget_runs(runs);
    add_text(runs, fold, text);
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
