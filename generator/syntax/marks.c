#include "syntax/marks.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "syntax/flanking.h"
#include "syntax/scan.h"

/* Runs of backticks that are longer open no code span (nor do they in cmark). */
enum { TICKS_MAX = 80 };

/* How far a construct may go, and whether it is known that none ends from here to there. */
struct reach {
    size_t end;
    bool none;
};

/* The way through a text. */
struct marking {
    struct arena *arena;
    struct marked *marked;
    struct str in;
    size_t at; /* of `in` */
    struct strbuf out;
    int line;
    size_t line_in, line_out; /* where the line begins */
    int quotes;               /* the line's marks of block quotes */
    size_t content;           /* where its content begins, in `in` */
    struct fence fence;       /* that is open, or of length 0 */
    int no_close;             /* the line in which no >}} is left */
    struct reach paragraph, section;
    bool no_ticks[TICKS_MAX + 1]; /* none of that length closes in the paragraph from here on */
};

static struct str rest_of(const struct marking *m)
{
    return str_slice(m->in, m->at, m->in.len);
}

/* ---- writing ---- */

/* Copies bytes; a noncharacter of the author's becomes U+FFFD, of the same length. */
static void copy(struct marking *m, size_t len)
{
    struct str from = str_slice(m->in, m->at, m->at + len);
    size_t begin = m->out.len;
    strbuf_add(&m->out, from);
    m->at += from.len;
    for (char *p = m->out.ptr + begin, *end = m->out.ptr + m->out.len;
         (p = memchr(p, '\xEF', (size_t)(end - p))); p++) {
        if ((unsigned char)p[1] == 0xB7 && (unsigned char)p[2] >= 0x90 &&
            (unsigned char)p[2] < 0x90 + 32)
            memcpy(p, "\xEF\xBF\xBD", 3);
    }
}

static void shift_by(struct marking *m, int by)
{
    struct shift shift = { m->line, (int)(m->out.len - m->line_out) + 1, by };
    vec_push(m->arena, &m->marked->shifts, shift);
}

static void add_mark(struct marking *m, struct str bytes)
{
    strbuf_add(&m->out, bytes);
    shift_by(m, (int)bytes.len);
}

static void begin_line(struct marking *m)
{
    m->line_in = m->at;
    m->line_out = m->out.len;
}

static void end_line(struct marking *m)
{
    if (m->at >= m->in.len)
        return;
    copy(m, 1);
    m->line++;
    begin_line(m);
}

/* ---- tokens ---- */

/* Puts a token in the place of the next `len` bytes, which are of one line. */
static void add_token(struct marking *m, enum token_kind kind, size_t len, struct str text)
{
    struct token token = { kind, str_slice(m->in, m->at, m->at + len), text, m->line,
                           (int)(m->at - m->line_in) + 1 };
    size_t before = m->out.len;
    strbuf_printf(&m->out, MARK_TOKEN_BYTES "%zu" MARK_TOKEN_BYTES, m->marked->tokens.len);
    shift_by(m, (int)(m->out.len - before) - (int)len);
    vec_push(m->arena, &m->marked->tokens, token);
    m->at += len;
}

/* The text of a formula over several lines, without what quotes and lists put before each. */
static struct str join_lines(struct arena *arena, struct str text, int quotes)
{
    struct strbuf joined;
    strbuf_init(&joined, STRBUF_PAGE);
    strbuf_add(&joined, str_cut(&text, '\n'));
    while (text.len) {
        struct str line = str_cut(&text, '\n');
        strbuf_add_char(&joined, '\n');
        strbuf_add(&joined, scan_continuation(line, quotes));
    }
    struct str copied = arena_dup(arena, strbuf_str(&joined));
    strbuf_release(&joined);
    return copied;
}

/* Puts tokens in the place of the next bytes up to `end`, one a line. */
static void add_tokens(struct marking *m, enum token_kind kind, size_t end, struct str text)
{
    int quotes = m->quotes;
    text = join_lines(m->arena, text, quotes);
    for (; m->at < end; kind = TOKEN_MORE, text = STR("")) {
        struct str raw = str_slice(m->in, m->at, end);
        size_t len = str_find(raw, '\n');
        add_token(m, kind, len, text);
        if (m->at == end)
            return;
        end_line(m);
        struct str line = str_slice(m->in, m->at, end);
        line = str_slice(line, 0, str_find(line, '\n'));
        copy(m, (size_t)(scan_continuation(line, quotes).ptr - line.ptr));
    }
}

