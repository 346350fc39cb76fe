#include "markdown/code_info.h"

#include <string.h>

#include "base/suggest.h"
#include "base/vec.h"

struct reader {
    struct code_block *block;
    struct str rest;
};

/* ---- Places ---- */

struct loc code_line_loc(const struct code_block *block, size_t below, struct str word)
{
    struct loc loc = page_loc(block->md->page, block->node), there = loc;
    struct str rest = loc.source->text, line = STR("");
    there.line += (int)below;
    for (int i = 0; i < there.line; i++)
        line = str_cut(&rest, '\n');
    const char *found = line.len ? memmem(line.ptr, line.len, word.ptr, word.len) : NULL;
    if (!found)
        return loc;
    there.col = (int)(found - line.ptr) + 1;
    return there;
}

/* Many faults of one fence stay cheap: the text is looked for once. */
struct loc code_info_loc(struct code_block *block, struct str part)
{
    if (!block->info_loc.line)
        block->info_loc = code_line_loc(block, 0, block->info.text);
    struct loc loc = block->info_loc;
    /* with an escape or an entity in it the text is not found in the source */
    if (loc.col > cmark_node_get_start_column(block->node))
        loc.col += (int)(part.ptr - block->info.text.ptr);
    return loc;
}

/* `message` has one %.*s, for the part. */
static bool fault(const struct reader *r, struct str part, struct str hint, const char *message)
{
    return diag_error_hint(r->block->md->diag, code_info_loc(r->block, part), hint, message,
                           STR_ARG(part));
}

/* ---- Ranges of lines ---- */

/* A number from 1 on, with nothing else in the text. */
static bool read_number(struct str text, size_t *number)
{
    enum { DIGITS_MAX = 7 };
    *number = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9')
            return false;
        *number = *number * 10 + (size_t)(text.ptr[i] - '0');
    }
    return text.len <= DIGITS_MAX && *number > 0;
}

static bool read_range(struct reader *r, struct str text, struct line_ranges *ranges)
{
    struct str to = text, from = str_cut(&to, '-');
    struct line_range range = { .text = text };
    bool ok = read_number(from, &range.from);
    range.to = range.from;
    if (from.len < text.len)
        ok = read_number(to, &range.to) && ok;
    if (!text.len)
        return diag_error_hint(r->block->md->diag, code_info_loc(r->block, text),
                               STR("lines are written as {3,5-8}"), "a line's number is missing");
    if (!ok || range.from > range.to)
        return fault(r, text, STR("lines are written as {3,5-8}"), "'%.*s' is no range of lines");
    vec_push(r->block->md->arena, ranges, range);
    return true;
}

/* Reads "{3,5-8}". */
static bool read_ranges(struct reader *r, struct str text, struct line_ranges *ranges)
{
    if (!str_starts(text, STR("{")) || !str_ends(text, STR("}")))
        return fault(r, text, STR("lines are written as {3,5-8}"), "'%.*s' is no list of lines");
    struct str rest = str_slice(text, 1, text.len - 1);
    bool ok = true, goes_on = true;
    while (goes_on) {
        goes_on = str_find(rest, ',') < rest.len; /* also before nothing, as in {3,} */
        ok = read_range(r, str_trim(str_cut(&rest, ',')), ranges) && ok;
    }
    return ok;
}

/* ---- Options ---- */

static bool read_title(struct reader *r, struct str value)
{
    r->block->info.title = value;
    return true;
}

static bool read_include(struct reader *r, struct str value)
{
    r->block->info.include = value;
    return true;
}

static bool read_hide(struct reader *r, struct str value)
{
    return read_ranges(r, value, &r->block->info.hidden);
}

static bool read_first(struct reader *r, struct str value)
{
    return read_number(value, &r->block->info.first) ||
           fault(r, value, STR("write linenos or linenos=10"), "'%.*s' is no line number");
}

