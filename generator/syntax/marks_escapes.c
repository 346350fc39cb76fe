/* What marks_add() does with characters that are written so that they have no meaning: behind a
 * backslash, or as entities. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "syntax/marking.h"

/* They have a meaning to the passes, and to them alone. */
static const char signs[] = "~${}:[]|^@!";

static bool is_sign(char c)
{
    return c && strchr(signs, c);
}

/* The byte that is read next; a blank at the end. */
static char next_byte(const struct marking *m)
{
    return m->at < m->in.len ? m->in.ptr[m->at] : ' ';
}

static bool is_behind_tilde(const struct marking *m)
{
    return m->at > m->content && m->in.ptr[m->at - 1] == '~';
}

/* To cmark the mark is a letter: a point keeps it from a run of delimiters, whose neighbour was
 * punctuation. */
static void add_escaped(struct marking *m)
{
    char next = next_byte(m);
    marking_add(m, STR(MARK_ESCAPED_BYTES));
    if (next == '*' || next == '_')
        marking_add(m, STR(MARK_POINT_BYTES "."));
}

void marking_backslash(struct marking *m)
{
    struct str rest = marking_rest(m);
    char c = rest.len > 1 ? rest.ptr[1] : '\n';
    bool escapes = c != '\n' && (unsigned char)c < 0x80;
    if (!escapes && is_behind_tilde(m))
        marking_add(m, STR(MARK_POINT_BYTES ".")); /* a line break hides it from the passes */
    marking_copy(m, escapes ? 2 : 1);
    if (escapes && is_sign(c))
        add_escaped(m);
}

/* ---- entities ---- */

/* A name or number is no longer. */
enum { ENTITY_MAX = 40 };

static bool is_of_name(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '#';
}

/* Length of "&name;" or "&#number;" at the start; 0 where there is none. */
static size_t entity_length(struct str text)
{
    size_t len = 1;
    while (len < text.len && len < ENTITY_MAX && is_of_name(text.ptr[len]))
        len++;
    return len > 1 && len < text.len && text.ptr[len] == ';' ? len + 1 : 0;
}

/* The number of "#number", or 0: longer ones are text. */
static unsigned long number_of(struct str name)
{
    enum { LONGEST = 8 };
    bool hex = name.len > 1 && (name.ptr[1] | 0x20) == 'x';
    if (name.ptr[0] != '#' || name.len > LONGEST)
        return 0;
    return strtoul(name.ptr + (hex ? 2 : 1), NULL, hex ? 16 : 10);
}

/* True for an entity of so many bytes that would be a mark, or that cmark makes no character of. */
static bool is_noncharacter(struct str text, size_t len)
{
    unsigned long c = number_of(str_slice(text, 1, len - 1));
    return c <= 0x10FFFF && utf8_is_noncharacter((uint32_t)c);
}

/* The sign that the name or number stands for; 0 for every other character. */
static char sign_of(struct str name)
{
    static const struct {
        const char *name;
        char sign;
    } names[] = {
        { "lbrace", '{' }, { "lcub", '{' },         { "rbrace", '}' }, { "rcub", '}' },
        { "lbrack", '[' }, { "lsqb", '[' },         { "rbrack", ']' }, { "rsqb", ']' },
        { "vert", '|' },   { "VerticalLine", '|' }, { "verbar", '|' }, { "dollar", '$' },
        { "colon", ':' },  { "commat", '@' },       { "Hat", '^' },    { "excl", '!' },
    };
    unsigned long c = number_of(name);
    if (c)
        return c < 0x80 && is_sign((char)c) ? (char)c : '\0';
    for (size_t i = 0; i < COUNT(names); i++)
        if (str_is(name, names[i].name))
            return names[i].sign;
    return '\0';
}

void marking_copy_whole(struct marking *m, size_t len)
{
    for (size_t end = m->at + len; m->at < end;) {
        marking_copy(m, str_find(str_slice(m->in, m->at, end), '&'));
        if (m->at >= end)
            return;
        struct str rest = marking_rest(m);
        size_t entity = entity_length(rest);
        marking_copy(m, 1);
        if (entity && is_noncharacter(rest, entity))
            marking_add(m, STR(MARK_LETTER_BYTES)); /* it is none now */
    }
}

/* A pass that looks at the neighbours of tildes shall see the punctuation that is written there, as
 * cmark does at its own delimiters: it would find what the entity stands for. */
void marking_entity(struct marking *m)
{
    struct str rest = marking_rest(m);
    size_t len = entity_length(rest);
    if (!len) {
        marking_copy(m, 1);
        return;
    }
    if (is_noncharacter(rest, len)) {
        marking_replace(m, len, STR(REPLACEMENT));
        return;
    }
    if (is_behind_tilde(m))
        marking_add(m, STR(MARK_POINT_BYTES "."));
    marking_copy(m, len);
    if (sign_of(str_slice(rest, 1, len - 1)))
        add_escaped(m);
    else if (next_byte(m) == '~')
        marking_add(m, STR(MARK_POINT_BYTES "."));
}
