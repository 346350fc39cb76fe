#include "highlight/highlight.h"

#include "base/vec.h"
#include "highlight/captures.h"

struct pen {
    struct strbuf *html;
    struct str code;
    struct code_lines lines;
    size_t at;         /* what is before has been written */
    size_t line;       /* which line that is, from 0 */
    bool in_line;      /* a line's element is open, and in it */
    const char *class; /* a span of this class, or none */
};

static void change_class(struct pen *pen, const char *class)
{
    if (class == pen->class)
        return;
    if (pen->class)
        strbuf_add(pen->html, STR("</span>"));
    if (class) {
        strbuf_add(pen->html, STR("<span class=\"hl-"));
        strbuf_add(pen->html, str_of(class));
        strbuf_add(pen->html, STR("\">"));
    }
    pen->class = class;
}

static struct code_line line_at(const struct pen *pen)
{
    return pen->line < pen->lines.len ? pen->lines.ptr[pen->line] : (struct code_line){ 0 };
}

/* The element of a line. What changed and what counts is said by the element, so that it can be
 * told without colours. */
static const char *element_of(struct code_line line)
{
    if (line.change)
        return line.change == LINE_ADDED ? "ins" : "del";
    return line.marked ? "mark" : "span";
}

static void open_line(struct pen *pen)
{
    struct code_line line = line_at(pen);
    strbuf_add_char(pen->html, '<');
    strbuf_add(pen->html, str_of(element_of(line)));
    strbuf_add(pen->html, STR(" class=\"hl-line"));
    if (line.marked)
        strbuf_add(pen->html, STR(" hl-marked"));
    if (line.hidden)
        strbuf_add(pen->html, STR(" hl-hidden"));
    strbuf_add_char(pen->html, '"');
    if (line.number)
        strbuf_printf(pen->html, " data-line=\"%zu\"", line.number);
    strbuf_add_char(pen->html, '>');
    pen->in_line = true;
}

static void close_line(struct pen *pen)
{
    change_class(pen, NULL);
    if (pen->at < pen->code.len)
        strbuf_add_char(pen->html, '\n');
    strbuf_add(pen->html, STR("</"));
    strbuf_add(pen->html, str_of(element_of(line_at(pen))));
    strbuf_add_char(pen->html, '>');
    pen->line++;
    pen->in_line = false;
}

/* Writes the code up to `to`, all of one class; no span crosses the end of a line. */
static void write_to(struct pen *pen, size_t to, const char *class)
{
    while (pen->at < to) {
        struct str rest = str_slice(pen->code, pen->at, to);
        size_t len = str_find(rest, '\n');
        if (!pen->in_line)
            open_line(pen);
        if (len)
            change_class(pen, class);
        strbuf_add_html(pen->html, str_slice(rest, 0, len));
        pen->at += len;
        if (len < rest.len) {
            close_line(pen);
            pen->at++;
        }
    }
}

/* Writes to the ends of the open captures that end by `at`, the innermost first. */
static void close_captures(struct pen *pen, struct captures *open, size_t at)
{
    for (; open->len && open->ptr[open->len - 1].end <= at; open->len--)
        write_to(pen, open->ptr[open->len - 1].end, open->ptr[open->len - 1].class);
}

/* Marks are of nodes of a tree: they nest, and the innermost wins. */
static void write_code(struct arena *arena, struct pen *pen, const struct captures *captures)
{
    struct captures open = { 0 };
    for (size_t i = 0; i < captures->len; i++) {
        struct capture capture = captures->ptr[i];
        close_captures(pen, &open, capture.start);
        write_to(pen, capture.start, open.len ? open.ptr[open.len - 1].class : NULL);
        vec_push(arena, &open, capture);
    }
    close_captures(pen, &open, pen->code.len);
    write_to(pen, pen->code.len, NULL);
    if (pen->in_line)
        close_line(pen);
}

bool highlight(struct highlighter *highlighter, struct str name, struct str code,
               struct code_lines lines, struct strbuf *html)
{
    const struct language *language = language_find(name);
    if (!language)
        return false;
    struct arena *scratch = highlighter ? highlighter_borrow(highlighter) : NULL;
    struct captures captures = { 0 };
    struct pen pen = { .html = html, .code = code, .lines = lines };
    if (highlighter)
        captures_find(scratch, highlighter, language, code, &captures);
    write_code(scratch, &pen, &captures);
    if (highlighter)
        highlighter_give_back(highlighter, scratch);
    return true;
}
