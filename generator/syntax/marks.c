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
    m->at += len < m->in.len - m->at ? len : m->in.len - m->at;
}

/* What was copied goes to `out`. */
static void write_copied(struct marking *m)
{
    strbuf_add(&m->out, str_slice(m->in, m->written, m->at));
    m->written = m->at;
}

/* Length of the marked text up to the present place. */
static size_t marked_length(const struct marking *m)
{
    return m->out.len + (m->at - m->written);
}

static void shift_by(struct marking *m, int by)
{
    size_t known = m->marked->shifts.len;
    const struct shift *last = known ? &m->marked->shifts.ptr[known - 1] : NULL;
    struct shift shift = { m->line, (int)(m->out.len - m->line_out) + 1, by };
    if (last && last->line == m->line)
        shift.by += last->by;
    vec_push(m->arena, &m->marked->shifts, shift);
}

void marking_add(struct marking *m, struct str bytes)
{
    write_copied(m);
    strbuf_add(&m->out, bytes);
    shift_by(m, (int)bytes.len);
}

unsigned marks_bit(enum mark mark)
{
    return 1u << (mark - MARK_LETTER);
}

void marking_tell(struct marking *m, enum mark mark)
{
    m->marked->kinds |= marks_bit(mark);
}

static void begin_line(struct marking *m)
{
    m->line_in = m->at;
    m->line_out = marked_length(m);
}

void marking_end_line(struct marking *m)
{
    if (m->at >= m->in.len)
        return;
    marking_copy(m, 1);
    m->line++;
    begin_line(m);
}

void marking_replace(struct marking *m, size_t len, struct str bytes)
{
    write_copied(m);
    strbuf_add(&m->out, bytes);
    shift_by(m, (int)bytes.len - (int)len);
    m->at += len;
    m->written = m->at;
}

/* ---- inlines ---- */

