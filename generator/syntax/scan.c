#include "syntax/scan.h"

#include <string.h>

#include "syntax/rows.h"

bool scan_is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Length of a mark of a list with the blank behind it, or 0. */
static size_t list_mark(struct str s)
{
    size_t len = 0;
    while (len < s.len && len < 9 && is_digit(s.ptr[len]))
        len++;
    bool ends = len ? len < s.len && (s.ptr[len] == '.' || s.ptr[len] == ')')
                    : s.len && (s.ptr[0] == '-' || s.ptr[0] == '*' || s.ptr[0] == '+');
    return ends && len + 1 < s.len && scan_is_blank(s.ptr[len + 1]) ? len + 2 : 0;
}

struct line_start scan_line_start(struct str line)
{
    struct line_start start = { 0 };
    size_t i = 0, mark;
    for (;;) {
        if (i < line.len && line.ptr[i] == '>') {
            start.quotes++;
            i++;
        } else if (i < line.len && scan_is_blank(line.ptr[i])) {
            i++;
        } else if ((mark = list_mark(str_slice(line, i, line.len)))) {
            i += mark;
        } else {
            break;
        }
    }
    start.content = i;
    return start;
}

static size_t run_length(struct str s, char byte)
{
    size_t len = 0;
    while (len < s.len && s.ptr[len] == byte)
        len++;
    return len;
}

bool scan_fence(const struct line_start *start, struct str content, struct fence *fence)
{
    char byte = content.len ? content.ptr[0] : '\0';
    if (byte != '`' && byte != '~')
        return false;
    size_t length = run_length(content, byte);
    struct str info = str_slice(content, length, content.len);
    if (length < 3 || (byte == '`' && str_find(info, '`') < info.len))
        return false;
    *fence = (struct fence){ byte, length, start->quotes, 0 };
    return true;
}

size_t scan_comment_end(struct str line)
{
    size_t at = str_search(line, STR("-->"));
    return at < line.len ? at + STR("-->").len : 0;
}

bool scan_comment(const struct line_start *start, struct str content, struct fence *fence)
{
    struct str open = STR("<!--");
    if (!str_starts(content, open) || scan_comment_end(content))
        return false;
    *fence = (struct fence){ open.ptr[0], open.len, start->quotes, 0 };
    return true;
}

int scan_columns(struct str line, size_t bytes)
{
    int columns = 0;
    for (size_t i = 0; i < bytes && i < line.len; i++)
        columns += line.ptr[i] == '\t' ? 4 - columns % 4 : 1;
    return columns;
}

size_t scan_note_label(struct str content)
{
    if (!str_starts(content, STR("[^")))
        return 0;
    for (size_t i = 2; i + 1 < content.len; i++) {
        if (content.ptr[i] == ']')
            return i > 2 && content.ptr[i + 1] == ':' ? i + 1 : 0;
        if (scan_is_blank(content.ptr[i]) || content.ptr[i] == '[')
            return 0;
    }
    return 0;
}

size_t scan_note_mark(struct str text)
{
    size_t len = 2;
    if (!str_starts(text, STR("[^")))
        return 0;
    while (len < text.len && !scan_is_white(text.ptr[len]) && !strchr("[]\\", text.ptr[len]))
        len++;
    bool closed = len > 2 && len < text.len && text.ptr[len] == ']';
    bool link = len + 1 < text.len && strchr("([", text.ptr[len + 1]);
    return closed && !link ? len + 1 : 0;
}

size_t scan_definition(struct str content)
{
    if (!str_starts(content, STR("*[")))
        return 0;
    size_t close = str_find(content, ']');
    return close > 2 && close + 1 < content.len && content.ptr[close + 1] == ':' ? close + 2 : 0;
}

bool scan_task(struct str before, struct str content)
{
    while (before.len && scan_is_blank(before.ptr[before.len - 1]))
        before.len--;
    bool item = before.len && memchr("-+*.)", before.ptr[before.len - 1], 5);
    return item && content.len > 3 && content.ptr[0] == '[' && memchr(" xX", content.ptr[1], 3) &&
           content.ptr[2] == ']' && scan_is_blank(content.ptr[3]);
}

