#include "syntax/paragraph.h"

#include <limits.h>
#include <string.h>

#include "syntax/blocks.h"
#include "syntax/scan.h"

enum { CODE = 4 }; /* so much indent makes code */

static bool is_underline(const struct content *line)
{
    struct str text = line->text;
    if (line->lazy || line->indent >= CODE || !text.len)
        return false;
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] != text.ptr[0])
            return false;
    return text.ptr[0] == '=' || text.ptr[0] == '-';
}

static bool may_begin(struct str line)
{
    struct str content = scan_continuation(line, INT_MAX);
    return content.len && (memchr("|:-", content.ptr[0], 3) || str_starts(content, STR("[^")));
}

static bool is_candidate(const struct text_lines *lines, int first, int last, size_t at)
{
    struct str begin = lines_get(lines, first);
    if (may_begin(str_slice(begin, at, begin.len)))
        return true;
    for (int number = first + 1; number <= last; number++)
        if (may_begin(lines_get(lines, number)))
            return true;
    return false;
}

static bool continues(const struct parsing *parsing, cmark_node *node)
{
    cmark_node *before = cmark_node_previous(node);
    int line = cmark_node_get_start_line(node);
    if (!before)
        return false;
    if (cmark_node_get_type(before) == CMARK_NODE_PARAGRAPH)
        return line - cmark_node_get_end_line(before) <= 2;
    return cmark_node_get_type(before) == CMARK_NODE_LIST &&
           blocks_item(parsing, cmark_node_first_child(before)) == ITEM_DEFINITION;
}

static bool in_table(const struct parsing *parsing, cmark_node *node)
{
    cmark_node *before = cmark_node_previous(node);
    int line = cmark_node_get_start_line(node);
    if (before &&
        cmark_node_get_type(before) == CMARK_NODE_HEADING) /* it was one, until just now */
        return blocks_edit(parsing, line - 1)->row;
    return blocks_row(parsing, before) && cmark_node_get_start_line(before) + 1 == line;
}

bool paragraph_read(struct parsing *parsing, const struct text_lines *lines, cmark_node *node,
                    struct paragraph *paragraph)
{
    int first = cmark_node_get_start_line(node), last = cmark_node_get_end_line(node);
    size_t at = (size_t)cmark_node_get_start_column(node) - 1;
    bool heading = cmark_node_get_type(node) == CMARK_NODE_HEADING;
    bool one_line = heading && first == last; /* # heading */
    bool row = !one_line && in_table(parsing, node);
    if (one_line || !(row || is_candidate(lines, first, last, at)))
        return false;
    struct prefix prefix = prefix_of(parsing->arena, lines, node);
    size_t count = (size_t)(last - first) + 1;
    *paragraph = (struct paragraph){ .first = first,
                                     .continues = continues(parsing, node),
                                     .in_table = row };
    paragraph->lines = arena_alloc(parsing->arena, count * sizeof *paragraph->lines);
    paragraph->lines[0] = prefix_first(&prefix, lines, first);
    for (paragraph->len = 1; paragraph->len < count; paragraph->len++) {
        struct content *line = &paragraph->lines[paragraph->len];
        *line = prefix_skip(&prefix, lines_get(lines, first + (int)paragraph->len));
        if (heading && is_underline(line))
            count = paragraph->len + 1; /* cmark counts a line too many there */
    }
    return true;
}

bool paragraph_stands(const struct paragraph *paragraph, size_t line)
{
    return !paragraph->lines[line].lazy && paragraph->lines[line].indent < CODE;
}
