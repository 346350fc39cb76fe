#include "syntax/blocks.h"

#include <limits.h>
#include <string.h>

#include "syntax/paragraph.h"
#include "syntax/parse.h"
#include "syntax/plain_tables.h"
#include "syntax/rewrite.h"
#include "syntax/rows.h"
#include "syntax/scan.h"
#include "syntax/steps.h"

enum {
    LOOKS_MAX = 32, /* blocks of ours within blocks of ours */
    NOTE_INDENT = 4 /* of what belongs to a footnote */
};

/* A look at the tree of lines of which some are rewritten already. */
struct look {
    struct parsing *parsing;
    struct text_lines lines;
    int found;   /* the last line that was, or 0 */
    bool items;  /* an item was: code behind it may be what it holds */
    int changed; /* what follows may read differently by what stands in this column, or 0 */
};

/* What the lines read so far make of those that follow. */
enum state { STATE_OPEN, STATE_NOTE, STATE_DEFINITION };

/* The way through the lines of a paragraph. */
struct way {
    struct look *look;
    struct paragraph paragraph;
    enum state state;
    size_t open; /* the paragraph that is open begins with this line */
};

/* ---- edits ---- */

static struct line_edit *edit_of(const struct parsing *parsing, int line)
{
    return &parsing->edits[line - parsing->line];
}

const struct line_edit *blocks_edit(const struct parsing *parsing, int line)
{
    return edit_of(parsing, line);
}

enum line_item blocks_item(const struct parsing *parsing, cmark_node *node)
{
    if (!node || cmark_node_get_type(node) != CMARK_NODE_ITEM)
        return ITEM_NONE;
    const struct line_edit *edit = edit_of(parsing, cmark_node_get_start_line(node));
    bool ours = cmark_node_get_start_column(node) == (int)edit->from + 1;
    return ours ? edit->item : ITEM_NONE; /* the author's own may stand before or behind it */
}

enum line_row blocks_row(const struct parsing *parsing, cmark_node *node)
{
    bool comment = node && cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK &&
                   str_starts(str_trim(str_of(cmark_node_get_literal(node))), STR(ROW_COMMENT));
    return comment ? edit_of(parsing, cmark_node_get_start_line(node))->row : ROW_NONE;
}

bool blocks_found(const struct parsing *parsing)
{
    return parsing->rewritten.ptr != parsing->text.ptr;
}

static struct line_edit *edit_at(const struct way *way, size_t line)
{
    return edit_of(way->look->parsing, way->paragraph.first + (int)line);
}

/* The edit of a line that has something new in it. */
static struct line_edit *edit_line(struct way *way, size_t line)
{
    way->look->found = way->paragraph.first + (int)line;
    return edit_at(way, line);
}

/* In a comment nothing has a meaning. */
static bool is_commented(const struct way *way, size_t line)
{
    return marks_is_commented(way->look->parsing->marked, way->paragraph.first + (int)line);
}

/* ---- items ---- */

static size_t skip_blanks(struct str line, size_t at)
{
    while (at < line.len && (line.ptr[at] == ' ' || line.ptr[at] == '\t'))
        at++;
    return at;
}

/* Length of "[^label]", mark and ":" at the start of the content, or 0. */
static size_t note_begin(const struct content *content)
{
    struct str text = content->text;
    size_t close = str_find(text, ']');
    struct str behind = str_slice(text, close + 1, text.len);
    bool note = content->indent < NOTE_INDENT && str_starts(text, STR("[^")) &&
                str_starts(behind, STR(MARK_NOTE_BYTES ":"));
    return note ? close + 1 + MARK_LEN + 1 : 0;
}

/* It may be lazy as well: it ends any paragraph. */
static bool take_note(struct way *way, size_t line)
{
    const struct content *content = &way->paragraph.lines[line];
    size_t begin = note_begin(content);
    if (!begin || edit_at(way, line)->item)
        return false;
    struct line_edit *edit = edit_line(way, line);
    way->look->items = true;
    edit->item = ITEM_NOTE;
    edit->from = content->from;
    edit->to = skip_blanks(lines_get(&way->look->lines, way->look->found), content->skip + begin);
    way->state = STATE_NOTE;
    return true;
}

/* ": text" beneath a line of the paragraph. */
static bool take_definition(struct way *way, size_t line)
{
    const struct content *content = &way->paragraph.lines[line];
    struct str text = content->text;
    bool marked = text.len > 1 && text.ptr[0] == ':' && (text.ptr[1] == ' ' || text.ptr[1] == '\t');
    bool beneath = line > way->open || (line == 0 && way->paragraph.continues);
    if (!marked || is_commented(way, line) || !paragraph_stands(&way->paragraph, line) ||
        edit_at(way, line)->item ||
        !(way->state == STATE_DEFINITION || (way->state == STATE_OPEN && beneath)))
        return false;
    struct line_edit *edit = edit_line(way, line);
    way->look->items = true;
    edit->item = ITEM_DEFINITION;
    edit->from = content->skip;
    edit->to = content->skip + 1;
    way->state = STATE_DEFINITION;
    return true;
}

