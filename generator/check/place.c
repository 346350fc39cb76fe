#include "check/place.h"

#include "base/utf8.h"

struct str place_line(const struct source *source, int line)
{
    struct str rest = source->text, found = STR("");
    for (; line > 0; line--)
        found = str_cut(&rest, '\n');
    return str_ends(found, STR("\r")) ? str_slice(found, 0, found.len - 1) : found;
}

static bool goes_on(struct str rest)
{
    uint32_t c = rest.len ? utf8_next(&rest) : ' ';
    return utf8_is_word(c) || c == '-' || c == '_';
}

struct loc place_of(const struct source *source, struct str part, struct str words)
{
    size_t from = (size_t)(part.ptr - source->text.ptr);
    while (words.len && part.len) {
        size_t at = str_search(part, words);
        struct str behind = str_slice(part, at + words.len, part.len);
        if (at < part.len && !goes_on(behind))
            return loc_at(source, from + at);
        from += at + 1;
        part = str_slice(part, at + 1, part.len);
    }
    return (struct loc){ .source = source };
}
