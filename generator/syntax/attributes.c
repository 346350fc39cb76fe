#include "syntax/attributes.h"

#include "base/suggest.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "syntax/scan.h"

/* ---- reading ---- */

static size_t skip_blanks(struct str text, size_t at)
{
    while (at < text.len && scan_is_blank(text.ptr[at]))
        at++;
    return at;
}

/* Offset behind the letters of any script, digits, hyphens and underscores from `at` on. */
static size_t skip_name(struct str text, size_t at)
{
    for (struct str rest = str_slice(text, at, text.len); rest.len;) {
        size_t before = text.len - rest.len;
        uint32_t c = utf8_next(&rest);
        bool mark = c >= 0xFDD0 && c <= 0xFDEF;
        if (mark || (!utf8_is_word(c) && c != '-' && c != '_'))
            return before;
    }
    return text.len;
}

static bool is_at(struct str text, size_t at, char c)
{
    return at < text.len && text.ptr[at] == c;
}

static bool looks_like_attributes(struct str text)
{
    size_t at = skip_blanks(text, 1);
    bool marked = is_at(text, at, '.') || is_at(text, at, '#');
    size_t end = skip_name(text, at + marked);
    if (marked || end == at)
        return marked && end > at + 1;
    bool term = str_is(str_slice(text, at, end), "term");
    bool ends = is_at(text, end, '}') || is_at(text, end, ' ');
    return is_at(text, end, '=') || (term && ends);
}

static enum attributes_kind bad(struct attributes *attributes, size_t at, const char *fault,
                                const char *hint)
{
    attributes->fault = fault;
    attributes->hint = hint;
    attributes->fault_at = at;
    return ATTRIBUTES_BAD;
}

/* Offset behind a value, in quotes or up to a blank; 0 when its quotes are not closed. */
static size_t read_value(struct str text, size_t at, struct str *value)
{
    if (is_at(text, at, '"') || is_at(text, at, '\'')) {
        size_t end = at + 1;
        while (end < text.len && text.ptr[end] != text.ptr[at])
            end += text.ptr[end] == '\\' ? 2 : 1;
        *value = str_slice(text, at + 1, end);
        return end < text.len ? end + 1 : 0;
    }
    size_t end = at;
    while (end < text.len && !scan_is_blank(text.ptr[end]) && text.ptr[end] != '}')
        end++;
    *value = str_slice(text, at, end);
    return end;
}

/* Reads one at `at`; returns the offset behind it, or 0 after bad(). */
static size_t read_item(struct str text, size_t at, struct attributes *attributes,
                        struct attribute_item *item)
{
    bool class = is_at(text, at, '.'), id = is_at(text, at, '#');
    size_t begin = at + (class || id), end = skip_name(text, begin);
    struct str word = str_slice(text, begin, end);
    *item = (struct attribute_item){ .name = word, .at = at };
    if (!word.len) {
        bad(attributes, at, "this is no attribute",
            "they are written {.class #id key=value key=\"two words\"}");
        return 0;
    }
    if (class || id) {
        item->name = class ? STR("class") : STR("id");
        item->value = word;
    } else if (is_at(text, end, '=')) {
        end = read_value(text, end + 1, &item->value);
        if (!end)
            bad(attributes, at, "this value's quotes are never closed", "");
    } else if (!str_is(word, "term")) {
        bad(attributes, at, "this attribute has no value",
            "a class is written .name, a value key=value");
        return 0;
    }
    return end;
}

/* Without an arena no items are kept. */
static enum attributes_kind read_all(struct arena *arena, struct str text,
                                     struct attributes *attributes)
{
    for (size_t at = skip_blanks(text, 1); at < text.len;) {
        struct attribute_item item;
        attributes->len = at + 1;
        if (text.ptr[at] == '}')
            return ATTRIBUTES_FINE;
        if (attributes->items.len == ATTRIBUTES_MAX)
            return bad(attributes, at, "an element has no more than 100 attributes", "");
        at = read_item(text, at, attributes, &item);
        if (!at)
            return ATTRIBUTES_BAD;
        if (arena) {
            item.name = arena_dup_lower(arena, item.name); /* in HTML it makes no difference */
            item.value = arena_dup(arena, item.value);
            vec_push(arena, &attributes->items, item);
        }
        if (!is_at(text, at, '}') && !is_at(text, at, ' ') && at < text.len)
            return bad(attributes, at, "a blank is missing between two attributes", "");
        at = skip_blanks(text, at);
    }
    attributes->len = text.len;
    return bad(attributes, 0, "these attributes are never closed",
               "end them with }, or write \\{ for a brace");
}

