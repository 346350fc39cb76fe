#include "highlight/captures.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "highlight/languages.h"
#include "highlight/query.h"

/* What is made of a language when it is asked for first. */
struct compiled {
    struct query *query; /* NULL: not yet */
    struct grammar grammar;
    struct map seen; /* by code: what has been found in it, struct captures */
};

struct highlighter {
    pthread_mutex_t lock; /* of what follows */
    struct arena arena;
    struct compiled languages[LANGUAGE_COUNT];
    size_t seen_size; /* of all that the languages have seen, in bytes */
    struct {
        struct arena **ptr;
        size_t len, cap;
    } spare; /* arenas that nobody works in */
};

struct highlighter *highlighter_new(void)
{
    struct highlighter *highlighter = mem_alloc(sizeof *highlighter);
    pthread_mutex_init(&highlighter->lock, NULL);
    return highlighter;
}

void highlighter_free(struct highlighter *highlighter)
{
    for (size_t i = 0; i < LANGUAGE_COUNT; i++)
        if (highlighter->languages[i].query)
            query_free(highlighter->languages[i].query);
    for (size_t i = 0; i < highlighter->spare.len; i++)
        arena_release(highlighter->spare.ptr[i]);
    arena_release(&highlighter->arena);
    pthread_mutex_destroy(&highlighter->lock);
    mem_free(highlighter);
}

struct arena *highlighter_borrow(struct highlighter *highlighter)
{
    pthread_mutex_lock(&highlighter->lock);
    struct arena *arena = highlighter->spare.len ? highlighter->spare.ptr[--highlighter->spare.len]
                                                 : arena_alloc(&highlighter->arena, sizeof *arena);
    pthread_mutex_unlock(&highlighter->lock);
    return arena;
}

void highlighter_give_back(struct highlighter *highlighter, struct arena *arena)
{
    arena_reset(arena);
    pthread_mutex_lock(&highlighter->lock);
    vec_push(&highlighter->arena, &highlighter->spare, arena);
    pthread_mutex_unlock(&highlighter->lock);
}

static struct query *compile(const struct language *language)
{
    struct strbuf text;
    strbuf_init(&text, STRBUF_PAGE);
    strbuf_printf(&text, "%s\n%s", language->query, language->more);
    struct query *query = query_new(language->grammar(), strbuf_str(&text));
    if (!language->keys)
        query_ignore(query, STR("property"));
    strbuf_release(&text);
    return query;
}

/* Shared by all threads. */
static const struct compiled *compiled_of(struct highlighter *highlighter,
                                          const struct language *language)
{
    pthread_mutex_lock(&highlighter->lock);
    struct compiled *compiled = &highlighter->languages[language - languages];
    if (!compiled->query) {
        compiled->query = compile(language);
        compiled->grammar = grammar_load(&highlighter->arena, language->grammar());
    }
    pthread_mutex_unlock(&highlighter->lock);
    return compiled;
}

/* ---- Code that was met before: a site has the same in several languages, and on pages that gather others ---- */

/* True when there was such code; the captures are what was found in it then. */
static bool recall(struct highlighter *highlighter, const struct language *language,
                   struct str code, struct captures *captures)
{
    pthread_mutex_lock(&highlighter->lock);
    const struct captures *seen = map_get(&highlighter->languages[language - languages].seen, code);
    pthread_mutex_unlock(&highlighter->lock);
    if (seen)
        *captures = *seen;
    return seen != NULL;
}

/* Keeps them for recall(), as long as there is room. */
static void remember(struct highlighter *highlighter, const struct language *language,
                     struct str code, const struct captures *captures)
{
    enum { ROOM = 8 * 1024 * 1024 };
    size_t size = captures->len * sizeof *captures->ptr;
    struct map *seen = &highlighter->languages[language - languages].seen;
    pthread_mutex_lock(&highlighter->lock);
    if (highlighter->seen_size + code.len + size <= ROOM && !map_get(seen, code)) {
        struct captures *kept = arena_alloc(&highlighter->arena, sizeof *kept);
        kept->ptr = arena_take(&highlighter->arena, size);
        kept->len = kept->cap = captures->len;
        if (size)
            memcpy(kept->ptr, captures->ptr, size);
        map_put(&highlighter->arena, seen, arena_dup(&highlighter->arena, code), kept);
        highlighter->seen_size += code.len + size;
    }
    pthread_mutex_unlock(&highlighter->lock);
}

/* ---- Code of a grammar ---- */

/* A part of the code that is in one language: all of it, and what a page has in its scripts and
 * styles. */
struct part {
    const struct language *language;
    uint32_t start, end;
};

