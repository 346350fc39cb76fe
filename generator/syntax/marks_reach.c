/* How far what marks_add() meets in a text may go: to the end of its paragraph, or of its line in a heading and in
 * a row of a table. */
#include <string.h>

#include "syntax/marking.h"
#include "syntax/rows.h"

static void end_paragraph(struct marking *m, size_t end)
{
    m->paragraph = (struct reach){ end, false };
    memset(m->no_ticks, 0, sizeof m->no_ticks);
    m->brackets = 0;
}

struct reach *marking_paragraph(struct marking *m)
{
    if (m->at >= m->paragraph.end)
        end_paragraph(m, scan_paragraph_end(m->in, m->at));
    return &m->paragraph;
}

struct reach *marking_section(struct marking *m)
{
    if (m->at >= m->section.end)
        m->section = (struct reach){ scan_section_end(m->in, m->at), false };
    return &m->section;
}

/* # heading */
static bool is_heading(struct str content)
{
    enum { LEVELS = 6 };
    size_t signs = str_starts(content, STR("#")) ? scan_run(content) : 0;
    return signs && signs <= LEVELS && (signs == content.len || scan_is_white(content.ptr[signs]));
}

/* The line before, without the marks of quotes and lists. */
static struct str content_before(const struct marking *m)
{
    struct str before = str_slice(m->in, 0, m->line_in ? m->line_in - 1 : 0);
    const char *end = memrchr(before.ptr, '\n', before.len);
    before = str_slice(before, end ? (size_t)(end - before.ptr) + 1 : 0, before.len);
    return str_slice(before, scan_line_start(before).content, before.len);
}

void marking_table(struct marking *m, struct str line, const struct line_start *start)
{
    struct str text = scan_continuation(line, start->quotes);
    int column = scan_columns(line, (size_t)(text.ptr - line.ptr));
    int item = m->items.len ? m->items.ptr[m->items.len - 1] : 0;
    if (m->in_table)
        m->in_table =
            start->quotes == m->table.quotes && column >= m->table.column && !scan_ends_table(line);
    else if (column >= item && row_is_delimiter(text) &&
             row_count(content_before(m)) == row_count(text)) {
        m->in_table = true;
        m->table = (struct fence){ .quotes = start->quotes, .column = item };
    }
}

void marking_end_with_line(struct marking *m, struct str rest)
{
    struct str content = str_slice(rest, scan_line_start(rest).content, rest.len);
    size_t end = m->at + rest.len;
    if (!m->in_table && !is_heading(content))
        return;
    end_paragraph(m, end);
    m->section = (struct reach){ end, false };
    m->inlines = m->section;
}
