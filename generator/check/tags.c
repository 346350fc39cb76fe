#include "check/tags.h"

#include <stdlib.h>
#include <strings.h>
#include <utf8proc.h>

#include "base/strbuf.h"
#include "base/utf8.h"

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static void skip(struct str *rest, size_t bytes)
{
    *rest = str_slice(*rest, bytes, rest->len);
}

/* Takes the bytes up to one that ends a name. */
static struct str take_name(struct str *rest)
{
    size_t len = 0;
    while (len < rest->len && !is_blank(rest->ptr[len]) && rest->ptr[len] != '=' &&
           rest->ptr[len] != '>' && rest->ptr[len] != '/')
        len++;
    struct str name = str_slice(*rest, 0, len);
    skip(rest, len);
    return name;
}

static void skip_blanks(struct str *rest)
{
    while (rest->len && is_blank(rest->ptr[0]))
        skip(rest, 1);
}

static struct str take_value(struct str *rest)
{
    char quote = rest->len ? rest->ptr[0] : '\0';
    size_t len = 0;
    if (quote == '"' || quote == '\'') {
        skip(rest, 1);
        return str_cut(rest, quote);
    }
    while (len < rest->len && !is_blank(rest->ptr[len]) && rest->ptr[len] != '>')
        len++;
    struct str value = str_slice(*rest, 0, len);
    skip(rest, len);
    return value;
}

/* In these is no markup up to their end tag. */
static bool is_raw(struct str tag)
{
    static const char *const names[] = { "script", "style", "textarea", "title" };
    for (size_t i = 0; i < COUNT(names); i++)
        if (tag.len == strlen(names[i]) && strncasecmp(tag.ptr, names[i], tag.len) == 0)
            return true;
    return false;
}

/* Goes behind the text of an element that has no markup. */
static void skip_raw(struct str *rest, struct str tag)
{
    while (rest->len) {
        skip(rest, str_search(*rest, STR("</")) + 2);
        if (rest->len >= tag.len && strncasecmp(rest->ptr, tag.ptr, tag.len) == 0)
            return;
    }
}

/* Goes behind the ">" of the tag that is being read. */
static void end_tag(struct tags *tags)
{
    struct str tag = tags->tag;
    skip(&tags->rest, 1);
    tags->tag = STR("");
    if (is_raw(tag))
        skip_raw(&tags->rest, tag);
}

/* Goes behind the name of the next start tag; false when there is none. */
static bool begin_tag(struct tags *tags)
{
    struct str *rest = &tags->rest;
    while (rest->len) {
        skip(rest, str_find(*rest, '<'));
        if (str_starts(*rest, STR("<!--")))
            skip(rest, str_search(*rest, STR("-->")) + 3);
        else
            skip(rest, 1);
        if (rest->len && rest->ptr[-1] == '<' && is_letter(rest->ptr[0])) {
            tags->tag = take_name(rest);
            return true;
        }
    }
    return false;
}

bool tags_next(struct tags *tags, struct tag_attribute *attribute)
{
    while (tags->tag.len || begin_tag(tags)) {
        struct str *rest = &tags->rest;
        while (rest->len && (is_blank(rest->ptr[0]) || rest->ptr[0] == '/' || rest->ptr[0] == '='))
            skip(rest, 1);
        *attribute = (struct tag_attribute){ tags->tag, take_name(rest), STR("") };
        skip_blanks(rest);
        if (str_starts(*rest, STR("="))) {
            skip(rest, 1);
            skip_blanks(rest);
            attribute->value = take_value(rest);
        }
        if (attribute->name.len)
            return true;
        end_tag(tags);
    }
    return false;
}

/* ---- entities ---- */

/* The character of "&name;", or UTF8_BAD: those by name alone that cmark and our templates write. */
static uint32_t character_of(struct str name)
{
    static const struct {
        const char *name;
        char character;
    } names[] = { { "amp", '&' }, { "lt", '<' }, { "gt", '>' }, { "quot", '"' }, { "apos", '\'' } };
    enum { DIGITS_MAX = 8 };
    for (size_t i = 0; i < COUNT(names); i++)
        if (str_is(name, names[i].name))
            return (uint32_t)names[i].character;
    if (name.len < 2 || name.len > DIGITS_MAX || name.ptr[0] != '#')
        return UTF8_BAD;
    bool hex = (name.ptr[1] | 0x20) == 'x';
    unsigned long c = strtoul(name.ptr + (hex ? 2 : 1), NULL, hex ? 16 : 10); /* ends at the ';' */
    return c && utf8proc_codepoint_valid((utf8proc_int32_t)c) ? (uint32_t)c : UTF8_BAD;
}

static void add_character(struct strbuf *text, uint32_t c)
{
    char bytes[4];
    utf8proc_ssize_t len = utf8proc_encode_char((utf8proc_int32_t)c, (utf8proc_uint8_t *)bytes);
    strbuf_add(text, (struct str){ bytes, (size_t)len });
}

struct str tags_value(struct arena *arena, struct str value)
{
    struct str rest = value;
    struct strbuf text;
    if (str_find(value, '&') == value.len)
        return value;
    strbuf_init(&text, STRBUF_PAGE);
    while (rest.len) {
        size_t at = str_find(rest, '&');
        strbuf_add(&text, str_slice(rest, 0, at));
        skip(&rest, at + 1);
        struct str behind = rest, name = str_cut(&behind, ';');
        uint32_t c = name.len < rest.len ? character_of(name) : UTF8_BAD;
        if (c != UTF8_BAD) {
            add_character(&text, c);
            rest = behind;
        } else if (rest.ptr[-1] == '&') {
            strbuf_add_char(&text, '&');
        }
    }
    struct str result = arena_dup(arena, strbuf_str(&text));
    strbuf_release(&text);
    return result;
}
