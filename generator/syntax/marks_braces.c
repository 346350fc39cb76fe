/* What marks_add() does with braces: shortcodes and attributes, in which nothing else has a meaning. */
#include <string.h>

#include "syntax/attributes.h"
#include "syntax/marking.h"

/* What is not read yet of the line, whose end is looked for once. */
static struct str rest_of_line(struct marking *m)
{
    if (m->line_end <= m->at)
        m->line_end = m->at + str_find(marking_rest(m), '\n');
    return str_slice(m->in, m->at, m->line_end);
}

/* {{< name args >}} on one line. */
static void mark_shortcode(struct marking *m)
{
    struct str line = rest_of_line(m);
    line = str_slice(line, 3, line.len);
    const char *close = m->no_close == m->line ? NULL : memmem(line.ptr, line.len, ">}}", 3);
    struct str inner = { line.ptr, close ? (size_t)(close - line.ptr) : 0 };
    if (close)
        marking_token(m, TOKEN_SHORTCODE, inner.len + 6, arena_dup(m->arena, inner));
    else if (m->no_close != m->line)
        marking_token(m, TOKEN_UNCLOSED, 3, STR(""));
    else
        marking_copy(m, 3); /* one fault a line is enough */
    m->no_close = close ? 0 : m->line;
}

/* True where attributes may stand, in the braces of in[at, end): behind what they belong to, or at the end of a
 * heading. */
static bool may_be_attributes(const struct marking *m, size_t end)
{
    char before = m->at > m->content ? m->in.ptr[m->at - 1] : ' ';
    if (!scan_is_blank(before))
        return strchr("])`>", before);
    while (end < m->in.len && strchr(" \t#\r", m->in.ptr[end]))
        end++;
    return end == m->in.len || m->in.ptr[end] == '\n';
}

/* {.class key=value} on one line: nothing in it has another meaning. What is faulty is left to be told of. */
static void mark_attributes(struct marking *m)
{
    struct str line = rest_of_line(m);
    size_t reached = 0, len = m->at < m->no_attributes ? 0 : attributes_length(line, &reached);
    if (!len && reached)
        m->no_attributes = m->at + reached;
    bool found = len && may_be_attributes(m, m->at + len);
    marking_copy(m, 1);
    if (!found)
        return;
    marking_token(m, TOKEN_ATTRIBUTES, len - 1, STR(""));
    if (m->at < m->in.len && strchr("*_", m->in.ptr[m->at]))
        marking_add(m, STR(MARK_POINT_BYTES "."));
}

void marking_brace(struct marking *m)
{
    if (str_starts(marking_rest(m), STR("{{<")))
        mark_shortcode(m);
    else
        mark_attributes(m);
}