/* ---- tables ---- */

/* Where the row of a line begins, in the line as written. */
static size_t row_from(const struct way *way, size_t line)
{
    const struct line_edit *edit = edit_at(way, line);
    switch (edit->item) {
    case ITEM_NOTE:
        return edit->to - MARK_LEN; /* which is in the marked line alone */
    case ITEM_DEFINITION:
        return edit->to;
    default:
        return way->paragraph.lines[line].skip;
    }
}

static struct str row_text(const struct way *way, size_t line)
{
    struct str written = lines_get(&way->look->parsing->written, way->paragraph.first + (int)line);
    return str_trim(str_slice(written, row_from(way, line), written.len));
}

static bool begins_table(const struct way *way, size_t line)
{
    const struct paragraph *p = &way->paragraph;
    bool stands = line > way->open ? !p->lines[line].lazy : paragraph_stands(p, line);
    return way->state == STATE_OPEN && line + 1 < p->len && stands && !edit_at(way, line)->row &&
           !is_commented(way, line) && paragraph_stands(p, line + 1) &&
           row_is_delimiter(p->lines[line + 1].text) &&
           row_count(row_text(way, line)) == row_count(p->lines[line + 1].text);
}

/* A mark of a list, of any number and with or without text: it would not interrupt a paragraph. */
static bool begins_item(struct str text)
{
    size_t len = 0;
    while (len < text.len && text.ptr[len] >= '0' && text.ptr[len] <= '9')
        len++;
    const char *marks = len ? ".)" : "-+*";
    if (len > 9 || len >= text.len || !strchr(marks, text.ptr[len]))
        return false;
    return len + 1 == text.len || text.ptr[len + 1] == ' ' || text.ptr[len + 1] == '\t';
}

/* Three dashes or more, which would underline a paragraph. */
static bool is_break(struct str text)
{
    size_t dashes = 0;
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] == '-')
            dashes++;
        else if (text.ptr[i] != ' ' && text.ptr[i] != '\t')
            return false;
    return dashes > 2;
}

/* HTML that would not interrupt a paragraph: cmark knows. */
static bool begins_html(struct arena *arena, struct str text)
{
    if (!str_starts(text, STR("<")))
        return false;
    cmark_node *tree = parsing_tree(arena_dup(arena, text), 1);
    bool html = cmark_node_get_type(cmark_node_first_child(tree)) == CMARK_NODE_HTML_BLOCK;
    cmark_node_free(tree);
    return html;
}

static bool is_row(const struct way *way, size_t line)
{
    struct str text = way->paragraph.lines[line].text;
    return paragraph_stands(&way->paragraph, line) && !note_begin(&way->paragraph.lines[line]) &&
           row_count(row_text(way, line)) && !begins_item(text) && !is_break(text) &&
           !begins_html(way->look->parsing->arena, text);
}

static void edit_row(struct way *way, size_t line, enum line_row row)
{
    struct line_edit *edit = edit_line(way, line);
    edit->row = row;
    edit->row_from = row_from(way, line);
    const struct content *content = &way->paragraph.lines[line];
    if (!edit->item) /* blanks that would make code of the comment go */
        edit->from = content->indent < NOTE_INDENT ? content->skip : content->from;
}

static void set_changed(struct way *way, size_t line)
{
    way->look->changed = (int)way->paragraph.lines[line].skip + 1;
}

/* True for the mark of an item that holds nothing: the next line is not indented. */
static bool is_empty_item(const struct way *way, size_t line)
{
    if (line + 1 >= way->paragraph.len)
        return false;
    const struct content *next = &way->paragraph.lines[line + 1];
    return str_find(way->paragraph.lines[line].text, ' ') == way->paragraph.lines[line].text.len &&
           !next->lazy && next->indent < 2 && !begins_html(way->look->parsing->arena, next->text);
}

static bool is_item(const struct way *way, size_t line)
{
    return line < way->paragraph.len && begins_item(way->paragraph.lines[line].text);
}

/* Takes the rows of a table from this line on; returns the line behind, from which on the rest is a
 * paragraph again. An item may stand there, of which cmark has to tell what it holds. */
static size_t take_rows(struct way *way, size_t line)
{
    for (; line < way->paragraph.len && is_row(way, line); line++)
        edit_row(way, line, ROW_BODY);
    while (is_item(way, line) && is_empty_item(way, line))
        line++;
    way->open = line;
    if (!is_item(way, line))
        return line;
    set_changed(way, line);
    return way->paragraph.len;
}

static size_t take_table(struct way *way, size_t line)
{
    edit_row(way, line, ROW_HEADER);
    edit_row(way, line + 1, ROW_DELIMITER);
    return take_rows(way, line + 2);
}

/* ---- looking ---- */