enum attributes_kind attributes_read(struct arena *arena, struct str text,
                                     struct attributes *attributes)
{
    *attributes = (struct attributes){ 0 };
    return looks_like_attributes(text) ? read_all(arena, text, attributes) : ATTRIBUTES_NONE;
}

size_t attributes_length(struct str text, size_t *reached)
{
    struct attributes attributes = { 0 };
    bool fine = looks_like_attributes(text) && read_all(NULL, text, &attributes) == ATTRIBUTES_FINE;
    *reached = attributes.len;
    return fine ? attributes.len : 0;
}

/* ---- checking ---- */

static const char *const known[] = { "class", "id",    "lang",   "dir",
                                     "title", "width", "height", "weight" };

static bool is_known(struct str name)
{
    for (size_t i = 0; i < COUNT(known); i++)
        if (str_is(name, known[i]))
            return true;
    return str_starts(name, STR("data-")) && name.len > STR("data-").len;
}

static struct str key_hint(struct arena *arena, struct str name)
{
    struct str keys[COUNT(known)];
    for (size_t i = 0; i < COUNT(known); i++)
        keys[i] = str_of(known[i]);
    struct str hint = suggest_hint(arena, name, keys, COUNT(known));
    return hint.len ? hint
                    : STR("known are class, id, lang, dir, title, data-NAME, width and height of "
                          "images, and weight of items");
}

static bool all_of(struct str value, bool digits)
{
    for (size_t i = 0; i < value.len; i++) {
        char c = value.ptr[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
        if (!(c >= '0' && c <= '9') && (digits || !letter))
            return false;
    }
    return value.len > 0;
}

bool id_is_reserved(struct str id)
{
    return str_starts(id, STR("ui-")) || str_starts(id, STR("fn-")) ||
           str_starts(id, STR("fnref-"));
}

const char *id_fault(struct str id, struct str *hint)
{
    if (id_is_reserved(id)) {
        *hint = STR("the theme's own begin with 'ui-', those of footnotes with 'fn-' and 'fnref-'");
        return "this id may clash with one of the page's own";
    }
    bool fine = id.len && skip_name(id, 0) == id.len;
    return fine ? NULL : "an id is of letters, digits, hyphens and underscores";
}

/* What is wrong with the value of a key that is known. */
static const char *value_fault(const struct attribute_item *item, struct str *hint)
{
    struct str value = item->value;
    if (str_is(item->name, "id"))
        return id_fault(value, hint);
    if (str_is(item->name, "dir") && !str_is(value, "ltr") && !str_is(value, "rtl") &&
        !str_is(value, "auto"))
        return "'dir' is ltr, rtl or auto";
    if (str_is(item->name, "lang") && !all_of(value, false))
        return "'lang' is a language's code such as zh or en-GB";
    if (str_is(item->name, "weight") &&
        !(value.len == 1 && value.ptr[0] >= '1' && value.ptr[0] <= '3')) {
        *hint = STR("3 is a point that must be said, 2 one that should be, 1 a bonus");
        return "a weight is 1, 2 or 3";
    }
    bool size = str_is(item->name, "width") || str_is(item->name, "height");
    return size && !all_of(value, true) ? "a size is a number of pixels" : NULL;
}

const char *attribute_fault(struct arena *arena, const struct attribute_item *item,
                            enum attribute_owner owner, struct str *hint)
{
    bool size = str_is(item->name, "width") || str_is(item->name, "height");
    if (str_is(item->name, "style")) {
        *hint = STR("give it a class, {.name}, and the class a rule in the theme");
        return "'style' is not allowed: a page is styled by its theme";
    }
    if (str_starts(item->name, STR("on"))) {
        *hint = STR("a page's text holds no scripts");
        return "attributes that run script are not allowed";
    }
    if (size && owner != OWNER_IMAGE)
        return "a size is for images alone";
    if (str_is(item->name, "weight") && owner != OWNER_ITEM) {
        *hint = STR("it stands at the end of the item, behind a blank");
        return "a weight is for items of lists alone";
    }
    if (owner == OWNER_IMAGE && str_is(item->name, "alt")) {
        *hint = STR("![what it shows](file)");
        return item->value.len ? "what an image shows stands in its brackets" : NULL;
    }
    if (!is_known(item->name)) {
        *hint = key_hint(arena, item->name);
        return "this attribute is not known";
    }
    return value_fault(item, hint);
}
