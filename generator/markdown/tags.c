#include "markdown/tags.h"

#include <pthread.h>
#include <string.h>
#include <strings.h>

static bool is_white(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

static bool is_letter(char c)
{
    char lower = (char)(c | 0x20);
    return lower >= 'a' && lower <= 'z';
}

enum { NAME_MAX = 16, SLOTS = 256 };

/* Whatever is not listed stands on lines of its own. */
static const struct named_kind {
    char name[NAME_MAX];
    enum tag_kind kind;
} kinds[] = {
    { "a", TAG_INLINE },       { "abbr", TAG_INLINE },     { "annotation", TAG_FORMULA },
    { "area", TAG_VOID },      { "b", TAG_INLINE },        { "base", TAG_VOID },
    { "bdi", TAG_INLINE },     { "bdo", TAG_INLINE },      { "br", TAG_BREAK },
    { "button", TAG_UNSEEN },  { "cite", TAG_INLINE },     { "code", TAG_CODE },
    { "col", TAG_VOID },       { "data", TAG_INLINE },     { "del", TAG_INLINE },
    { "dfn", TAG_INLINE },     { "dt", TAG_HEADING },      { "em", TAG_INLINE },
    { "embed", TAG_VOID },     { "h1", TAG_HEADING },      { "h2", TAG_HEADING },
    { "h3", TAG_HEADING },     { "h4", TAG_HEADING },      { "h5", TAG_HEADING },
    { "h6", TAG_HEADING },     { "hr", TAG_VOID },         { "i", TAG_INLINE },
    { "img", TAG_VOID },       { "input", TAG_VOID },      { "ins", TAG_INLINE },
    { "kbd", TAG_CODE },       { "label", TAG_INLINE },    { "link", TAG_VOID },
    { "mark", TAG_INLINE },    { "math", TAG_INLINE },     { "menclose", TAG_INLINE },
    { "merror", TAG_INLINE },  { "meta", TAG_VOID },       { "mfenced", TAG_INLINE },
    { "mfrac", TAG_INLINE },   { "mi", TAG_INLINE },       { "mmultiscripts", TAG_INLINE },
    { "mn", TAG_INLINE },      { "mo", TAG_INLINE },       { "mover", TAG_INLINE },
    { "mpadded", TAG_INLINE }, { "mphantom", TAG_UNSEEN }, { "mprescripts", TAG_INLINE },
    { "mroot", TAG_INLINE },   { "mrow", TAG_INLINE },     { "ms", TAG_INLINE },
    { "mspace", TAG_INLINE },  { "msqrt", TAG_INLINE },    { "mstyle", TAG_INLINE },
    { "msub", TAG_INLINE },    { "msubsup", TAG_INLINE },  { "msup", TAG_INLINE },
    { "mtext", TAG_INLINE },   { "munder", TAG_INLINE },   { "munderover", TAG_INLINE },
    { "q", TAG_INLINE },       { "rp", TAG_INLINE },       { "rt", TAG_INLINE },
    { "ruby", TAG_INLINE },    { "s", TAG_INLINE },        { "samp", TAG_CODE },
    { "script", TAG_RAW },     { "select", TAG_UNSEEN },   { "semantics", TAG_INLINE },
    { "small", TAG_INLINE },   { "source", TAG_VOID },     { "span", TAG_INLINE },
    { "strong", TAG_INLINE },  { "style", TAG_RAW },       { "sub", TAG_INLINE },
    { "sup", TAG_INLINE },     { "svg", TAG_UNSEEN },      { "template", TAG_UNSEEN },
    { "textarea", TAG_RAW },   { "time", TAG_INLINE },     { "title", TAG_RAW },
    { "track", TAG_VOID },     { "u", TAG_INLINE },        { "var", TAG_INLINE },
    { "wbr", TAG_VOID }
};

/* 1 + the index of a kind, at the place that its name gives it or behind; 0: there is none. */
static unsigned char slots[SLOTS];
static pthread_once_t slots_once = PTHREAD_ONCE_INIT;

static size_t slot_of(const char name[NAME_MAX])
{
    unsigned hash = 0;
    for (size_t i = 0; i < NAME_MAX && name[i]; i++)
        hash = hash * 31 + (unsigned char)name[i];
    return hash % SLOTS;
}

static void fill_slots(void)
{
    for (size_t i = 0; i < COUNT(kinds); i++) {
        size_t slot = slot_of(kinds[i].name);
        while (slots[slot])
            slot = (slot + 1) % SLOTS;
        slots[slot] = (unsigned char)(i + 1);
    }
}

static enum tag_kind kind_of(struct str name)
{
    char lower[NAME_MAX] = "";
    if (name.len >= NAME_MAX)
        return TAG_BLOCK;
    for (size_t i = 0; i < name.len; i++)
        lower[i] = (char)(name.ptr[i] | 0x20); /* digits have that bit */
    pthread_once(&slots_once, fill_slots);
    for (size_t slot = slot_of(lower); slots[slot]; slot = (slot + 1) % SLOTS)
        if (memcmp(kinds[slots[slot] - 1].name, lower, NAME_MAX) == 0)
            return kinds[slots[slot] - 1].kind;
    return TAG_BLOCK;
}

/* True where a tag begins, or what is like one. */
static bool begins_tag(struct str s)
{
    char next = s.len > 1 ? s.ptr[1] : ' ';
    return s.len > 1 && (next == '/' || next == '!' || next == '?' || is_letter(next));
}

struct str tags_text(struct str *rest)
{
    size_t at = 0;
    while (at < rest->len) {
        at += str_find(str_slice(*rest, at, rest->len), '<');
        if (begins_tag(str_slice(*rest, at, rest->len)))
            break;
        at += at < rest->len;
    }
    struct str text = str_slice(*rest, 0, at);
    *rest = str_slice(*rest, at, rest->len);
    return text;
}

/* Offset of the '>' that ends a tag, for one in quotes does not; or s.len. */
static size_t tag_end(struct str s)
{
    static const bool stops[256] = { ['>'] = true, ['"'] = true, ['\''] = true };
    for (size_t at = 0; at < s.len;) {
        at += str_find_any(str_slice(s, at, s.len), stops);
        if (at >= s.len || s.ptr[at] == '>')
            return at;
        struct str behind = str_slice(s, at + 1, s.len);
        at += 2 + str_find(behind, s.ptr[at]);
    }
    return s.len;
}

struct html_tag tags_next(struct str *rest)
{
    struct html_tag tag = { .kind = TAG_VOID };
    if (str_starts(*rest, STR("<!--"))) {
        size_t end = str_search(*rest, STR("-->"));
        *rest = str_slice(*rest, end + 3, rest->len);
        return tag;
    }
    struct str inner = str_slice(*rest, 1, rest->len);
    inner = str_slice(inner, 0, tag_end(inner));
    *rest = str_slice(*rest, inner.len + 2, rest->len);
    tag.closing = str_starts(inner, STR("/"));
    inner = str_slice(inner, tag.closing, inner.len);
    size_t len = 0;
    while (len < inner.len && !is_white(inner.ptr[len]) && inner.ptr[len] != '/')
        len++;
    if (!len || !is_letter(inner.ptr[0]))
        return tag;
    tag.name = str_slice(inner, 0, len);
    tag.attributes = str_slice(inner, len, inner.len);
    tag.kind = kind_of(tag.name);
    return tag;
}

void tags_skip_raw(struct str *rest, struct str name)
{
    while (rest->len) {
        size_t end = str_search(*rest, STR("</"));
        *rest = str_slice(*rest, end, rest->len);
        if (rest->len >= name.len + 2 && strncasecmp(rest->ptr + 2, name.ptr, name.len) == 0)
            return;
        *rest = str_slice(*rest, 2, rest->len);
    }
}

static void skip_white(struct str *rest)
{
    size_t white = 0;
    while (white < rest->len && is_white(rest->ptr[white]))
        white++;
    *rest = str_slice(*rest, white, rest->len);
}

/* The value behind the name of an attribute, taken off *rest; "" where there is none. */
static struct str take_value(struct str *rest)
{
    skip_white(rest);
    if (!str_starts(*rest, STR("=")))
        return STR("");
    *rest = str_slice(*rest, 1, rest->len);
    skip_white(rest);
    if (rest->len && (rest->ptr[0] == '"' || rest->ptr[0] == '\'')) {
        char quote = rest->ptr[0];
        *rest = str_slice(*rest, 1, rest->len);
        return str_cut(rest, quote);
    }
    size_t len = 0;
    while (len < rest->len && !is_white(rest->ptr[len]))
        len++;
    struct str value = str_slice(*rest, 0, len);
    *rest = str_slice(*rest, len, rest->len);
    return value;
}

struct html_attribute tags_attribute(struct str *rest)
{
    struct html_attribute attribute;
    size_t white = 0, len = 0;
    while (white < rest->len && (is_white(rest->ptr[white]) || rest->ptr[white] == '/'))
        white++;
    *rest = str_slice(*rest, white, rest->len);
    while (len < rest->len && !is_white(rest->ptr[len]) && rest->ptr[len] != '/' &&
           (rest->ptr[len] != '=' || !len))
        len++;
    attribute.name = str_slice(*rest, 0, len);
    *rest = str_slice(*rest, len, rest->len);
    attribute.value = take_value(rest);
    return attribute;
}

/* Appends the character that stands behind "&#", if it is one. */
static bool add_numbered(struct strbuf *out, struct str number)
{
    bool hex = number.len && (number.ptr[0] | 0x20) == 'x';
    uint32_t c = 0;
    size_t digits = 0;
    for (size_t i = hex; i < number.len && c <= 0x10FFFF; i++, digits++) {
        char lower = (char)(number.ptr[i] | 0x20);
        bool decimal = number.ptr[i] >= '0' && number.ptr[i] <= '9';
        if (!decimal && (!hex || lower < 'a' || lower > 'f'))
            return false;
        c = c * (hex ? 16 : 10) + (uint32_t)(decimal ? number.ptr[i] - '0' : lower - 'a' + 10);
    }
    if (!digits || !c || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        return false;
    strbuf_add_utf8(out, c);
    return true;
}

static bool add_entity(struct strbuf *out, struct str name)
{
    static const struct {
        const char *name, *text;
    } entities[] = {
        { "amp", "&" },   { "lt", "<" },   { "gt", ">" },
        { "quot", "\"" }, { "apos", "'" }, { "nbsp", " " },
    };
    if (str_starts(name, STR("#")))
        return add_numbered(out, str_slice(name, 1, name.len));
    for (size_t i = 0; i < COUNT(entities); i++) {
        if (str_is(name, entities[i].name)) {
            strbuf_add(out, str_of(entities[i].text));
            return true;
        }
    }
    return false;
}

void tags_decode(struct strbuf *out, struct str text)
{
    enum { LONGEST = 8 };
    while (text.len) {
        size_t plain = str_find(text, '&');
        strbuf_add(out, str_slice(text, 0, plain));
        text = str_slice(text, plain, text.len);
        size_t end = str_find(str_slice(text, 0, LONGEST + 2), ';');
        bool known = end < text.len && end <= LONGEST && add_entity(out, str_slice(text, 1, end));
        if (!known)
            strbuf_add(out, str_slice(text, 0, 1));
        text = str_slice(text, known ? end + 1 : 1, text.len);
    }
}
