/* From a line of a chunk to the place in the source that its author knows. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "template/parsed.h"

/* Starts the names of chunks: no text of a template's author starts so. */
#define CHUNK_MARK "\x01"

void templates_add(struct arena *arena, struct templates *templates, struct template *template)
{
    template->place = templates->all.len;
    snprintf(template->chunk, sizeof template->chunk, "=" CHUNK_MARK "%zu", template->place);
    vec_push(arena, &templates->all, template);
}

const struct template *templates_of_chunk(const struct templates *templates, const char *chunk)
{
    struct str name = str_of(chunk), mark = STR("=" CHUNK_MARK);
    if (!str_starts(name, mark))
        return NULL;
    size_t index = strtoul(chunk + mark.len, NULL, 10);
    return index < templates->all.len ? templates->all.ptr[index] : NULL;
}

struct place place_of_message(const struct templates *templates, struct str *message)
{
    char *end;
    struct str mark = STR(CHUNK_MARK);
    if (!str_starts(*message, mark))
        return (struct place){ 0 };
    size_t index = strtoul(message->ptr + mark.len, &end, 10);
    if (*end != ':' || index >= templates->all.len)
        return (struct place){ 0 };
    long line = strtol(end + 1, &end, 10);
    struct str rest = { end, message->len - (size_t)(end - message->ptr) };
    if (!str_starts(rest, STR(": ")))
        return (struct place){ 0 };
    *message = str_slice(rest, 2, rest.len);
    return (struct place){ templates->all.ptr[index], (int)line };
}

/* ---- the tag ---- */

/* Where the line of the chunk begins. */
static struct loc line_loc(struct place place)
{
    const struct chunk_lines *lines = &place.template->lines;
    struct loc loc = { &place.template->source, place.line, 0 };
    size_t number = (size_t)place.line;
    if (!lines->len || place.line < 1)
        return loc;
    number = number < lines->len ? number : lines->len;
    loc.line = lines->ptr[number - 1].line;
    loc.col = lines->ptr[number - 1].col;
    return loc;
}

/* What stands from `loc` to where the next line of the chunk comes from, at most to the end of the line. */
static struct str code_at(struct place place, struct loc loc)
{
    struct str rest = loc.source->text;
    for (int i = 1; i < loc.line && rest.len; i++)
        str_cut(&rest, '\n');
    struct str line = str_cut(&rest, '\n');
    size_t from = loc.col > 0 ? (size_t)loc.col - 1 : 0, to = line.len;
    struct place next = { place.template, place.line + 1 };
    struct loc end = line_loc(next);
    if (loc.col > 0 && end.line == loc.line && end.col > loc.col)
        to = (size_t)end.col - 1;
    return str_slice(line, from, to);
}

/* ---- the name ---- */

/* What the message has between quotes last; empty when there is none. */
static struct str last_quoted(struct str message)
{
    const char *close = memrchr(message.ptr, '\'', message.len);
    const char *open = close ? memrchr(message.ptr, '\'', (size_t)(close - message.ptr)) : NULL;
    return open ? (struct str){ open + 1, (size_t)(close - open) - 1 } : STR("");
}

static bool is_of_name(struct str text, size_t at)
{
    return at < text.len && (isalnum((unsigned char)text.ptr[at]) || text.ptr[at] == '_');
}

/* Whether the word stands at `at`, and not within a longer one. */
static bool word_at(struct str code, size_t at, struct str word)
{
    size_t end = at + word.len;
    return str_starts(str_slice(code, at, code.len), word) &&
           !(is_of_name(word, 0) && at > 0 && is_of_name(code, at - 1)) &&
           !(is_of_name(word, word.len - 1) && is_of_name(code, end));
}

/* The offset of the word when it stands in the code just once, else the code's length. */
static size_t find_only(struct str code, struct str word)
{
    size_t found = code.len;
    for (size_t at = 0; word.len && at + word.len <= code.len; at++) {
        if (!word_at(code, at, word))
            continue;
        if (found < code.len)
            return code.len;
        found = at;
    }
    return found;
}

struct loc place_loc(struct place place, struct str message)
{
    struct loc loc = line_loc(place);
    struct str code = code_at(place, loc);
    size_t at = find_only(code, last_quoted(message));
    if (at < code.len)
        loc.col = (loc.col > 0 ? loc.col : 1) + (int)at;
    return loc;
}

/* ---- syntax errors ---- */

struct str place_near(struct str message)
{
    struct str words = STR(" near ");
    while (message.len && !str_starts(message, words))
        message = str_slice(message, 1, message.len);
    return message;
}

/* Where a number stands behind " line " in the message, but not in what is near, which may be
 * any text; the message's length when there is none. */
static size_t find_line_number(struct str message)
{
    struct str words = STR(" line ");
    size_t end = message.len - place_near(message).len;
    for (size_t at = 0; at + words.len < end; at++)
        if (str_starts(str_slice(message, at, end), words) &&
            isdigit((unsigned char)message.ptr[at + words.len]))
            return at + words.len;
    return message.len;
}

struct str place_message(struct arena *arena, struct place place, struct str message)
{
    size_t at = find_line_number(message), end = at;
    if (at == message.len)
        return message;
    int line = 0;
    for (; end < message.len && isdigit((unsigned char)message.ptr[end]); end++)
        line = line * 10 + (message.ptr[end] - '0');
    struct loc loc = line_loc((struct place){ place.template, line });
    return arena_printf(arena, "%.*s%d%.*s", (int)at, message.ptr, loc.line,
                        STR_ARG(str_slice(message, end, message.len)));
}