/* ---- inlines ---- */

/* Where the paragraph that holds the present place ends, at the latest. */
static struct reach *paragraph_of(struct marking *m)
{
    if (m->at >= m->paragraph.end) {
        m->paragraph = (struct reach){ scan_paragraph_end(m->in, m->at), false };
        memset(m->no_ticks, 0, sizeof m->no_ticks);
    }
    return &m->paragraph;
}

/* The same for a formula of its own, in which a line may begin as a list does: with + or -. */
static struct reach *section_of(struct marking *m)
{
    if (m->at >= m->section.end)
        m->section = (struct reach){ scan_section_end(m->in, m->at), false };
    return &m->section;
}

static size_t run_length(struct str s)
{
    size_t len = 1;
    while (len < s.len && s.ptr[len] == s.ptr[0])
        len++;
    return len;
}

/* Offset behind the run of exactly `len` backticks that closes a code span; 0 if none does. */
static size_t find_ticks(struct str text, size_t len)
{
    for (size_t i = 0; i < text.len;) {
        const char *tick = memchr(text.ptr + i, '`', text.len - i);
        if (!tick)
            return 0;
        i = (size_t)(tick - text.ptr);
        size_t run = run_length(str_slice(text, i, text.len));
        i += run;
        if (run == len)
            return i;
    }
    return 0;
}

/* Copies, counting lines. */
static void copy_lines(struct marking *m, size_t end)
{
    while (m->at < end) {
        copy(m, str_find(str_slice(m->in, m->at, end), '\n'));
        if (m->at < end)
            end_line(m);
    }
}

/* A code span is copied whole: nothing in it has a meaning. */
static void mark_ticks(struct marking *m)
{
    size_t end = paragraph_of(m)->end, len = run_length(rest_of(m)), close = 0;
    if (len <= TICKS_MAX && !m->no_ticks[len]) {
        close = find_ticks(str_slice(m->in, m->at + len, end), len);
        m->no_ticks[len] = !close;
    }
    copy_lines(m, m->at + len + close);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Offset of the dollar sign that closes a formula, or text.len. */
static size_t find_dollar(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\\') {
            i++;
        } else if (text.ptr[i] == '$' && i > 0 && !is_blank(text.ptr[i - 1])) {
            char next = i + 1 < text.len ? text.ptr[i + 1] : '\0';
            if (next < '0' || next > '9')
                return i;
        }
    }
    return text.len;
}

static size_t find_dollars(struct str text)
{
    for (size_t i = 0; i + 1 < text.len; i++) {
        if (text.ptr[i] == '\\')
            i++;
        else if (text.ptr[i] == '$' && text.ptr[i + 1] == '$')
            return i;
    }
    return text.len;
}

/* A formula, or dollar signs that are none. */
static void mark_dollar(struct marking *m)
{
    size_t len = run_length(rest_of(m));
    bool display = len == 2;
    struct reach *reach = display ? section_of(m) : paragraph_of(m);
    struct str text = str_slice(m->in, m->at + len, reach->end);
    size_t close = text.len;
    if (len <= 2 && text.len && !reach->none && (display || !is_blank(text.ptr[0]))) {
        close = display ? find_dollars(text) : find_dollar(text);
        reach->none = close == text.len;
    }
    struct str inner = str_slice(text, 0, close);
    if (close == text.len || !str_trim(inner).len)
        copy(m, len);
    else
        add_tokens(m, display ? TOKEN_DISPLAY_MATHS : TOKEN_INLINE_MATHS, m->at + 2 * len + close,
                   inner);
}

/* {{< name args >}} on one line. */
static void mark_shortcode(struct marking *m)
{
    struct str line = rest_of(m);
    line = str_slice(line, 3, str_find(line, '\n'));
    const char *close = m->no_close == m->line ? NULL : memmem(line.ptr, line.len, ">}}", 3);
    struct str inner = { line.ptr, close ? (size_t)(close - line.ptr) : 0 };
    if (close)
        add_token(m, TOKEN_SHORTCODE, inner.len + 6, arena_dup(m->arena, inner));
    else
        add_token(m, TOKEN_UNCLOSED, 3, STR(""));
    m->no_close = close ? 0 : m->line;
}

static bool is_delimiter(char c)
{
    return c == '*' || c == '_';
}

