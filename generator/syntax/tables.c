/* Tables: the rows that syntax/blocks.c found become elements. cmark cannot parse inlines alone: all
 * cells of the text that hold more than text become paragraphs of a text of their own, before this one,
 * whose definitions of links they may need, and what they hold moves into the tables. */
#include <string.h>

#include "base/strbuf.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "syntax/blocks.h"
#include "syntax/rows.h"

/* Short rows are filled up; but a few bytes shall not make cells without number. */
enum { FILL_MAX = 200000 };

/* What stands before a cell in the text of cells: no block can begin there. */
#define BEFORE "x "

struct cell {
    cmark_node *paragraph;
    struct str text;
    int line, col;
};

struct tables {
    struct parsing *parsing;
    struct {
        struct cell *ptr;
        size_t len, cap;
    } cells; /* that hold more than text */
    size_t filled;
};

/* ---- the table ---- */

static void add_cell(struct tables *tables, cmark_node *tr, const char *tag, struct str alignment)
{
    struct arena *arena = tables->parsing->arena;
    struct element *element = element_of(element_add(arena, tr, tag));
    element->holds_inlines = true;
    if (alignment.len)
        element_set(arena, element, STR("class"), alignment);
}

/* True for what is a text and nothing else, to cmark and to every pass. */
static bool is_plain(struct arena *arena, struct str cell)
{
    static const bool special[256] = {
        ['*'] = true, ['_'] = true,  ['`'] = true,  ['$'] = true,  ['{'] = true, ['\\'] = true,
        [':'] = true, ['['] = true,  [']'] = true,  ['<'] = true,  ['&'] = true, ['~'] = true,
        ['@'] = true, ['\0'] = true, ['\r'] = true, ['\v'] = true, ['\f'] = true
    };
    return str_find_any(cell, special) == cell.len && str_search(cell, STR("www")) == cell.len &&
           marks_replace(arena, cell).ptr == cell.ptr && utf8_check(cell) == cell.len;
}

static void fill_plain(struct arena *arena, const struct cell *cell)
{
    cmark_node *text = element_text(arena, cell->text);
    struct element *element = element_need(arena, text);
    element->line = cell->line;
    element->col = cell->col;
    cmark_node_append_child(cell->paragraph, text);
}

/* Fills the last cell of the row; where it takes a parse, that is done for all cells at once. */
static void fill_cell(struct tables *tables, cmark_node *tr, struct str text, struct cell cell)
{
    struct arena *arena = tables->parsing->arena;
    cell.paragraph = tree_node(CMARK_NODE_PARAGRAPH);
    cell.text = text;
    element_need(arena, cell.paragraph)->kind = ELEMENT_BARE;
    cmark_node_append_child(cmark_node_last_child(tr), cell.paragraph);
    if (is_plain(arena, text))
        fill_plain(arena, &cell);
    else
        vec_push(arena, &tables->cells, cell);
}

static struct str row_line(const struct parsing *parsing, int line)
{
    struct str written = lines_get(&parsing->written, line);
    return str_slice(written, blocks_edit(parsing, line)->row_from, written.len);
}

/* GitHub drops them without a word. */
static void tell_dropped(const struct parsing *parsing, const struct row *row, size_t columns,
                         int line)
{
    const char *start = lines_get(&parsing->written, line).ptr;
    for (size_t i = columns; i < row->len; i++) {
        struct loc loc = { parsing->source, line, (int)(row->ptr[i].ptr - start) + 1 };
        if (!row->ptr[i].len)
            continue;
        diag_warning_hint(parsing->diag, loc, STR("a pipe that parts no cells is written \\|"),
                          "this cell is not shown: the table has %zu column%s", columns,
                          columns == 1 ? "" : "s");
        return;
    }
}