/* True behind a table, where an indented line goes on with nothing. */
static bool is_code(const struct way *way, size_t line)
{
    return line > 0 && line == way->open && !paragraph_stands(&way->paragraph, line);
}

/* Something was found above the line under a heading: it may be none then, but for a rule, or where it
 * has lines of the heading's own above it. Where it is a row, what follows goes on as behind a heading. */
static bool changes_heading(const struct way *way, cmark_node *node)
{
    const struct paragraph *p = &way->paragraph;
    bool same = way->state == STATE_OPEN && way->open != p->len - 1;
    return cmark_node_get_type(node) == CMARK_NODE_HEADING && !same &&
           !is_break(p->lines[p->len - 1].text);
}

/* True when the node may go on with a paragraph that is code as yet, but belongs to an item found in this
 * look: but for the begin of a footnote, the next look will tell what it is. */
static bool may_be_lazy(const struct look *look, cmark_node *node)
{
    cmark_node *before = cmark_node_previous(node);
    struct str above = lines_get(&look->lines, cmark_node_get_start_line(node) - 1);
    return look->items && before && cmark_node_get_type(before) == CMARK_NODE_CODE_BLOCK &&
           scan_continuation(above, INT_MAX).len;
}

static void look_at(struct look *look, cmark_node *node)
{
    struct way way = { .look = look, .state = may_be_lazy(look, node) ? STATE_NOTE : STATE_OPEN };
    int found = look->found;
    if (!paragraph_read(look->parsing, &look->lines, node, &way.paragraph))
        return;
    size_t line = way.paragraph.in_table ? take_rows(&way, 0) : 0;
    while (line < way.paragraph.len) {
        bool note = take_note(&way, line);
        if (!note && begins_table(&way, line)) {
            line = take_table(&way, line);
            continue;
        }
        if (!note && !take_definition(&way, line) && is_code(&way, line))
            way.open = line + 1;
        line++;
    }
    if (look->found != found && changes_heading(&way, node))
        set_changed(&way, way.paragraph.len - 1);
}

/* True when the node reads the same whatever was found above: an empty line is before it, and it is not
 * indented more than that. */
static bool stands_apart(const struct look *look, cmark_node *node)
{
    int line = cmark_node_get_start_line(node), col = cmark_node_get_start_column(node);
    while ((node = cmark_node_parent(node)) && cmark_node_parent(node) &&
           cmark_node_get_start_line(node) == line)
        col = cmark_node_get_start_column(node);
    struct str above = lines_get(&look->lines, line - 1);
    return col <= look->changed && !scan_continuation(above, INT_MAX).len;
}

static bool is_paragraph(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    return type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING;
}

/* Returns the number of a line with something new, or 0. The lines are the rewritten ones. */
static int look_for_blocks(struct parsing *parsing, const struct text_lines *lines)
{
    struct look look = { .parsing = parsing, .lines = *lines };
    cmark_node *node = parsing->tree;
    while ((node = node_next_block(node, parsing->tree))) {
        if (!is_paragraph(node) || (look.changed && !stands_apart(&look, node)))
            continue;
        look.changed = 0;
        look_at(&look, node);
    }
    return look.found;
}

/* ---- the pass ---- */

/* Parses the lines with their edits; returns them. */
static struct text_lines parse_edited(struct parsing *parsing)
{
    parsing->rewritten = rewrite_lines(parsing, &parsing->marked->lines);
    if (parsing->tree)
        cmark_node_free(parsing->tree);
    parsing->tree = parsing_tree(parsing->rewritten, parsing->line);
    return lines_of(parsing->arena, parsing->rewritten, parsing->line);
}

/* The first tree, with the tables that need none to be found; returns the lines that it is of. */
static struct text_lines parse_first(struct parsing *parsing)
{
    struct text_lines lines = parsing->marked->lines;
    size_t size = (lines.len + 1) * sizeof *parsing->edits, tables;
    parsing->edits = arena_alloc(parsing->arena, size);
    if ((tables = plain_tables_find(parsing))) {
        struct text_lines edited = parse_edited(parsing);
        if (plain_tables_stand(parsing, tables))
            return edited;
        memset(parsing->edits, 0, size);
        cmark_node_free(parsing->tree);
    }
    parsing->rewritten = parsing->text;
    parsing->tree = parsing_tree(parsing->text, parsing->line);
    return lines;
}

bool blocks_parse(struct parsing *parsing)
{
    struct text_lines rewritten = parse_first(parsing);
    int found, looks = 0;
    while ((found = look_for_blocks(parsing, &rewritten)) && looks++ < LOOKS_MAX)
        rewritten = parse_edited(parsing);
    if (blocks_found(parsing))
        rewrite_shifts(parsing);
    steps_find(parsing, &rewritten);
    if (!found)
        return true;
    struct loc loc = { .source = parsing->source, .line = found, .col = 1 };
    return diag_error(parsing->diag, loc,
                      "tables, footnotes and definitions are nested too deeply");
}