/* What the captures of one code are looked for with. */
struct search {
    struct arena *arena;
    struct highlighter *highlighter;
    struct str code;
    struct captures *captures;
    struct {
        struct part *ptr;
        size_t len, cap;
    } parts;
};

/* Adds what a query captures in a part that begins at `base`. */
static void add_capture(struct search *search, const struct query *query, struct node node,
                        struct found found, uint32_t base)
{
    struct str inner = query_injection(query, found.capture);
    uint32_t start = base + node.start, end = base + node.end;
    struct capture capture = { start, end, found.pattern, query_class(query, found.capture) };
    struct part part = { inner.len ? language_find(inner) : NULL, start, end };
    if (inner.len)
        vec_push(search->arena, &search->parts, part);
    else
        vec_push(search->arena, search->captures, capture);
}

static void search_part(struct search *search, struct part part)
{
    struct str code = str_slice(search->code, part.start, part.end);
    const struct compiled *compiled = compiled_of(search->highlighter, part.language);
    struct tree tree = { 0 };
    struct finds finds = { 0 };
    tree_parse(search->arena, &compiled->grammar, code, &tree);
    query_run(search->arena, compiled->query, &tree, code, &finds);
    for (size_t i = 0; i < finds.len; i++)
        add_capture(search, compiled->query, tree.ptr[finds.ptr[i].node], finds.ptr[i], part.start);
}

/* Outer before inner ones, and of the same bytes those of earlier patterns first. */
static int by_place(const void *a, const void *b)
{
    const struct capture *x = a, *y = b;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    if (x->end != y->end)
        return x->end > y->end ? -1 : 1;
    return (x->pattern > y->pattern) - (x->pattern < y->pattern);
}

/* Few of them are far from their place, unless code is made up. */
static void sort(struct captures *captures)
{
    struct capture *all = captures->ptr;
    size_t moves = 0, moves_max = captures->len * 8;
    for (size_t i = 1; i < captures->len && moves < moves_max; i++) {
        struct capture capture = all[i];
        size_t to = i;
        for (; to && by_place(&all[to - 1], &capture) > 0; to--, moves++)
            all[to] = all[to - 1];
        all[to] = capture;
    }
    if (moves >= moves_max && captures->len)
        qsort(all, captures->len, sizeof *all, by_place);
}

/* ---- Diffs, which have no grammar ---- */

/* The class of a line by the sign that it begins with; NULL for what is on both sides. */
static const char *diff_class(struct str line)
{
    static const struct {
        const char *sign, *class;
    } signs[] = {
        { "@@", "function" },   { "+", "added" },        { "-", "removed" },
        { "diff ", "keyword" }, { "index ", "comment" },
    };
    for (size_t i = 0; i < COUNT(signs); i++)
        if (str_starts(line, str_of(signs[i].sign)))
            return signs[i].class;
    return NULL;
}

/* The two lines with the files' names stand together, which tells them from changed lines. */
static bool opens_file(struct str line, struct str rest)
{
    return str_starts(line, STR("--- ")) && str_starts(rest, STR("+++ "));
}

static void mark_diff(struct arena *arena, struct captures *captures, struct str code)
{
    bool opened = false; /* by the line before */
    for (size_t start = 0; start < code.len;) {
        struct str rest = str_slice(code, start, code.len), line = str_cut(&rest, '\n');
        bool opens = opens_file(line, rest);
        struct capture capture = { (uint32_t)start, (uint32_t)(start + line.len), 0,
                                   opens || opened ? "keyword" : diff_class(line) };
        if (capture.class)
            vec_push(arena, captures, capture);
        start += line.len + 1;
        opened = opens;
    }
}

static void parse(struct arena *arena, struct highlighter *highlighter,
                  const struct language *language, struct str code, struct captures *captures)
{
    struct search search = {
        .arena = arena, .highlighter = highlighter, .code = code, .captures = captures
    };
    struct part whole = { language, 0, (uint32_t)code.len };
    vec_push(arena, &search.parts, whole);
    for (size_t i = 0; i < search.parts.len; i++)
        search_part(&search, search.parts.ptr[i]);
    sort(captures);
}

void captures_find(struct arena *arena, struct highlighter *highlighter,
                   const struct language *language, struct str code, struct captures *captures)
{
    if (language_is_diff(language))
        mark_diff(arena, captures, code);
    if (!language->grammar || code.len > HIGHLIGHT_MAX ||
        recall(highlighter, language, code, captures))
        return;
    parse(arena, highlighter, language, code, captures);
    remember(highlighter, language, code, captures);
}