static void add_row(struct tables *tables, cmark_node *parent, cmark_node *comment,
                    const struct row *delimiters)
{
    struct parsing *parsing = tables->parsing;
    int line = cmark_node_get_start_line(comment);
    const char *tag = blocks_row(parsing, comment) == ROW_HEADER ? "th" : "td";
    struct row row = row_split(parsing->arena, row_line(parsing, line));
    cmark_node *tr = element_add(parsing->arena, parent, "tr");
    tell_dropped(parsing, &row, delimiters->len, line);
    for (size_t i = 0; i < delimiters->len; i++) {
        if (i >= row.len && ++tables->filled > FILL_MAX)
            return;
        add_cell(tables, tr, tag, row_alignment(delimiters->ptr[i]));
        if (i >= row.len || !row.ptr[i].len)
            continue;
        int col = (int)(row.ptr[i].ptr - lines_get(&parsing->written, line).ptr) + 1;
        fill_cell(tables, tr, row.ptr[i], (struct cell){ .line = line, .col = col });
    }
}

static cmark_node *take_comment(cmark_node *comment)
{
    cmark_node *next = cmark_node_next(comment);
    cmark_node_free(comment);
    return next;
}

/* A table in the place of its rows, which are siblings. */
static void build(struct tables *tables, cmark_node *header)
{
    struct parsing *parsing = tables->parsing;
    cmark_node *wide = element_block(parsing->arena, ELEMENT_PLAIN, STR("div"));
    element_set(parsing->arena, element_of(wide), STR("class"), STR("table"));
    element_of(wide)->line = cmark_node_get_start_line(header);
    element_of(wide)->col = (int)blocks_edit(parsing, element_of(wide)->line)->row_from + 1;
    cmark_node_insert_before(header, wide);
    cmark_node *table = element_add(parsing->arena, wide, "table");
    cmark_node *comment = cmark_node_next(header);
    struct row delimiters =
        row_split(parsing->arena, row_line(parsing, cmark_node_get_start_line(comment)));
    add_row(tables, element_add(parsing->arena, table, "thead"), header, &delimiters);
    cmark_node_free(header);
    comment = take_comment(comment);
    if (blocks_row(parsing, comment) != ROW_BODY)
        return;
    cmark_node *body = element_add(parsing->arena, table, "tbody");
    for (; blocks_row(parsing, comment) == ROW_BODY; comment = take_comment(comment))
        add_row(tables, body, comment, &delimiters);
}

/* ---- what the cells hold ---- */

/* Lone carriage returns, which cmark would end the line at, as blanks. */
static void add_in_line(struct strbuf *out, struct str text)
{
    for (size_t end; (end = str_find(text, '\r')) < text.len;) {
        strbuf_add(out, str_slice(text, 0, end));
        strbuf_add_char(out, ' ');
        text = str_slice(text, end + 1, text.len);
    }
    strbuf_add(out, text);
}

/* A line a cell, each followed by an empty one. In a cell \| is a pipe, even in code. */
static void add_text(struct strbuf *out, struct str cell)
{
    strbuf_add(out, STR(BEFORE));
    for (size_t pipe; (pipe = str_search(cell, STR("\\|"))) < cell.len;) {
        add_in_line(out, str_slice(cell, 0, pipe));
        cell = str_slice(cell, pipe + 1, cell.len);
    }
    add_in_line(out, cell);
    strbuf_add(out, STR("\n\n"));
}

static int line_of(size_t cell)
{
    return (int)cell * 2 + 1;
}

/* The cells' text, marked. Its tokens are told of among those of the whole text. */
static struct marked *mark_cells(struct tables *tables)
{
    struct parsing *parsing = tables->parsing;
    struct marked *marked = arena_alloc(parsing->arena, sizeof *marked);
    struct strbuf text;
    strbuf_init(&text, STRBUF_PAGE);
    for (size_t i = 0; i < tables->cells.len; i++)
        add_text(&text, tables->cells.ptr[i].text);
    size_t known = parsing->marked->tokens.len;
    marked->tokens = parsing->marked->tokens;
    marked->shares = parsing->marked->shares;
    marked->shared = parsing->marked->shared;
    marks_add(parsing->arena, arena_dup(parsing->arena, strbuf_str(&text)), 1, marked);
    strbuf_release(&text);
    for (size_t i = known; i < marked->tokens.len; i++) {
        struct token *token = &marked->tokens.ptr[i];
        const struct cell *cell = &tables->cells.ptr[(token->line - 1) / 2];
        size_t at = (size_t)token->col - 1 - STR(BEFORE).len;
        token->line = cell->line;
        token->col = cell->col + (int)row_written(cell->text, at);
        token->in_cell = true;
    }
    parsing->marked->tokens = marked->tokens;
    parsing->marked->shared = marked->shared;
    parsing->marked->kinds |= marked->kinds;
    parsing->apart = true;
    return marked;
}

