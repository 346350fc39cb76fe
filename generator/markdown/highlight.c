#include "markdown/highlight.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/vec.h"
#include "markdown/query.h"

const TSLanguage *tree_sitter_c(void);
extern const char query_c[];

/* What the query of C leaves plain, or takes a character for. */
static const char more_c[] =
    "[\"#elifdef\" \"#elifndef\" \"_Alignas\" \"_Alignof\" \"_Atomic\" \"_Generic\" \"_Noreturn\""
    " \"__attribute__\" \"alignas\" \"alignof\" \"asm\" \"auto\" \"constexpr\" \"defined\" \"goto\""
    " \"noreturn\" \"offsetof\" \"register\" \"restrict\" \"thread_local\"] @keyword "
    "[(true) (false)] @constant (char_literal) @string (escape_sequence) @escape";

/* A grammar, the query that comes with it, and ours behind it: of two patterns that mark the
 * same bytes the later one wins. The first two come from the list in CMakeLists.txt. */
static const struct language {
    const char *name;
    const TSLanguage *(*grammar)(void);
    const char *query, *more;
} languages[] = {
    { "c", tree_sitter_c, query_c, more_c },
};

struct highlighter {
    pthread_mutex_t lock; /* of what follows */
    struct query *queries[COUNT(languages)];
};

struct highlighter *highlighter_new(void)
{
    struct highlighter *highlighter = mem_alloc(sizeof *highlighter);
    pthread_mutex_init(&highlighter->lock, NULL);
    return highlighter;
}

void highlighter_free(struct highlighter *highlighter)
{
    for (size_t i = 0; i < COUNT(languages); i++)
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
    strbuf_release(&text);
    return query;
}

/* The language's query, shared by all threads. */
static const struct query *query_of(struct highlighter *highlighter, size_t language)
{
    pthread_mutex_lock(&highlighter->lock);
    struct query **query = &highlighter->queries[language];
    if (!*query)
        *query = compile(&languages[language]);
    pthread_mutex_unlock(&highlighter->lock);
    return *query;
}

/* ---- What the query finds ---- */

/* Bytes [start, end) that a pattern marks. */
struct mark {
    uint32_t start, end, pattern;
    const char *class; /* NULL: plain */
};

struct marks {
    struct mark *ptr;
    size_t len, cap;
};

/* Goes on to the next node, into none but those with errors. */
static bool next_node(TSTreeCursor *cursor)
{
    if (ts_node_has_error(ts_tree_cursor_current_node(cursor)) &&
        ts_tree_cursor_goto_first_child(cursor))
        return true;
    while (!ts_tree_cursor_goto_next_sibling(cursor))
        if (!ts_tree_cursor_goto_parent(cursor))
            return false;
    return true;
}

/* True when a node that the parser gave up on has so many children that a query, which looks
 * ahead among them at every step, would crawl. */
static bool is_hopeless(TSNode root)
{
    enum { CHILDREN_MAX = 2048 };
    const TSSymbol error = (TSSymbol)-1;
    TSTreeCursor cursor = ts_tree_cursor_new(root);
    bool hopeless = false, more = true;
    for (; more && !hopeless; more = next_node(&cursor)) {
        TSNode node = ts_tree_cursor_current_node(&cursor);
        hopeless = ts_node_symbol(node) == error && ts_node_child_count(node) > CHILDREN_MAX;
    }
    ts_tree_cursor_delete(&cursor);
    return hopeless;
}

static void add_marks(struct arena *arena, struct marks *marks, const struct query *query,
                      const TSQueryMatch *match)
{
    for (uint16_t i = 0; i < match->capture_count; i++) {
        TSQueryCapture capture = match->captures[i];
        struct mark mark = { .start = ts_node_start_byte(capture.node),
                             .end = ts_node_end_byte(capture.node),
                             .pattern = match->pattern_index,
                             .class = query_class(query, capture.index) };
        vec_push(arena, marks, mark);
    }
}

/* Outer before inner ones, and of the same bytes those of earlier patterns first. */
static int by_place(const void *a, const void *b)
{
    const struct mark *x = a, *y = b;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    if (x->end != y->end)
        return x->end > y->end ? -1 : 1;
    return (x->pattern > y->pattern) - (x->pattern < y->pattern);
}