static const struct {
    const char *name;
    bool (*read)(struct reader *r, struct str value);
    const char *alone; /* the value when none is given; NULL: it needs one */
} options[] = {
    { "title", read_title, NULL },
    { "include", read_include, NULL },
    { "hide", read_hide, NULL },
    { "linenos", read_first, "1" },
};

static struct str option_hint(const struct reader *r, struct str name)
{
    struct str names[COUNT(options)];
    for (size_t i = 0; i < COUNT(options); i++)
        names[i] = str_of(options[i].name);
    struct str hint = suggest_hint(r->block->md->arena, name, names, COUNT(names));
    return hint.len ? hint
                    : STR("behind the language stand {lines}, title=\"...\", linenos, hide={lines} "
                          "and include=path");
}

/* Index in `options`, or their count. */
static size_t find_option(struct str name)
{
    size_t i = 0;
    while (i < COUNT(options) && !str_is(name, options[i].name))
        i++;
    return i;
}

/* Bytes up to the first of `ends`. */
static size_t span(struct str text, const char *ends)
{
    size_t len = 0;
    while (len < text.len && !strchr(ends, text.ptr[len]))
        len++;
    return len;
}

/* Takes a value off the rest: in quotes, in braces, or up to a blank. */
static bool take_value(struct reader *r, struct str *value)
{
    char first = r->rest.len ? r->rest.ptr[0] : ' ';
    bool quoted = first == '"' || first == '\'';
    if (!quoted && first != '{') {
        size_t len = span(r->rest, " \t");
        *value = str_slice(r->rest, 0, len);
        r->rest = str_slice(r->rest, len, r->rest.len);
        return true;
    }
    struct str inner = str_slice(r->rest, 1, r->rest.len);
    size_t len = str_find(inner, quoted ? first : '}');
    *value = quoted ? str_slice(inner, 0, len) : str_slice(r->rest, 0, len + 2);
    if (len == inner.len) {
        fault(r, r->rest, STR(""), "%.*s is not closed");
        r->rest = STR("");
        return false;
    }
    r->rest = str_slice(inner, len + 1, inner.len);
    return true;
}

/* Takes NAME or NAME=VALUE off the rest. */
static bool take_option(struct reader *r, bool *given)
{
    struct str name = str_slice(r->rest, 0, span(r->rest, " \t="));
    size_t i = find_option(name);
    struct str value = STR("");
    r->rest = str_slice(r->rest, name.len, r->rest.len);
    bool has_value = str_starts(r->rest, STR("="));
    if (has_value) {
        r->rest = str_slice(r->rest, 1, r->rest.len);
        if (!take_value(r, &value))
            return false;
    }
    if (i == COUNT(options))
        return fault(r, name, option_hint(r, name), "code has no option '%.*s'");
    if (given[i])
        return fault(r, name, STR(""), "'%.*s' is given twice");
    given[i] = true;
    if (!has_value && options[i].alone)
        value = str_of(options[i].alone);
    return value.len ? options[i].read(r, value)
                     : fault(r, name, STR("write its value behind it, as in title=\"clip.c\""),
                             "'%.*s' has no value");
}

/* The first word, unless it is an option with its value. */
static void take_language(struct reader *r)
{
    size_t len = span(r->rest, " \t{=");
    if (len < r->rest.len && r->rest.ptr[len] == '=')
        return;
    r->block->info.language = str_slice(r->rest, 0, len);
    r->rest = str_slice(r->rest, len, r->rest.len);
}

bool code_info_read(struct code_block *block)
{
    struct str text = str_trim(str_of(cmark_node_get_fence_info(block->node)));
    block->info = (struct code_info){ .text = arena_dup(block->md->arena, text) };
    struct reader r = { block, block->info.text };
    bool given[COUNT(options)] = { false }, ok = true;
    take_language(&r);
    while ((r.rest = str_trim(r.rest)).len) {
        struct str lines;
        if (!str_starts(r.rest, STR("{")))
            ok = take_option(&r, given) && ok;
        else
            ok = take_value(&r, &lines) && read_ranges(&r, lines, &block->info.marked) && ok;
    }
    return ok;
}
