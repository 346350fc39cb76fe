/* Containers: what stands between "::: name title" and ":::" goes into one node. What the names mean
 * is not known here. */
#include "base/vec.h"
#include "syntax/container_head.h"

/* So many in each other. More of them nobody reads, and what is put into a tree takes as long as it is deep there. */
enum { DEPTH_MAX = 100 };

/* A line that begins with ":::". */
struct line {
    cmark_node *node; /* the comment that marks_add() made of it */
    size_t colons;
    struct str rest; /* behind the colons; empty: it closes */
    int col;         /* of `rest` in the marked text */
    size_t below;    /* of an open one: how many were open up to the last with as many colons */
};

struct lines {
    struct line *ptr;
    size_t len, cap;
};

/* The lines whose container is open, and by number of colons how many are open up to the innermost. */
struct open {
    struct lines lines;
    struct {
        size_t *ptr;
        size_t len, cap;
    } innermost;
};

static const char OPENING[] = "<!--" MARK_LINE_BYTES, CLOSING[] = MARK_LINE_BYTES "-->";

static bool read_line(struct parsing *parsing, cmark_node *node, struct line *line)
{
    struct str html = str_trim(str_of(cmark_node_get_literal(node)));
    if (cmark_node_get_type(node) != CMARK_NODE_HTML_BLOCK || !str_starts(html, str_of(OPENING)) ||
        !str_ends(html, str_of(CLOSING)))
        return false;
    struct str rest = str_slice(html, sizeof OPENING - 1, html.len - (sizeof CLOSING - 1));
    line->node = node;
    for (line->colons = 0; str_starts(rest, STR(":")); line->colons++)
        rest = str_slice(rest, 1, rest.len);
    rest = str_trim(rest);
    line->col = cmark_node_get_start_column(node) + (int)(rest.ptr - html.ptr);
    line->rest = arena_dup(parsing->arena, rest);
    return true;
}

/* Such a line that is indented like code goes on with the text above it. */
static void tell_indented(struct parsing *parsing, cmark_node *block)
{
    for (cmark_node *node = block; (node = node_next(node, block));)
        if (cmark_node_get_type(node) == CMARK_NODE_HTML_INLINE &&
            str_starts(str_of(cmark_node_get_literal(node)), str_of(OPENING)))
            diag_warning_hint(parsing->diag, parsing_loc(parsing, node),
                              STR("indent it less, as the line that opens the container; "
                                  "\\::: is text"),
                              "this line is indented too far to begin or end a container");
}

static struct lines collect(struct parsing *parsing)
{
    struct lines lines = { 0 };
    struct line line;
    for (cmark_node *node = parsing->tree; (node = node_next_block(node, parsing->tree));)
        if (read_line(parsing, node, &line))
            vec_push(parsing->arena, &lines, line);
        else if (cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH)
            tell_indented(parsing, node);
    return lines;
}

/* Faulty lines go: the comments that they are mean nothing to anyone else. */
static void tell_unclosed(struct parsing *parsing, const struct line *line)
{
    diag_error_hint(parsing->diag, parsing_loc(parsing, line->node),
                    arena_printf(parsing->arena, "end it with %.*s on a line of its own",
                                 (int)(line->colons < 20 ? line->colons : 20),
                                 "::::::::::::::::::::"),
                    "this container is never closed");
    cmark_node_free(line->node);
}

/* False when the head of the container is faulty. */
static bool enclose(struct parsing *parsing, const struct line *open, const struct line *close)
{
    cmark_node *node = element_block(parsing->arena, ELEMENT_CONTAINER, STR("div"));
    struct element *element = element_of(node);
    struct loc loc = parsing_loc(parsing, open->node);
    element->line = loc.line;
    element->col = loc.col;
    cmark_node_insert_before(open->node, node);
    element_take(node, open->node, close->node);
    cmark_node_free(open->node);
    cmark_node_free(close->node);
    return container_head(parsing, node, open->rest, open->col);
}

static bool tell_stray(struct parsing *parsing, const struct line *line)
{
    diag_error_hint(parsing->diag, parsing_loc(parsing, line->node),
                    STR("one begins with ::: name; \\::: is text"),
                    "this line closes no container");
    cmark_node_free(line->node);
    return false;
}

static bool drop(const struct line *open, const struct line *close)
{
    cmark_node_free(open->node);
    cmark_node_free(close->node);
    return false;
}

static bool tell_crossing(struct parsing *parsing, const struct line *open,
                          const struct line *close)
{
    diag_error_hint(parsing->diag, parsing_loc(parsing, close->node),
                    STR("indent it as the line that opens the container"),
                    "this container begins in another list or quote than it ends");
    return drop(open, close);
}

static void open_one(struct parsing *parsing, struct open *open, struct line line)
{
    while (open->innermost.len <= line.colons)
        vec_push(parsing->arena, &open->innermost, 0);
    line.below = open->innermost.ptr[line.colons];
    vec_push(parsing->arena, &open->lines, line);
    if (open->lines.len == DEPTH_MAX + 1) /* what is deeper still is part of the same mistake */
        diag_error(parsing->diag, parsing_loc(parsing, line.node),
                   "containers are nested more than %d deep", DEPTH_MAX);
    open->innermost.ptr[line.colons] = open->lines.len;
}

static const struct line *pop(struct open *open)
{
    const struct line *line = &open->lines.ptr[--open->lines.len];
    open->innermost.ptr[line->colons] = line->below;
    return line;
}

/* The innermost open one must have as many colons, and stand beside the line. */
static bool close_one(struct parsing *parsing, struct open *open, const struct line *close)
{
    size_t same = close->colons < open->innermost.len ? open->innermost.ptr[close->colons] : 0;
    bool ok = true;
    if (!same)
        return tell_stray(parsing, close);
    for (; open->lines.len > same; ok = false)
        tell_unclosed(parsing, pop(open));
    const struct line *opener = pop(open);
    if (cmark_node_parent(opener->node) != cmark_node_parent(close->node))
        return tell_crossing(parsing, opener, close);
    if (open->lines.len >= DEPTH_MAX)
        return drop(opener, close);
    return enclose(parsing, opener, close) && ok;
}

bool pass_containers(struct parsing *parsing)
{
    struct lines lines = collect(parsing);
    struct open open = { 0 };
    bool ok = true;
    for (size_t i = 0; i < lines.len; i++) {
        if (lines.ptr[i].rest.len)
            open_one(parsing, &open, lines.ptr[i]);
        else
            ok = close_one(parsing, &open, &lines.ptr[i]) && ok;
    }
    for (; open.lines.len; ok = false)
        tell_unclosed(parsing, pop(&open));
    return ok;
}
