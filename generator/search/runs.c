#include "search/runs.h"

#include "base/mem.h"
#include "base/utf8.h"

enum {
    POINT_BITS = 21,
    TAG_FIRST = 0x100,
    KINDS = 4,   /* runs at one character, at most */
    OTHERS = 64, /* runs that no text has, at most */
    AHEAD = 2,   /* characters behind the first of a run */
};

void runs_release(struct runs *runs)
{
    mem_free(runs->ptr);
    mem_free(runs->line);
    *runs = (struct runs){ 0 };
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

/* Takes the text as the line that is read next. It ends in line feeds, so that one may look ahead anywhere. */
static void fold_text(struct runs *runs, struct fold *fold, struct str text)
{
    const unsigned char *at = (const unsigned char *)text.ptr, *end = at + text.len;
    uint32_t *to = reserve_line(runs, runs->line, text.len);
    while (at < end) {
        uint32_t c = next_char(&at, end);
        size_t count = fold_marked(fold, c, to);
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

/* Makes room for the runs of the line, and some more. */
static void reserve_runs(struct runs *runs)
{
    size_t most = runs->len + runs->line_len * KINDS + OTHERS;
    if (runs->cap >= most)
        return;
    runs->cap = most * 2;
    runs->ptr = mem_resize(runs->ptr, runs->cap * sizeof *runs->ptr);
}

static void add_run(struct runs *runs, uint64_t key, uint8_t place, uint8_t strength)
{
    runs->ptr[runs->len++] = (struct run){ key, place, strength };
}

/* Where runs are added to, while a line is read. */
struct writing {
    struct run *to;
    uint8_t place, strength;
};

static inline void write_run(struct writing *w, uint64_t key)
{
    w->to->key = key;
    w->to->place = w->place;
    w->to->strength = w->strength;
    w->to++;
}

/* What begins a three with c[0] has neither Han characters nor breaks; a pair, where there is no three, has a blank only
 * beside a Han character, and a Han character ends a line. */
static void write_rare(struct writing *w, const uint32_t c[AHEAD + 1])
{
    uint32_t two = c[0] | c[1], three = two | c[2];
    if (c[0] & FOLD_BREAK)
        return;
    if (c[0] & FOLD_OTHER)
        write_run(w, key_of(c[0], 0, 0));
    if (!(three & (FOLD_HAN | FOLD_BREAK)))
        write_run(w, key_of(c[0], c[1], c[2]));
    else if (!(two & FOLD_BREAK) && (two & FOLD_HAN || !(two & FOLD_BLANK)))
        write_run(w, key_of(c[0], c[1], 0));
    else if (c[0] & FOLD_HAN)
        write_run(w, key_of(c[0], '\n', 0));
}

/* The runs that begin with c[0]; of most characters by a question or two. */
static inline void write_runs(struct writing *w, const uint32_t c[AHEAD + 1])
{
    uint32_t two = c[0] | c[1];
    if (!((two | c[2]) & (FOLD_HAN | FOLD_BREAK | FOLD_OTHER)))
        write_run(w, key_of(c[0], c[1], c[2]));
    else if (two & FOLD_HAN && !(two & (FOLD_BREAK | FOLD_OTHER)))
        write_run(w, key_of(c[0], c[1], 0));
    else
        write_rare(w, c);
}

/* The threes that the joint at line[i] parts. */
static void write_joined(struct writing *w, const struct runs *runs, size_t i)
{
    const uint32_t *at = runs->line + i, apart = FOLD_HAN | FOLD_BREAK;
    size_t before = i, behind = runs->line_len - i - 1;
    if (!before || !behind || (at[-1] | at[1]) & apart)
        return;
    if (before > 1 && !(at[-2] & apart))
        write_run(w, key_of(at[-2], at[-1], at[1]));
    if (behind > 1 && !(at[2] & apart))
        write_run(w, key_of(at[-1], at[1], at[2]));
}

static void add_runs(struct runs *runs)
{
    reserve_runs(runs);
    struct writing w = { .to = runs->ptr + runs->len, .strength = RUN_IN_TEXT };
    for (size_t i = 0; i < runs->line_len; i++) {
        write_runs(&w, runs->line + i);
        if (runs->line[i] & FOLD_JOINT)
            write_joined(&w, runs, i);
        w.place = w.place + 1 < RUN_MODULUS ? w.place + 1 : 0;
    }
    runs->len = (size_t)(w.to - runs->ptr);
}

/* The runs of a text that the page has elsewhere as well, where they were counted, are at least so strong; its Han
 * characters are runs alone too. */
static void strengthen(struct runs *runs, struct fold *fold, struct str text, uint8_t strength)
{
    fold_text(runs, fold, text);
    reserve_runs(runs);
    struct writing w = { runs->ptr + runs->len, RUN_NOWHERE, strength };
    for (size_t i = 0; i < runs->line_len; i++) {
        w.place = RUN_NOWHERE;
        write_runs(&w, runs->line + i);
        w.place = (uint8_t)(i % RUN_MODULUS);
        if (runs->line[i] & FOLD_HAN)
            write_run(&w, key_of(runs->line[i], 0, 0));
    }
    runs->len = (size_t)(w.to - runs->ptr);
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