static void find_marks(struct arena *arena, struct marks *marks, const struct query *query,
                       struct str code, TSNode root)
{
    TSQueryCursor *cursor = ts_query_cursor_new();
    TSQueryMatch match;
    ts_query_cursor_exec(cursor, query_library(query), root);
    while (ts_query_cursor_next_match(cursor, &match))
        if (query_accepts(query, &match, code))
            add_marks(arena, marks, query, &match);
    ts_query_cursor_delete(cursor);
    if (marks->len)
        qsort(marks->ptr, marks->len, sizeof *marks->ptr, by_place);
}

/* How long the parser may look for sense, in microseconds: made-up garbage can take minutes. */
enum { PATIENCE = 4000 * 1000 };

static void parse(struct arena *arena, struct marks *marks, const struct query *query,
                  const struct language *language, struct str code)
{
    TSParser *parser = ts_parser_new();
    ts_parser_set_language(parser, language->grammar());
    ts_parser_set_timeout_micros(parser, PATIENCE);
    TSTree *tree = ts_parser_parse_string(parser, NULL, code.ptr, (uint32_t)code.len);
    if (tree && !is_hopeless(ts_tree_root_node(tree)))
        find_marks(arena, marks, query, code, ts_tree_root_node(tree));
    if (tree)
        ts_tree_delete(tree);
    ts_parser_delete(parser);
}

/* ---- HTML ---- */

struct pen {
    struct strbuf *html;
    struct str code;
    size_t at;         /* what is before has been written */
    bool in_line;      /* a line's span is open, and in it */
    const char *class; /* a span of this class, or none */
};

static void change_class(struct pen *pen, const char *class)
{
    if (class == pen->class)
        return;
    if (pen->class)
        strbuf_add(pen->html, STR("</span>"));
    if (class)
        strbuf_printf(pen->html, "<span class=\"hl-%s\">", class);
    pen->class = class;
}

/* Writes the code up to `to`, all of one class; no span crosses the end of a line. */
static void write_to(struct pen *pen, size_t to, const char *class)
{
    while (pen->at < to) {
        struct str rest = str_slice(pen->code, pen->at, to);
        size_t len = str_find(rest, '\n');
        if (!pen->in_line)
            strbuf_add(pen->html, STR("<span class=\"hl-line\">"));
        change_class(pen, len ? class : NULL);
        strbuf_add_html(pen->html, str_slice(rest, 0, len));
        pen->in_line = len == rest.len;
        pen->at += pen->in_line ? len : len + 1;
        if (!pen->in_line) {
            change_class(pen, NULL);
            strbuf_add(pen->html, STR("\n</span>"));
        }
    }
}

/* Writes to the ends of the open marks that end by `at`, the innermost first. */
static void close_marks(struct pen *pen, struct marks *open, size_t at)
{
    for (; open->len && open->ptr[open->len - 1].end <= at; open->len--)
        write_to(pen, open->ptr[open->len - 1].end, open->ptr[open->len - 1].class);
}

/* Marks are of nodes of a tree: they nest, and the innermost wins. */
static void write_code(struct arena *arena, struct pen *pen, const struct marks *marks)
{
    struct marks open = { 0 };
    for (size_t i = 0; i < marks->len; i++) {
        struct mark mark = marks->ptr[i];
        close_marks(pen, &open, mark.start);
        write_to(pen, mark.start, open.len ? open.ptr[open.len - 1].class : NULL);
        vec_push(arena, &open, mark);
    }
    close_marks(pen, &open, pen->code.len);
    write_to(pen, pen->code.len, NULL);
    change_class(pen, NULL);
    if (pen->in_line)
        strbuf_add(pen->html, STR("</span>"));
}

bool highlight(struct highlighter *highlighter, struct str language, struct str code,
               struct strbuf *html)
{
    size_t i = 0;
    while (i < COUNT(languages) && !str_is(language, languages[i].name))
        i++;
    if (i == COUNT(languages))
        return false;
    struct arena scratch = { 0 };
    struct marks marks = { 0 };
    struct pen pen = { .html = html, .code = code };
    if (code.len <= HIGHLIGHT_MAX)
        parse(&scratch, &marks, query_of(highlighter, i), &languages[i], code);
    write_code(&scratch, &pen, &marks);
    arena_release(&scratch);
    return true;
}
