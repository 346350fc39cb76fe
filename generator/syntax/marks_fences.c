/* What marks_add() knows of fenced code and of comments: in them nothing has a meaning. Where a fence stands
 * too far in, it is text; where the item of a list ends that it is in, so does the code. */
#include "base/vec.h"
#include "syntax/marking.h"

enum {
    CODE = 4, /* so much indent makes code */
    NOTE = 4  /* what belongs to a footnote is indented by that */
};

/* The begin of a line. */
struct begin {
    struct str line;
    size_t text;  /* where it begins, behind marks of quotes and blanks */
    int column;   /* of it */
    size_t label; /* length of "[^label]:" or ":" there, or 0 */
};

static struct begin begin_of(struct str line, int quotes)
{
    struct begin begin = { .line = line };
    struct str text = scan_continuation(line, quotes);
    begin.text = (size_t)(text.ptr - line.ptr);
    begin.column = scan_columns(line, begin.text);
    begin.label = scan_note_label(text);
    if (begin.label || (text.len > 1 && text.ptr[0] == ':' && scan_is_white(text.ptr[1])))
        begin.label++;
    return begin;
}

static bool is_empty(const struct begin *begin)
{
    return !str_trim(str_slice(begin->line, begin->text, begin->line.len)).len;
}

static bool is_close(const struct fence *fence, const struct begin *begin)
{
    struct str text = str_slice(begin->line, begin->text, begin->line.len);
    if (fence->byte == '<')
        return scan_comment_end(text);
    return text.len && text.ptr[0] == fence->byte && begin->column < fence->column + CODE &&
           scan_run(text) >= fence->length &&
           !str_trim(str_slice(text, scan_run(text), text.len)).len;
}

/* True when the line is of the open fence; one that closes it is. */
static bool goes_on(struct marking *m, struct str line, const struct line_start *start)
{
    struct begin begin = begin_of(line, m->fence.quotes);
    bool ends =
        start->quotes < m->fence.quotes || (!is_empty(&begin) && begin.column < m->fence.column);
    if (ends || is_close(&m->fence, &begin))
        m->fence.length = 0;
    return !ends;
}

/* Items end before a line that is indented less, unless it may go on with their text. */
static void end_items(struct marking *m, const struct begin *begin)
{
    while (m->items.len && m->items.ptr[m->items.len - 1] > begin->column)
        m->items.len--;
}

/* Where the content of the innermost quote or item begins. */
static int base_of(const struct marking *m, const struct begin *begin)
{
    size_t quote = begin->text;
    while (quote && begin->line.ptr[quote - 1] != '>')
        quote--;
    int base = quote ? scan_columns(begin->line, quote) + 1 : 0;
    int item = m->items.len ? m->items.ptr[m->items.len - 1] : 0;
    return item > base ? item : base;
}

/* The line begins an item: its content, which begins at the byte, may be code. */
static void begin_item(struct marking *m, const struct begin *begin, size_t content)
{
    size_t mark = content;
    while (mark > begin->text && scan_is_white(begin->line.ptr[mark - 1]))
        mark--;
    int behind = scan_columns(begin->line, mark), column = scan_columns(begin->line, content);
    if (begin->label > 1)
        column = begin->column + NOTE;
    else if (column > behind + CODE || content >= begin->line.len)
        column = behind + 1;
    vec_push(m->arena, &m->items, column);
}

bool marking_fence(struct marking *m, struct str line, const struct line_start *start)
{
    if (m->fence.length && goes_on(m, line, start))
        return true;
    struct begin begin = begin_of(line, start->quotes);
    struct str text = scan_continuation(str_slice(line, begin.text + begin.label, line.len), 0);
    size_t content = begin.label ? (size_t)(text.ptr - line.ptr) : start->content;
    bool item = content > begin.text;
    struct fence fence = { 0 };
    struct str begun = str_slice(line, content, line.len);
    bool opens = scan_fence(start, begun, &fence) || scan_comment(start, begun, &fence);
    if (!is_empty(&begin) && (item || opens || !m->after_text))
        end_items(m, &begin);
    m->after_text = !is_empty(&begin);
    if (item)
        begin_item(m, &begin, content);
    fence.column = base_of(m, &begin);
    if (!opens || (begin.label < 2 && scan_columns(line, content) >= fence.column + CODE))
        return false;
    m->fence = fence;
    return !begin.label;
}