void marking_copy_lines(struct marking *m, size_t end)
{
    while (m->at < end) {
        marking_copy_whole(m, str_find(str_slice(m->in, m->at, end), '\n'));
        if (m->at < end)
            marking_end_line(m);
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
    marking_copy_lines(m, m->at + len + close);
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
    if (m->written == m->at && str_ends(strbuf_str(&m->out), STR(MARK_TOKEN_BYTES)))
        before = STR("x"); /* a formula is a word */
    if (next == '$' && marking_is_formula(m, m->at + len))
        after = STR("x");
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
            marking_dollar(m);
            break;
        case '{':
            marking_brace(m);
            break;
        case '\\':
            marking_backslash(m);
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
        case '&':
            marking_entity(m);
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
    marking_copy_whole(m, str_find(marking_rest(m), '\n'));
}

/* "::: name": a comment, so that it is a block of its own. Nothing in it goes on behind the line. */
static void mark_container(struct marking *m)
{
    struct str whole = m->in, line = str_slice(m->in, 0, m->at + str_find(marking_rest(m), '\n'));
    struct reach section = m->section;
    line.len -= str_ends(line, STR("\r"));
    marking_tell(m, MARK_LINE);
    marking_add(m, STR("<!--" MARK_LINE_BYTES));
    m->in = line;
    mark_inlines(m);
    m->in = whole;
    m->section = section;
    marking_add(m, STR(MARK_LINE_BYTES "-->"));
    copy_rest_of_line(m);
}

/* The same behind a label, in a line of that length; false when there is none. */
static bool mark_container_behind(struct marking *m, size_t line_len)
{
    struct str behind = str_slice(m->in, m->at, m->line_in + line_len);
    size_t marks = scan_line_start(behind).content;
    if (!str_starts(str_slice(behind, marks, behind.len), STR(":::")))
        return false;
    marking_copy(m, marks);
    mark_container(m);
    return true;
}

/* "*[label]: text", likewise. */
static void mark_definition(struct marking *m)
{
    size_t len = str_trim(str_slice(marking_rest(m), 0, str_find(marking_rest(m), '\n'))).len;
    marking_tell(m, MARK_DEFINITION);
    marking_add(m, STR("<!--" MARK_DEFINITION_BYTES));
    marking_copy_whole(m, len);
    marking_add(m, STR(MARK_DEFINITION_BYTES "-->"));
    copy_rest_of_line(m);
}

/* "[^label]:": without the mark cmark would take it for the address of a link, and so a second one
 * behind it. */
static void mark_note(struct marking *m, size_t label)
{
    marking_copy_whole(m, label);
    marking_add(m, STR(MARK_NOTE_BYTES));
    marking_copy(m, 1);
    struct str behind = marking_rest(m);
    behind = str_slice(behind, 0, str_find(behind, '\n'));
    size_t marks = scan_line_start(behind).content;
    size_t next = scan_note_label(str_slice(behind, marks, behind.len));
    if (next) {
        marking_copy_whole(m, marks + next);
        marking_add(m, STR(MARK_NOTE_BYTES));
    }
}

/* "[x] " at the start of an item: with the mark no reference of a link. */
static void mark_task(struct marking *m)
{
    marking_copy(m, 1);
    marking_tell(m, MARK_TASK);
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
    if (!line.len && !m->fence.length) {
        m->after_text = m->in_table = false;
        return;
    }
    struct line_start start = scan_line_start(line);
    m->quotes = start.quotes;
    m->content = m->at + start.content;
    struct str content = str_slice(line, start.content, line.len);
    bool first = !m->after_text;
    marking_table(m, line, &start);
    if (marking_fence(m, line, &start)) {
        copy_rest_of_line(m);
        return;
    }
    if (first && str_starts(line, STR("|")))
        vec_push(m->arena, &m->marked->pipes, m->line);
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
    else if (str_starts(content, STR(": "))) /* a definition */
        marking_copy(m, 1);
    if (m->fence.length) { /* behind the label */
        copy_rest_of_line(m);
        return;
    }
    if (m->at > m->content && mark_container_behind(m, line.len))
        return;
    if (!label && (address_label(content) || is_target_line(m)))
        m->no_address = m->at + content.len;
    if (scan_task(str_slice(line, 0, start.content), content))
        mark_task(m);
    marking_end_with_line(m, str_slice(m->in, m->at, m->line_in + line.len));
    mark_inlines(m);
}

/* Offset of the first noncharacter that could be a mark, or the length. */
static size_t find_noncharacter(struct str text, size_t at)
{
    for (; at + 2 < text.len; at++) {
        const char *found = memchr(text.ptr + at, MARK_BYTE, text.len - at - 2);
        if (!found)
            return text.len;
        at = (size_t)(found - text.ptr);
        unsigned char third = (unsigned char)found[2];
        if ((unsigned char)found[1] == 0xB7 && third >= 0x90 && third < 0x90 + 32)
            return at;
    }
    return text.len;
}

struct str marks_replace(struct arena *arena, struct str text)
{
    size_t at = find_noncharacter(text, 0);
    if (at == text.len)
        return text;
    char *copy = arena_alloc(arena, text.len + 1); /* NUL-terminated, as all of the arena's */
    memcpy(copy, text.ptr, text.len);
    for (; at < text.len; at = find_noncharacter(text, at + MARK_LEN))
        memcpy(copy + at, REPLACEMENT, MARK_LEN);
    return (struct str){ copy, text.len };
}

void marks_add(struct arena *arena, struct str text, int line, struct marked *marked)
{
    text = marks_replace(arena, text);
    marked->shares = marked->shares || marking_has_labels(text);
    struct marking m = { .arena = arena, .marked = marked, .in = text, .line = line };
    strbuf_init(&m.out, STRBUF_PAGE);
    begin_line(&m);
    while (m.at < text.len) {
        mark_line(&m);
        marking_end_line(&m);
    }
    write_copied(&m);
    marked->text = arena_dup(arena, strbuf_str(&m.out));
    marked->lines = lines_of(arena, marked->text, line);
    strbuf_release(&m.out);
}
