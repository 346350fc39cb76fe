/* What would be rows of a table if their bars were not full-width, as Chinese keyboards write them, is told: they
 * are text. Bars of prose are left alone: a table begins with two lines that belong together. */
#include "base/strbuf.h"
#include "syntax/blocks.h"
#include "syntax/rows.h"
#include "syntax/scan.h"

#define BAR "\uFF5C"
#define COLON "\uFF1A"

static struct str content_of(const struct parsing *parsing, int line)
{
    struct str written = lines_get(&parsing->written, line);
    return str_slice(written, scan_line_start(written).content, written.len);
}

/* The text with signs of ASCII. */
static struct str narrow(struct arena *arena, struct str text)
{
    struct strbuf out;
    strbuf_init(&out, STRBUF_PAGE);
    while (text.len) {
        bool bar = str_starts(text, STR(BAR)), colon = str_starts(text, STR(COLON));
        strbuf_add_char(&out, bar ? '|' : colon ? ':' : text.ptr[0]);
        text = str_slice(text, bar || colon ? STR(BAR).len : 1, text.len);
    }
    struct str narrowed = arena_dup(arena, strbuf_str(&out));
    strbuf_release(&out);
    return narrowed;
}

static bool has_bar(struct str text)
{
    return str_search(text, STR(BAR)) < text.len;
}

/* ｜ a ｜ b ｜ */
static bool is_row(struct str text)
{
    return str_starts(text, STR(BAR)) && has_bar(str_slice(text, STR(BAR).len, text.len));
}

/* True when the line begins a table but for its bars, or those of the line beneath. */
static bool begins_table(struct arena *arena, struct str line, struct str beneath)
{
    if (!has_bar(line) && !has_bar(beneath))
        return false;
    struct str header = narrow(arena, line), delimiter = narrow(arena, beneath);
    return row_is_delimiter(delimiter) && row_count(header) == row_count(delimiter);
}

static void tell(const struct parsing *parsing, int line)
{
    struct str written = lines_get(&parsing->written, line);
    struct loc loc = { parsing->source, line, (int)str_search(written, STR(BAR)) + 1 };
    diag_warning_hint(parsing->diag, loc, STR("write '|' between the cells of a table"),
                      "a full-width bar parts no cells");
}

static void check_paragraph(const struct parsing *parsing, cmark_node *node)
{
    for (int line = cmark_node_get_start_line(node); line < cmark_node_get_end_line(node); line++) {
        struct str text = content_of(parsing, line), beneath = content_of(parsing, line + 1);
        if (!begins_table(parsing->arena, text, beneath))
            continue;
        tell(parsing, has_bar(text) ? line : line + 1);
        return;
    }
}

bool pass_wide_bars(struct parsing *parsing)
{
    for (cmark_node *node = parsing->tree; (node = node_next_block(node, parsing->tree));) {
        int line = cmark_node_get_start_line(node);
        if (cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH)
            check_paragraph(parsing, node);
        else if (blocks_row(parsing, node) == ROW_BODY && is_row(content_of(parsing, line)))
            tell(parsing, line);
    }
    return true;
}
