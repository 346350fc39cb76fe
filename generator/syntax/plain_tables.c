#include "syntax/plain_tables.h"

#include "syntax/blocks.h"
#include "syntax/rows.h"

static struct str line_of(const struct parsing *parsing, int line)
{
    return lines_get(&parsing->written, line);
}

static bool is_row(struct str line)
{
    return str_starts(line, STR("|")) && row_count(line) > 0;
}

static bool begins_table(const struct parsing *parsing, int line)
{
    struct str header = line_of(parsing, line), delimiters = line_of(parsing, line + 1);
    return is_row(delimiters) && row_is_delimiter(delimiters) &&
           row_count(header) == row_count(delimiters);
}

/* The line behind the table that begins with this one; the line itself where none does. */
static int end_of(const struct parsing *parsing, int line)
{
    int end = line;
    if (!begins_table(parsing, line))
        return line;
    while (is_row(line_of(parsing, end)))
        end++;
    return str_trim(line_of(parsing, end)).len ? line : end;
}

size_t plain_tables_find(struct parsing *parsing)
{
    const struct marked *marked = parsing->marked;
    size_t count = 0;
    for (size_t i = 0; i < marked->pipes.len && !marked->commented.len; i++) {
        int header = marked->pipes.ptr[i], end = end_of(parsing, header);
        for (int line = header; line < end; line++)
            parsing->edits[line - parsing->line].row = line == header       ? ROW_HEADER
                                                       : line == header + 1 ? ROW_DELIMITER
                                                                            : ROW_BODY;
        count += end > header;
    }
    return count;
}

bool plain_tables_stand(const struct parsing *parsing, size_t count)
{
    cmark_node *node = cmark_node_first_child(parsing->tree);
    for (; node && count; node = cmark_node_next(node))
        count -= blocks_row(parsing, node) == ROW_HEADER;
    return !count;
}