/* A backslash keeps the next character from having a meaning. For what has a meaning to the passes
 * alone a mark says so: behind it, unless that would come to stand beside a delimiter run. */
static void mark_backslash(struct marking *m)
{
    struct str rest = rest_of(m);
    bool ours = rest.len > 1 && memchr("~${}:[]|^@!", rest.ptr[1], 11);
    if (ours && rest.len > 2 && is_delimiter(rest.ptr[2]))
        ours = false;
    if (rest.len > 1 && rest.ptr[1] != '\n' && (unsigned char)rest.ptr[1] < 0x80)
        copy(m, 2);
    else
        copy(m, 1);
    if (ours)
        add_mark(m, STR(MARK_ESCAPED_BYTES));
}

/* A run of * or _, with letters beside it where emphasis should work in Chinese. */
static void mark_delimiters(struct marking *m)
{
    struct str rest = rest_of(m);
    size_t len = run_length(rest);
    struct str before = str_slice(m->in, m->content, m->at);
    struct str after = str_slice(rest, len, rest.len);
    unsigned char last = before.len ? (unsigned char)before.ptr[before.len - 1] : ' ';
    unsigned char next = after.len ? (unsigned char)after.ptr[0] : ' ';
    if (last < 0x80 && next < 0x80 && last != '~' && next != '~') {
        copy(m, len);
        return;
    }
    struct flanking_marks marks = flanking_marks(before, rest.ptr[0], after);
    if (marks.before)
        add_mark(m, STR(MARK_LETTER_BYTES));
    copy(m, len);
    if (marks.after)
        add_mark(m, STR(MARK_LETTER_BYTES));
}

static void mark_inlines(struct marking *m)
{
    while (m->at < m->in.len && m->in.ptr[m->at] != '\n') {
        struct str rest = rest_of(m);
        copy(m, scan_plain(rest));
        if (m->at >= m->in.len)
            return;
        switch (m->in.ptr[m->at]) {
        case '\n':
            return;
        case '`':
            mark_ticks(m);
            break;
        case '$':
            mark_dollar(m);
            break;
        case '{':
            if (str_starts(rest_of(m), STR("{{<")))
                mark_shortcode(m);
            else
                copy(m, 1);
            break;
        case '\\':
            mark_backslash(m);
            break;
        default:
            mark_delimiters(m);
        }
    }
}

/* ---- lines ---- */

static void copy_rest_of_line(struct marking *m)
{
    copy(m, str_find(rest_of(m), '\n'));
}

/* "::: name": as a comment it is a block of its own for cmark, whatever stands around it. */
static void mark_container(struct marking *m)
{
    struct str line = rest_of(m);
    size_t len = str_find(line, '\n');
    if (len && line.ptr[len - 1] == '\r')
        len--;
    add_mark(m, STR("<!--" MARK_LINE_BYTES));
    copy(m, len);
    add_mark(m, STR(MARK_LINE_BYTES "-->"));
    copy_rest_of_line(m);
}

/* "[^label]:": without the mark cmark would take it for the address of a link. */
static void mark_note(struct marking *m, size_t label)
{
    copy(m, label);
    add_mark(m, STR(MARK_NOTE_BYTES));
    copy(m, 1);
}

static void mark_line(struct marking *m)
{
    struct str line = rest_of(m);
    line = str_slice(line, 0, str_find(line, '\n'));
    struct line_start start = scan_line_start(line);
    m->quotes = start.quotes;
    m->content = m->at + start.content;
    struct str content = str_slice(line, start.content, line.len);
    bool fenced = m->fence.length && !scan_fence_ends(&m->fence, &start, content);
    if (fenced || scan_fence(&start, content, &m->fence)) {
        copy_rest_of_line(m);
        return;
    }
    copy(m, start.content);
    size_t label = scan_note_label(content);
    if (str_starts(content, STR(":::"))) {
        mark_container(m);
        return;
    }
    if (label)
        mark_note(m, label);
    mark_inlines(m);
}

void marks_add(struct arena *arena, struct str text, int line, struct marked *marked)
{
    struct marking m = { .arena = arena, .marked = marked, .in = text, .line = line };
    strbuf_init(&m.out, STRBUF_PAGE);
    begin_line(&m);
    while (m.at < text.len) {
        mark_line(&m);
        end_line(&m);
    }
    marked->text = arena_dup(arena, strbuf_str(&m.out));
    strbuf_release(&m.out);
}
