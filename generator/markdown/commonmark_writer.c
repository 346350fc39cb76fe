#include "markdown/commonmark_writer.h"

#include "base/vec.h"

/* ---- lines ---- */

/* Where prefixes are longer, lines of a paragraph are joined, lest a few bytes of a deep quote become megabytes. */
enum { PREFIX_MAX = 200 };

static void trim_line(struct writer *w)
{
    size_t len = w->out->len;
    while (len && w->out->ptr[len - 1] == ' ')
        len--;
    strbuf_cut(w->out, len);
}

static void end_lines(struct writer *w)
{
    for (; w->breaks; w->breaks--) {
        if (w->fresh)
            trim_line(w);
        strbuf_add_char(w->out, '\n');
        strbuf_add(w->out, strbuf_str(&w->prefix));
        w->fresh = true;
    }
}

void writer_put(struct writer *w, struct str markdown)
{
    end_lines(w);
    for (size_t pipe; w->cells && (pipe = str_find(markdown, '|')) < markdown.len;) {
        strbuf_add(w->out, str_slice(markdown, 0, pipe));
        strbuf_add(w->out, STR("\\|"));
        markdown = str_slice(markdown, pipe + 1, markdown.len);
    }
    strbuf_add(w->out, markdown);
    w->fresh = false;
    w->ended = 0;
}

void writer_break(struct writer *w)
{
    if (w->one_line || w->prefix.len > PREFIX_MAX)
        writer_put(w, STR(" "));
    else
        w->breaks = 1;
}

void writer_lines(struct writer *w, struct str lines)
{
    bool first = true;
    for (; lines.len; first = false) {
        struct str line = str_cut(&lines, '\n');
        w->breaks = first ? w->breaks : 1;
        end_lines(w);
        if (line.len)
            writer_put(w, line);
    }
}

void writer_open(struct writer *w, struct str mark, struct str indent)
{
    writer_put(w, mark);
    vec_push(w->cm->md->arena, &w->levels, w->prefix.len);
    strbuf_add(&w->prefix, indent);
    w->fresh = true;
}

void writer_close(struct writer *w)
{
    strbuf_cut(&w->prefix, w->levels.ptr[--w->levels.len]);
    w->breaks = 2;
}

/* ---- text ---- */

static bool is_one_of(char c, const char *chars)
{
    return c && strchr(chars, c);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_punctuation(char c)
{
    return c > ' ' && c < 0x7F && !is_digit(c) && !is_letter(c);
}

/* Letters and digits, between which an underscore does nothing. */
static bool is_word(char c)
{
    return is_digit(c) || is_letter(c);
}

static bool is_made_of(struct str text, const char *chars)
{
    for (size_t i = 0; i < text.len; i++)
        if (!is_one_of(text.ptr[i], chars))
            return false;
    return text.len;
}

static size_t run_of(struct str text, const char *chars)
{
    size_t len = 0;
    while (len < text.len && is_one_of(text.ptr[len], chars))
        len++;
    return len;
}

/* How many bytes of a line come before one that must be escaped, so that no block begins there; SIZE_MAX: none. */
static size_t find_block_start(struct str line)
{
    size_t hashes = run_of(line, "#"), digits = run_of(line, "0123456789");
    char first = line.ptr[0], second = line.len > 1 ? line.ptr[1] : ' ';
    char behind = digits + 1 < line.len ? line.ptr[digits + 1] : ' ';
    bool begins =
        first == '>' || first == '|' || (is_one_of(first, "+-*") && is_one_of(second, " \t")) ||
        (hashes && (hashes == line.len || is_one_of(line.ptr[hashes], " \t"))) ||
        (first == '-' && is_made_of(line, "- \t")) || (first == '=' && is_made_of(line, "= \t")) ||
        (is_one_of(first, "-:") && is_made_of(line, "-:| \t"));
    if (digits && digits < line.len && is_one_of(line.ptr[digits], ".)") &&
        is_one_of(behind, " \t"))
        return digits;
    return begins ? 0 : SIZE_MAX;
}

/* "amp;" and "#38;" behind "&". */
static bool is_entity(struct str text)
{
    size_t len = str_starts(text, STR("#")) ? 1 : 0;
    while (len < text.len && is_word(text.ptr[len]))
        len++;
    return len && len < text.len && text.ptr[len] == ';';
}

/* "[x]", which at the start of an item is a task's. */
static bool is_box(struct str text)
{
    return text.len > 2 && is_one_of(text.ptr[1], " xX") && text.ptr[2] == ']';
}

/* Whether the byte would be markup. `before` and `behind` are its neighbours, 0 where the text ends. */
static bool is_markup(const struct writer *w, struct str rest, char before, bool more)
{
    char behind = rest.len > 1 ? rest.ptr[1] : 0;
    bool alone = is_one_of(before, " \t") && is_one_of(behind, " \t");
    switch (rest.ptr[0]) {
    case '\\':
        return is_punctuation(behind) || !behind;
    case '`':
    case '$':
        return true;
    case '*':
    case '~':
        return !alone;
    case '_':
        return !alone && !(is_word(before) && is_word(behind));
    case '[':
        return w->brackets || behind == '^' || (w->fresh && is_box(rest));
    case ']':
        return w->brackets || is_one_of(behind, "(:") || (!behind && more);
    case '!':
        return !behind && more;
    case '<':
        return is_letter(behind) || is_one_of(behind, "/!?") || (!behind && more);
    case '&':
        return is_entity(str_slice(rest, 1, rest.len));
    case '#':
        return w->heading && !more && is_made_of(rest, "#");
    default:
        return false;
    }
}

static void add_escaped(struct writer *w, struct str byte)
{
    writer_put(w, STR("\\"));
    if (w->cells && byte.ptr[0] == '|') /* has got its backslash */
        strbuf_cut(w->out, w->out->len - 1);
    writer_put(w, byte);
}

void writer_text(struct writer *w, struct str text, bool more)
{
    static const bool marks[256] = {
        ['\\'] = true, ['`'] = true, ['$'] = true, ['*'] = true, ['~'] = true, ['_'] = true,
        ['['] = true,  [']'] = true, ['!'] = true, ['<'] = true, ['&'] = true, ['#'] = true
    };
    end_lines(w);
    if (w->fresh) /* blanks at the start of a line say nothing */
        text = str_slice(text, run_of(text, " \t"), text.len);
    size_t at = 0, start = w->fresh && text.len && !w->one_line ? find_block_start(text) : SIZE_MAX;
    for (size_t i = 0; i < text.len; i++) {
        if (i != start && !marks[(unsigned char)text.ptr[i]])
            continue;
        if (i != start &&
            !is_markup(w, str_slice(text, i, text.len), i ? text.ptr[i - 1] : 0, more))
            continue;
        writer_put(w, str_slice(text, at, i));
        add_escaped(w, str_slice(text, i, i + 1));
        at = i + 1;
    }
    if (at < text.len)
        writer_put(w, str_slice(text, at, text.len));
}

void writer_say(struct writer *w, const char *markdown)
{
    writer_put(w, str_of(markdown));
}

size_t writer_longest_run(struct str text)
{
    size_t longest = 0, run = 0;
    for (size_t i = 0; i < text.len; i++) {
        run = text.ptr[i] == '`' ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    return longest;
}