struct str scan_continuation(struct str line, int quotes)
{
    for (size_t i = 0;; i++) {
        if (i < line.len && line.ptr[i] == '>' && quotes > 0)
            quotes--;
        else if (i >= line.len || !scan_is_blank(line.ptr[i]))
            return str_slice(line, i, line.len);
    }
}

static bool is_empty(struct str line)
{
    while (line.len && (scan_is_blank(line.ptr[0]) || line.ptr[0] == '>' || line.ptr[0] == '\r'))
        line = str_slice(line, 1, line.len);
    return line.len == 0;
}

static bool begins_common_block(struct str line)
{
    struct line_start start = scan_line_start(line);
    struct str content = str_slice(line, start.content, line.len);
    struct fence fence;
    return is_empty(line) || list_mark(scan_continuation(line, start.quotes)) ||
           str_starts(content, STR("#")) || str_starts(content, STR("<!--")) ||
           scan_fence(&start, content, &fence);
}

bool scan_ends_table(struct str line)
{
    struct line_start start = scan_line_start(line);
    struct str content = str_slice(line, start.content, line.len);
    return begins_common_block(line) || str_starts(content, STR(":::")) ||
           scan_note_label(content) || scan_definition(content) ||
           (content.len > 1 && content.ptr[0] == ':' && scan_is_blank(content.ptr[1]));
}

static bool begins_block(struct str line)
{
    return scan_ends_table(line) ||
           row_is_delimiter(scan_continuation(line, scan_line_start(line).quotes));
}

/* Offset of the end of the last line before one of which `ends` is true. */
static size_t find_end(struct str text, size_t at, bool (*ends)(struct str line))
{
    for (;; at++) {
        at += str_find(str_slice(text, at, text.len), '\n');
        if (at >= text.len)
            return text.len;
        struct str next = str_slice(text, at + 1, text.len);
        if (ends(str_slice(next, 0, str_find(next, '\n'))))
            return at;
    }
}

size_t scan_paragraph_end(struct str text, size_t at)
{
    return find_end(text, at, begins_block);
}

size_t scan_inlines_end(struct str text, size_t at)
{
    return find_end(text, at, begins_common_block);
}

size_t scan_section_end(struct str text, size_t at)
{
    return find_end(text, at, is_empty);
}

size_t scan_run(struct str s)
{
    size_t len = 1;
    while (len < s.len && s.ptr[len] == s.ptr[0])
        len++;
    return len;
}

size_t scan_ticks(struct str text, size_t len)
{
    for (size_t i = 0; i < text.len;) {
        const char *tick = memchr(text.ptr + i, '`', text.len - i);
        if (!tick)
            return 0;
        i = (size_t)(tick - text.ptr);
        size_t run = scan_run(str_slice(text, i, text.len));
        i += run;
        if (run == len)
            return i;
    }
    return 0;
}

bool scan_is_white(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

size_t scan_dollar(struct str text)
{
    size_t i = 0;
    for (; i < text.len && text.ptr[i] != '$'; i++)
        i += text.ptr[i] == '\\';
    return i < text.len ? i : text.len;
}

size_t scan_dollars(struct str text)
{
    for (size_t i = 0; i + 1 < text.len; i++) {
        if (text.ptr[i] == '\\')
            i++;
        else if (text.ptr[i] == '$' && text.ptr[i + 1] == '$')
            return i;
    }
    return text.len;
}

size_t scan_plain(struct str s)
{
    static const bool stops[256] = {
        ['*'] = true,  ['_'] = true,  ['`'] = true, ['$'] = true, ['{'] = true,
        ['\\'] = true, ['\n'] = true, [':'] = true, ['w'] = true, ['['] = true,
        [']'] = true,  ['<'] = true,  ['&'] = true
    };
    return str_find_any(s, stops);
}
