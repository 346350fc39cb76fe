#include "syntax/address.h"

#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "syntax/scan.h"

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_alnum(char c)
{
    return is_letter(c) || (c >= '0' && c <= '9');
}

size_t address_scheme(struct str before)
{
    size_t len = 0;
    while (len < before.len && is_letter(before.ptr[before.len - len - 1]))
        len++;
    const char *scheme = before.ptr + before.len - len;
    bool known = (len == 4 && strncasecmp(scheme, "http", len) == 0) ||
                 (len == 5 && strncasecmp(scheme, "https", len) == 0) ||
                 (len == 3 && strncasecmp(scheme, "ftp", len) == 0);
    return known ? len : 0;
}

bool address_may_begin(struct str before)
{
    if (!before.len)
        return true;
    char last = before.ptr[before.len - 1];
    return scan_is_white(last) || strchr("*_~(", last) || utf8_is_unspaced(utf8_last(before));
}

/* ---- how far it goes ---- */

/* Punctuation of Chinese and Japanese text, and the ideographic space: it belongs to the sentence. */
static bool ends_address(uint32_t c)
{
    return (c >= 0x2014 && c <= 0x2015) || (c >= 0x2018 && c <= 0x201F) || c == 0x2026 ||
           (c >= 0x3000 && c <= 0x3003) || (c >= 0x3008 && c <= 0x3011) ||
           (c >= 0x3014 && c <= 0x301F) || (c >= 0xFF01 && c <= 0xFF0F) ||
           (c >= 0xFF1A && c <= 0xFF20) || (c >= 0xFF3B && c <= 0xFF40) ||
           (c >= 0xFF5B && c <= 0xFF65);
}

/* Offset of the first character that cannot be of an address. A pipe would be the end of a cell. */
static size_t find_end(struct str text)
{
    for (struct str rest = text; rest.len;) {
        size_t at = text.len - rest.len;
        char c = rest.ptr[0];
        bool pipe = c == '|' || (c == '\\' && rest.len > 1 && rest.ptr[1] == '|');
        if (scan_is_white(c) || c == '<' || pipe || ends_address(utf8_next(&rest)))
            return at;
    }
    return text.len;
}

/* No name of a host is longer. */
enum { DOMAIN_MAX = 1000 };

/* True when the text begins with a domain. Its last two labels have no underscore. */
static bool has_domain(struct str text, bool needs_dot)
{
    text = str_slice(text, 0, DOMAIN_MAX);
    size_t at = 0, dots = 0;
    bool underscore = false, underscore_before = false;
    for (struct str rest = text; rest.len; at = text.len - rest.len) {
        uint32_t c = utf8_next(&rest);
        if (c == '.') {
            dots++;
            underscore_before = underscore;
            underscore = false;
        } else if (c == '_' && at > 0) {
            underscore = true;
        } else if (!utf8_is_word(c) && (c != '-' || at == 0)) { /* full-width marks too */
            break;
        }
        if (c == '.' && at == 0)
            return false;
    }
    return at > 0 && !underscore && !underscore_before && (dots || !needs_dot);
}

/* Length of "&name;" at the end of the text, or 0. */
static size_t entity_at_end(struct str text)
{
    size_t len = 1;
    while (len < text.len && is_alnum(text.ptr[text.len - len - 1]))
        len++;
    return len > 1 && len < text.len && text.ptr[text.len - len - 1] == '&' ? len + 1 : 0;
}

static size_t count(struct str text, char byte)
{
    size_t found = 0;
    for (size_t i = 0; i < text.len; i++)
        found += text.ptr[i] == byte;
    return found;
}

/* Length without the punctuation at the end that is the sentence's. */
static size_t trim(struct str text)
{
    size_t opened = count(text, '('), closed = count(text, ')');
    while (text.len) {
        char last = text.ptr[text.len - 1];
        if (last == ')' && closed > opened)
            closed--;
        else if (last == ';' && entity_at_end(text))
            text.len -= entity_at_end(text) - 1;
        else if (!strchr("?!.,:*_~'\";", last))
            break;
        text.len--;
    }
    return text.len;
}

size_t address_length(struct str text, size_t scheme)
{
    struct str rest = str_slice(text, scheme, text.len);
    if (!has_domain(rest, scheme == 0))
        return 0;
    size_t len = trim(str_slice(rest, 0, find_end(rest)));
    size_t least = scheme ? 0 : STR("www.").len;
    return len > least ? scheme + len : 0;
}

/* ---- what is passed over ---- */

/* Longer ones are looked into, so that many that never end cost no more than their own length. */
enum { TAG_MAX = 2000 };

/* Offset of the ">" that ends a tag, behind what it has in quotes; 0 when a "<" or nothing comes. */
static size_t find_tag_end(struct str text)
{
    for (size_t i = 1; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '>')
            return i;
        if (c == '<')
            return 0;
        if (c == '"' || c == '\'') {
            size_t len = str_find(str_slice(text, i + 1, text.len), c);
            i += i + 1 + len < text.len ? len + 1 : 0;
        }
    }
    return 0;
}

