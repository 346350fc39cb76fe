#include "extend/safe.h"

#include <strings.h>

#include "syntax/address.h"

static bool is_among(struct str word, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_is(word, list[i]))
            return true;
    return false;
}

enum tag_kind safe_tag(struct str tag)
{
    static const char *const blocks[] = {
        "article", "aside", "blockquote", "caption", "col",     "colgroup", "dd",         "details",
        "div",     "dl",    "dt",         "figure",  "footer",  "header",   "hr",         "li",
        "nav",     "ol",    "p",          "pre",     "section", "table",    "tbody",      "td",
        "tfoot",   "th",    "thead",      "tr",      "ul",      "summary",  "figcaption",
    };
    static const char *const inlines[] = {
        "a",    "abbr",  "b",    "bdi",    "bdo",  "cite", "code", "data", "del",  "dfn",
        "em",   "i",     "ins",  "kbd",    "mark", "q",    "rp",   "rt",   "ruby", "s",
        "samp", "small", "span", "strong", "sub",  "sup",  "time", "u",    "var",
    };
    static const char *const voids[] = { "br", "img", "wbr" };
    if (is_among(tag, blocks, COUNT(blocks)))
        return TAG_BLOCK;
    if (is_among(tag, inlines, COUNT(inlines)))
        return TAG_INLINE;
    return is_among(tag, voids, COUNT(voids)) ? TAG_VOID : TAG_UNKNOWN;
}

bool safe_is_name(struct str name)
{
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        bool other = (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':' || c == '.';
        if (!letter && !(i && other))
            return false;
    }
    return name.len > 0;
}

const char *safe_attribute(struct str name, struct str value)
{
    if (name.len >= 2 && strncasecmp(name.ptr, "on", 2) == 0)
        return "runs script";
    if (name.len == 5 && strncasecmp(name.ptr, "style", 5) == 0)
        return "sets styles past the theme";
    if (name.len == 6 && strncasecmp(name.ptr, "srcdoc", 6) == 0)
        return "holds a page of its own";
    return address_is_unsafe(value) ? "runs script" : NULL;
}
