#include "syntax/marking.h"

#include <string.h>

#include "base/vec.h"
#include "syntax/address.h"
#include "syntax/flanking.h"
#include "syntax/scan.h"

struct str marking_rest(const struct marking *m)
{
    return str_slice(m->in, m->at, m->in.len);
}

/* ---- writing ---- */

void marking_copy(struct marking *m, size_t len)
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

void marking_add(struct marking *m, struct str bytes)
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
    marking_copy(m, 1);
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
        marking_copy(m, (size_t)(scan_continuation(line, quotes).ptr - line.ptr));
    }
}

/* ---- inlines ---- */

struct reach *marking_paragraph(struct marking *m)
{
    if (m->at >= m->paragraph.end) {
        m->paragraph = (struct reach){ scan_paragraph_end(m->in, m->at), false };
        memset(m->no_ticks, 0, sizeof m->no_ticks);
        m->brackets = 0;
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

/* Copies, counting lines. */
static void copy_lines(struct marking *m, size_t end)
{
    while (m->at < end) {
        marking_copy(m, str_find(str_slice(m->in, m->at, end), '\n'));
        if (m->at < end)
            end_line(m);
    }
}

/* A code span is copied whole: nothing in it has a meaning. */
static void mark_ticks(struct marking *m)
{
    size_t end = marking_paragraph(m)->end, len = scan_run(marking_rest(m)), close = 0;
    if (len <= TICKS_MAX && !m->no_ticks[len]) {
        close = scan_ticks(str_slice(m->in, m->at + len, end), len);
        m->no_ticks[len] = !close;
    }
    copy_lines(m, m->at + len + close);
}

/* A formula, or dollar signs that are none. */
static void mark_dollar(struct marking *m)
{
    size_t len = scan_run(marking_rest(m));
    bool display = len == 2;
    struct reach *reach = display ? section_of(m) : marking_paragraph(m);
    struct str text = str_slice(m->in, m->at + len, reach->end);
    size_t close = text.len;
    if (len <= 2 && text.len && !reach->none && (display || !scan_is_white(text.ptr[0]))) {
        close = display ? scan_dollars(text) : scan_dollar(text);
        reach->none = close == text.len;
    }
    struct str inner = str_slice(text, 0, close);
    if (close == text.len || !str_trim(inner).len)
        marking_copy(m, len);
    else
        add_tokens(m, display ? TOKEN_DISPLAY_MATHS : TOKEN_INLINE_MATHS, m->at + 2 * len + close,
                   inner);
}

/* {{< name args >}} on one line. */
static void mark_shortcode(struct marking *m)
{
    struct str line = marking_rest(m);
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
    struct str rest = marking_rest(m);
    bool ours = rest.len > 1 && memchr("~${}:[]|^@!", rest.ptr[1], 11);
    if (ours && rest.len > 2 && is_delimiter(rest.ptr[2]))
        ours = false;
    if (rest.len > 1 && rest.ptr[1] != '\n' && (unsigned char)rest.ptr[1] < 0x80)
        marking_copy(m, 2);
    else
        marking_copy(m, 1);
    if (ours)
        marking_add(m, STR(MARK_ESCAPED_BYTES));
}

/* A run of * or _, with letters beside it where emphasis should work in Chinese. */
static void mark_delimiters(struct marking *m)
{
    struct str rest = marking_rest(m);
    size_t len = scan_run(rest);
    struct str before = str_slice(m->in, m->content, m->at);
    struct str after = str_slice(rest, len, rest.len);
    unsigned char last = before.len ? (unsigned char)before.ptr[before.len - 1] : ' ';
    unsigned char next = after.len ? (unsigned char)after.ptr[0] : ' ';
    if (last < 0x80 && next < 0x80 && last != '~' && next != '~') {
        marking_copy(m, len);
        return;
    }
    struct flanking_marks marks = flanking_marks(before, rest.ptr[0], after);
    if (marks.before)
        marking_add(m, STR(MARK_LETTER_BYTES));
    marking_copy(m, len);
    if (marks.after)
        marking_add(m, STR(MARK_LETTER_BYTES));
}

static void mark_inlines(struct marking *m)
{
    while (m->at < m->in.len && m->in.ptr[m->at] != '\n') {
        struct str rest = marking_rest(m);
        marking_copy(m, scan_plain(rest));
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
            if (str_starts(marking_rest(m), STR("{{<")))
                mark_shortcode(m);
            else
                marking_copy(m, 1);
            break;
        case '\\':
            mark_backslash(m);
            break;
        case ':':
            marking_colon(m);
            break;
        case 'w':
            marking_w(m);
            break;
        case '[':
        case ']':
            marking_bracket(m);
            break;
        case '<':
            marking_less_than(m);
            break;
        default:
            mark_delimiters(m);
        }
    }
}

/* ---- lines ---- */

static void copy_rest_of_line(struct marking *m)
{
    marking_copy(m, str_find(marking_rest(m), '\n'));
}

/* "::: name": a comment, so that it is a block of its own. Nothing in it goes on behind the line. */
static void mark_container(struct marking *m)
{
    struct str whole = m->in, line = str_slice(m->in, 0, m->at + str_find(marking_rest(m), '\n'));
    struct reach section = m->section;
    line.len -= str_ends(line, STR("\r"));
    marking_add(m, STR("<!--" MARK_LINE_BYTES));
    m->in = line;
    mark_inlines(m);
    m->in = whole;
    m->section = section;
    marking_add(m, STR(MARK_LINE_BYTES "-->"));
    copy_rest_of_line(m);
}

/* "*[label]: text", likewise. */
static void mark_definition(struct marking *m)
{
    size_t len = str_trim(str_slice(marking_rest(m), 0, str_find(marking_rest(m), '\n'))).len;
    marking_add(m, STR("<!--" MARK_DEFINITION_BYTES));
    marking_copy(m, len);
    marking_add(m, STR(MARK_DEFINITION_BYTES "-->"));
    copy_rest_of_line(m);
}

/* "[^label]:": without the mark cmark would take it for the address of a link, and so a second one
 * behind it. */
static void mark_note(struct marking *m, size_t label)
{
    marking_copy(m, label);
    marking_add(m, STR(MARK_NOTE_BYTES));
    marking_copy(m, 1);
    struct str behind = marking_rest(m);
    behind = str_slice(behind, 0, str_find(behind, '\n'));
    size_t marks = scan_line_start(behind).content;
    size_t next = scan_note_label(str_slice(behind, marks, behind.len));
    if (next) {
        marking_copy(m, marks + next);
        marking_add(m, STR(MARK_NOTE_BYTES));
    }
}

/* "[x] " at the start of an item: with the mark no reference of a link. */
static void mark_task(struct marking *m)
{
    marking_copy(m, 1);
    marking_add(m, STR(MARK_TASK_BYTES));
    marking_copy(m, 2);
}

/* True where the line before has the label of a link and nothing else: its address may stand here. */
static bool is_target_line(const struct marking *m)
{
    return str_ends(str_trim(str_slice(m->in, 0, m->line_in)), STR("]:"));
}

static void mark_line(struct marking *m)
{
    struct str line = marking_rest(m);
    line = str_slice(line, 0, str_find(line, '\n'));
    struct line_start start = scan_line_start(line);
    m->quotes = start.quotes;
    m->content = m->at + start.content;
    struct str content = str_slice(line, start.content, line.len);
    if (marking_fence(m, line, &start)) {
        copy_rest_of_line(m);
        return;
    }
    marking_copy(m, start.content);
    size_t label = scan_note_label(content);
    if (str_starts(content, STR(":::"))) {
        mark_container(m);
        return;
    }
    if (scan_definition(content)) {
        mark_definition(m);
        return;
    }
    if (label)
        mark_note(m, label);
    if (m->fence.length) { /* behind the label */
        copy_rest_of_line(m);
        return;
    }
    if (!label && (address_label(content) || is_target_line(m)))
        m->no_address = m->at + content.len;
    if (scan_task(str_slice(line, 0, start.content), content))
        mark_task(m);
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