size_t address_pointed_scheme(struct str text)
{
    enum { SCHEME_MIN = 2, SCHEME_MAX = 32 };
    size_t end = 1;
    while (end < text.len && end <= SCHEME_MAX &&
           (is_alnum(text.ptr[end]) || strchr("+.-", text.ptr[end])))
        end++;
    bool found = end > SCHEME_MIN && end < text.len && text.ptr[end] == ':';
    return found && is_letter(text.ptr[1]) ? end + 1 : 0;
}

size_t address_pointed(struct str text)
{
    size_t end = address_pointed_scheme(text);
    if (!end)
        return 0;
    while (end < text.len && (unsigned char)text.ptr[end] > ' ' && !strchr("<>", text.ptr[end]))
        end++;
    return end < text.len && text.ptr[end] == '>' ? end + 1 : 0;
}

size_t address_tag(struct str text)
{
    text = str_slice(text, 0, TAG_MAX);
    if (text.len < 3 || (!is_letter(text.ptr[1]) && !strchr("/!?", text.ptr[1])))
        return 0;
    if (text.ptr[1] == '!' && !is_letter(text.ptr[2]) && !strchr("-[", text.ptr[2]))
        return 0;
    size_t name = 2;
    while (name < text.len && (is_alnum(text.ptr[name]) || text.ptr[name] == '-'))
        name++;
    size_t end = find_tag_end(text);
    bool is_address = is_letter(text.ptr[1]) && name < text.len && strchr(":@.+_", text.ptr[name]);
    for (size_t i = 1; i < end && is_address; i++)
        if (scan_is_white(text.ptr[i]))
            return 0;
    return end ? end + 1 : 0;
}

static size_t skip_blanks(struct str text, size_t at)
{
    while (at < text.len && scan_is_white(text.ptr[at]))
        at++;
    return at;
}

/* Offset behind the address of a link, where the parentheses within are pairs. */
static size_t skip_target(struct str text, size_t at)
{
    if (at < text.len && text.ptr[at] == '<') {
        size_t close = str_find(str_slice(text, at, text.len), '>');
        return at + close < text.len ? at + close + 1 : at;
    }
    for (int depth = 0; at < text.len && !scan_is_white(text.ptr[at]); at++) {
        char c = text.ptr[at];
        if (c == ')' && depth-- == 0)
            break;
        depth += c == '(';
        at += c == '\\' && at + 1 < text.len && !scan_is_white(text.ptr[at + 1]);
    }
    return at;
}

/* Offset behind a title in quotes or parentheses; `at` when there is none. */
static size_t skip_title(struct str text, size_t at)
{
    char open = at < text.len ? text.ptr[at] : '\0', close = open == '(' ? ')' : open;
    if (open != '"' && open != '\'' && open != '(')
        return at;
    for (size_t i = at + 1; i < text.len; i++) {
        if (text.ptr[i] == close)
            return i + 1;
        i += text.ptr[i] == '\\';
    }
    return at;
}

size_t address_target(struct str text)
{
    if (!text.len || text.ptr[0] != '(')
        return 0;
    text = str_slice(text, 0, TAG_MAX);
    size_t at = skip_target(text, skip_blanks(text, 1));
    at = skip_blanks(text, skip_title(text, skip_blanks(text, at)));
    return at < text.len && text.ptr[at] == ')' ? at + 1 : 0;
}

size_t address_label(struct str line)
{
    if (!str_starts(line, STR("[")))
        return 0;
    for (size_t i = 1; i + 1 < line.len; i++) {
        if (line.ptr[i] == ']')
            return i > 1 && line.ptr[i + 1] == ':' ? i + 2 : 0;
        i += line.ptr[i] == '\\';
    }
    return 0;
}

/* Behind the "]" of the label at the start of the text, which may go over lines; 0 where it is none. */
static size_t skip_label(struct str text)
{
    size_t end = 1;
    while (end < text.len && text.ptr[end] != '[' && text.ptr[end] != ']')
        end += text.ptr[end] == '\\' ? 2 : 1;
    bool closed = end < text.len && text.ptr[end] == ']';
    return closed && str_trim(str_slice(text, 1, end)).len ? end + 1 : 0;
}

/* Offset behind blanks and at most one end of a line. */
static size_t skip_break(struct str text, size_t at)
{
    while (at < text.len && scan_is_blank(text.ptr[at]))
        at++;
    at += at < text.len && text.ptr[at] == '\r';
    if (at >= text.len || text.ptr[at] != '\n')
        return at;
    for (at++; at < text.len && scan_is_blank(text.ptr[at]);)
        at++;
    return at;
}

/* Offset behind the end of the line, when nothing but blanks is before it; 0 otherwise. */
static size_t skip_line_end(struct str text, size_t at)
{
    size_t end = at + str_find(str_slice(text, at, text.len), '\n');
    if (str_trim(str_slice(text, at, end)).len)
        return 0;
    return end < text.len ? end + 1 : end;
}

size_t address_definition(struct str text)
{
    size_t label = str_starts(text, STR("[")) ? skip_label(text) : 0;
    if (!label || !str_starts(str_slice(text, label, text.len), STR(":")))
        return 0;
    size_t begin = skip_break(text, label + 1), target = skip_target(text, begin);
    if (target == begin)
        return 0;
    size_t before = skip_break(text, target);
    size_t title = before > target ? skip_title(text, before) : before;
    size_t end = title > before ? skip_line_end(text, title) : 0;
    return end ? end : skip_line_end(text, target);
}
