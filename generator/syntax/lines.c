#include "syntax/lines.h"

#include "base/vec.h"

struct text_lines lines_of(struct arena *arena, struct str text, int first)
{
    struct text_lines lines = { .first = first };
    while (text.len) {
        struct str line = str_cut(&text, '\n');
        if (str_ends(line, STR("\r")))
            line.len--;
        vec_push(arena, &lines, line);
    }
    return lines;
}

struct str lines_get(const struct text_lines *lines, int number)
{
    bool known = number >= lines->first && (size_t)(number - lines->first) < lines->len;
    return known ? lines->ptr[number - lines->first] : STR("");
}
