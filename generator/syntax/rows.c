#include "syntax/rows.h"

#include <string.h>

#include "base/vec.h"

/* Offset of the pipe that ends the cell at the start of `s`, or s.len. */
static size_t find_pipe(struct str s)
{
    size_t i = str_find(s, '|');
    while (i < s.len && i > 0 && s.ptr[i - 1] == '\\')
        i = i + 1 + str_find(str_slice(s, i + 1, s.len), '|');
    return i < s.len ? i : s.len;
}

/* The line behind its first pipe. */
static struct str begin(struct str line)
{
    line = str_trim(line);
    return str_starts(line, STR("|")) ? str_slice(line, 1, line.len) : line;
}

/* Takes the next cell; false behind the last. */
static bool take_cell(struct str *rest, struct str *cell)
{
    size_t end = find_pipe(*rest);
    bool closed = end < rest->len;
    *cell = str_trim(str_slice(*rest, 0, end));
    *rest = str_slice(*rest, end + 1, rest->len);
    return closed || cell->len;
}

struct row row_split(struct arena *arena, struct str line)
{
    struct row row = { 0 };
    struct str rest = begin(line), cell;
    while (take_cell(&rest, &cell))
        vec_push(arena, &row, cell);
    return row;
}

size_t row_written(struct str cell, size_t at)
{
    size_t written = 0;
    for (; at && written < cell.len; at--)
        written += str_starts(str_slice(cell, written, cell.len), STR("\\|")) ? 2 : 1;
    return written + at;
}

size_t row_count(struct str line)
{
    struct str rest = begin(line), cell;
    size_t count = 0;
    while (take_cell(&rest, &cell))
        count++;
    return count;
}

static bool is_dashes(struct str cell)
{
    if (str_starts(cell, STR(":")))
        cell = str_slice(cell, 1, cell.len);
    if (str_ends(cell, STR(":")))
        cell.len--;
    for (size_t i = 0; i < cell.len; i++)
        if (cell.ptr[i] != '-')
            return false;
    return cell.len > 0;
}

bool row_is_delimiter(struct str line)
{
    line = str_trim(line);
    if (!line.len || !memchr("|:-", line.ptr[0], 3))
        return false; /* as most lines are none */
    bool marked = memchr(line.ptr, '|', line.len) || memchr(line.ptr, ':', line.len);
    struct str rest = begin(line), cell;
    size_t count = 0;
    for (; take_cell(&rest, &cell); count++)
        if (!is_dashes(cell))
            return false;
    return marked && count; /* dashes alone underline a heading */
}

struct str row_alignment(struct str delimiter)
{
    bool left = str_starts(delimiter, STR(":")), right = str_ends(delimiter, STR(":"));
    if (left && right)
        return STR("center");
    return left ? STR("left") : right ? STR("right") : STR("");
}
