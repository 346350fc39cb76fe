/* rows: the lines of tables, taken apart. */
#ifndef WENDA_SYNTAX_ROWS_H
#define WENDA_SYNTAX_ROWS_H

#include "base/arena.h"

/* The cells of a row: parts of its line, without blanks around. */
struct row {
    struct str *ptr;
    size_t len, cap;
};

/* A pipe behind a backslash parts no cells; pipes at both ends of the line may be there or not. */
struct row row_split(struct arena *arena, struct str line);

/* Offset in a cell, as it is written, of a byte of what it holds, where \| is a pipe. */
size_t row_written(struct str cell, size_t at);

/* How many cells that are. */
size_t row_count(struct str line);

/* True for a line that may stand beneath a table's header: | :-- | --: | */
bool row_is_delimiter(struct str line);

/* "left", "right" or "center" for a cell of it; "" when it does not say. */
struct str row_alignment(struct str delimiter);

#endif
