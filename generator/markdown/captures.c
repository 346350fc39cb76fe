#include "markdown/captures.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "markdown/languages.h"
#include "markdown/query.h"

struct highlighter {
    pthread_mutex_t lock; /* of what follows */
    struct query *queries[LANGUAGE_COUNT];
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
        if (highlighter->queries[i])
            query_free(highlighter->queries[i]);
    pthread_mutex_destroy(&highlighter->lock);
    mem_free(highlighter);
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

/* The language's query, shared by all threads. */
static const struct query *query_of(struct highlighter *highlighter,
                                    const struct language *language)
{
    pthread_mutex_lock(&highlighter->lock);
    struct query **query = &highlighter->queries[language - languages];
    if (!*query)
        *query = compile(language);
    pthread_mutex_unlock(&highlighter->lock);
    return *query;
}

/* A part of the code that is in one language: all of it, and what a page has in its scripts and
 * styles. */
struct part {
    const struct language *language;
    size_t start, end;
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

/* Goes on to the next node and keeps count of how deep it is. */
static bool next_node(TSTreeCursor *cursor, int *depth)
{
    if (ts_tree_cursor_goto_first_child(cursor)) {
        ++*depth;
        return true;
    }
    while (!ts_tree_cursor_goto_next_sibling(cursor)) {
        if (!ts_tree_cursor_goto_parent(cursor))
            return false;
        --*depth;
    }
    return true;
}

static bool is_tangled(TSNode node, int depth)
{
    enum { DEPTH_MAX = 2000, CHILDREN_MAX = 8192, ERROR_CHILDREN_MAX = 2048 };
    const TSSymbol error = (TSSymbol)-1;
    uint32_t most = ts_node_symbol(node) == error ? ERROR_CHILDREN_MAX : CHILDREN_MAX;
    return depth > DEPTH_MAX || ts_node_child_count(node) > most;
}

/* True when the tree of what the parser did not understand is so wide or deep that a query, which
 * looks around at every step, would crawl. Trees without errors are balanced within. */
static bool is_hopeless(TSNode root)
{
    if (!ts_node_has_error(root))
        return false;
    TSTreeCursor cursor = ts_tree_cursor_new(root);
    bool hopeless = false, more = true;
    for (int depth = 0; more && !hopeless; more = next_node(&cursor, &depth))
        hopeless = is_tangled(ts_tree_cursor_current_node(&cursor), depth);
    ts_tree_cursor_delete(&cursor);
    return hopeless;
}

/* Adds a capture of a part that begins at `base`. */
static void add_capture(struct search *search, const struct query *query, const TSQueryMatch *match,
                        const TSQueryCapture *found, size_t base)
{
    struct str inner = query_injection(query, found->index);
    size_t start = base + ts_node_start_byte(found->node),
           end = base + ts_node_end_byte(found->node);
    struct capture capture = { start, end, match->pattern_index, query_class(query, found->index) };
    struct part part = { language_find(inner), start, end };
    if (inner.len)
        vec_push(search->arena, &search->parts, part);
    else
        vec_push(search->arena, search->captures, capture);
}

static void run_query(struct search *search, const struct query *query, struct part part,
                      TSNode root)
{
    TSQueryCursor *cursor = ts_query_cursor_new();
    TSQueryMatch match;
    struct str code = str_slice(search->code, part.start, part.end);
    ts_query_cursor_exec(cursor, query_library(query), root);
    while (ts_query_cursor_next_match(cursor, &match)) {
        if (!query_accepts(query, &match, code))
            continue;
        for (uint16_t i = 0; i < match.capture_count; i++)
            add_capture(search, query, &match, &match.captures[i], part.start);
    }
    ts_query_cursor_delete(cursor);
}

/* How long the parser may look for sense, in microseconds: made-up garbage can take minutes. */
enum { PATIENCE = 4000 * 1000 };

static void parse_part(struct search *search, struct part part)
{
    TSParser *parser = ts_parser_new();
    ts_parser_set_language(parser, part.language->grammar());
    ts_parser_set_timeout_micros(parser, PATIENCE);
    TSTree *tree = ts_parser_parse_string(parser, NULL, search->code.ptr + part.start,
                                          (uint32_t)(part.end - part.start));
    if (tree && !is_hopeless(ts_tree_root_node(tree)))
        run_query(search, query_of(search->highlighter, part.language), part,
                  ts_tree_root_node(tree));
    if (tree)
        ts_tree_delete(tree);
    ts_parser_delete(parser);
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
        struct capture capture = { start, start + line.len, 0,
                                   opens || opened ? "keyword" : diff_class(line) };
        if (capture.class)
            vec_push(arena, captures, capture);
        start += line.len + 1;
        opened = opens;
    }
}

void captures_find(struct arena *arena, struct highlighter *highlighter,
                   const struct language *language, struct str code, struct captures *captures)
{
    if (language_is_diff(language))
        mark_diff(arena, captures, code);
    if (!language->grammar || code.len > HIGHLIGHT_MAX)
        return;
    struct search search = {
        .arena = arena, .highlighter = highlighter, .code = code, .captures = captures
    };
    struct part whole = { language, 0, code.len };
    vec_push(arena, &search.parts, whole);
    for (size_t i = 0; i < search.parts.len; i++)
        parse_part(&search, search.parts.ptr[i]);
    if (captures->len)
        qsort(captures->ptr, captures->len, sizeof *captures->ptr, by_place);
}