static void fill(struct tables *tables)
{
    struct arena *arena = tables->parsing->arena;
    struct marked *marked = mark_cells(tables);
    struct strbuf text;
    strbuf_init(&text, STRBUF_PAGE);
    strbuf_add(&text, marked->text);
    struct str whole = tables->parsing->rewritten;
    if (str_search(whole, STR("]:")) < whole.len) /* else it defines no link */
        strbuf_add(&text, whole);
    cmark_node *tree = parsing_tree(strbuf_str(&text), 1);
    strbuf_release(&text);
    for (size_t i = 0; i < tables->cells.len; i++) {
        const struct cell *cell = &tables->cells.ptr[i];
        cmark_node *parsed = cmark_node_first_child(tree);
        text_cut(arena, parsed, STR(BEFORE).len);
        element_take_all(cell->paragraph, parsed);
        element_of(cell->paragraph)->origin = (struct origin){ .from_line = line_of(i),
                                                               .from_col = (int)STR(BEFORE).len + 1,
                                                               .to_line = cell->line,
                                                               .to_col = cell->col,
                                                               .marked = marked,
                                                               .cell = cell->text };
        cmark_node_free(parsed);
    }
    cmark_node_free(tree);
}

/* ---- the pass ---- */

static bool tell_holes(const struct tables *tables, const struct loc *loc)
{
    if (tables->filled <= FILL_MAX)
        return true;
    return diag_error_hint(tables->parsing->diag, *loc, STR("take columns out, or fill the rows"),
                           "the rows of this text's tables lack more than %d cells", FILL_MAX);
}

/* A row that is none after all, for what was found above it changed what it stands in. */
static void restore(struct parsing *parsing, cmark_node *comment)
{
    struct str line = str_trim(row_line(parsing, cmark_node_get_start_line(comment)));
    cmark_node *paragraph = tree_node(CMARK_NODE_PARAGRAPH);
    cmark_node *text = tree_node(CMARK_NODE_TEXT);
    cmark_node_set_literal(text, arena_dup(parsing->arena, line).ptr);
    cmark_node_append_child(paragraph, text);
    cmark_node_replace(comment, paragraph);
    cmark_node_free(comment);
}

/* The rows in the tree that begin a table or, without one, all. */
static struct nodes find_rows(struct parsing *parsing, bool headers)
{
    struct nodes found = { 0 };
    for (cmark_node *node = parsing->tree; (node = node_next_block(node, parsing->tree));) {
        enum line_row row = blocks_row(parsing, node);
        bool header =
            row == ROW_HEADER && blocks_row(parsing, cmark_node_next(node)) == ROW_DELIMITER;
        if (headers ? header : row != ROW_NONE)
            vec_push(parsing->arena, &found, node);
    }
    return found;
}

bool pass_tables(struct parsing *parsing)
{
    struct tables tables = { .parsing = parsing };
    if (!blocks_found(parsing))
        return true;
    struct nodes headers = find_rows(parsing, true);
    struct loc loc = { .source = parsing->source };
    for (size_t i = 0; i < headers.len && tables.filled <= FILL_MAX; i++) {
        loc.line = cmark_node_get_start_line(headers.ptr[i]);
        build(&tables, headers.ptr[i]);
    }
    if (tables.cells.len)
        fill(&tables);
    struct nodes left = find_rows(parsing, false);
    for (size_t i = 0; i < left.len; i++)
        restore(parsing, left.ptr[i]);
    return tell_holes(&tables, &loc);
}
