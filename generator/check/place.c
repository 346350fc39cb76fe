#include "check/place.h"

#include "base/utf8.h"
#include "markdown/file_address.h"

struct str place_line(struct place_lines *lines, int line)
{
    if (!lines->line || line < lines->line)
        *lines = (struct place_lines){ .source = lines->source, .rest = lines->source->text };
    for (; lines->line < line; lines->line++)
        lines->last = str_cut(&lines->rest, '\n');
    struct str last = lines->last;
    return str_ends(last, STR("\r")) ? str_slice(last, 0, last.len - 1) : last;
}

/* True where what stands before is but a part of a name or an address. */
static bool goes_on(struct str rest)
{
    uint32_t c = rest.len ? utf8_next(&rest) : ' ';
    return utf8_is_word(c) || (c < 0x80 && strchr("-_#?/%&=", (int)c));
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

/* ---- addresses ---- */

/* Takes what Markdown has for the next character of an address off *text: backslashes and entities have gone there,
 * and the address was decoded. */
static bool take(struct str *text, char c)
{
    const struct str entity = STR("&amp;");
    if (str_starts(*text, entity) && c == '&') {
        *text = str_slice(*text, entity.len, text->len);
        return true;
    }
    if (text->len > 1 && text->ptr[0] == '\\' && c != '\\')
        *text = str_slice(*text, 1, text->len);
    bool same = text->len && text->ptr[0] == c;
    *text = str_slice(*text, 1, text->len);
    return same;
}

/* How much of the text is this address, which is decoded; 0 when it is not there. */
static size_t written_length(struct arena *arena, struct str text, struct str address)
{
    enum { CODE = 3 }; /* %2F */
    struct str rest = text, code = STR("");
    for (size_t i = 0; i < address.len; i++) {
        if (str_starts(rest, STR("%")))
            code = file_address_decode(arena, str_slice(rest, 0, CODE));
        if (code.len == 1 && code.ptr[0] == address.ptr[i])
            rest = str_slice(rest, CODE, rest.len);
        else if (!take(&rest, address.ptr[i]))
            return 0;
        code = STR("");
    }
    return goes_on(rest) ? 0 : text.len - rest.len;
}

struct loc place_of_address(struct arena *arena, const struct page *page, struct str *words)
{
    struct str body = page->body, address = file_address_decode(arena, *words);
    for (size_t at = 0; at < body.len && address.len; at++) {
        struct str text = str_slice(body, at, body.len);
        if (text.ptr[0] != address.ptr[0] && text.ptr[0] != '%' && text.ptr[0] != '\\')
            continue;
        size_t len = written_length(arena, text, address);
        if (len) {
            *words = str_slice(text, 0, len);
            return loc_at(page->source, (size_t)(text.ptr - page->source->text.ptr));
        }
    }
    return (struct loc){ .source = page->source };
}
