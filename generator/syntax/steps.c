#include "syntax/steps.h"

#include "base/strbuf.h"
#include "base/vec.h"
#include "syntax/address.h"
#include "syntax/prefix.h"

/* The way through what a block holds, line by line. Columns are those that cmark tells. */
struct walk {
    const struct parsing *parsing;
    const struct text_lines *lines;
    cmark_node *parent; /* of the blocks that `prefix` is of */
    struct prefix prefix;
    int first, last; /* lines of the block */
    int indent;      /* column of its begin */
    int counted;     /* the line by cmark's count, */
    int line;        /* as it is, */
    int begin, end;  /* the columns at which it begins, and the next would without a break, */
    int by;          /* and what has to be added to each */
};

/* ---- lines ---- */

static struct content content_of(const struct walk *w, int number)
{
    return number == w->first ? prefix_first(&w->prefix, w->lines, number)
                              : prefix_skip(&w->prefix, lines_get(w->lines, number));
}

/* Goes to a line, whose content cmark has begin in that column. */
static void begin_line(struct walk *w, int number, int begin)
{
    struct content content = content_of(w, number);
    w->line = number;
    w->begin = begin;
    w->by = (int)content.skip - (int)content.lead + 1 - begin;
    size_t len = lines_get(w->lines, number).len + 1; /* whatever ends it, it is a byte to cmark */
    w->end = begin + (int)(len - content.skip + content.lead);
    struct step step = { w->counted, begin, number - w->counted, w->by };
    if (step.lines || step.by)
        vec_push(w->parsing->arena, &w->parsing->marked->steps, step);
}

/* A break that cmark counts. */
static void break_line(struct walk *w)
{
    w->counted++;
    if (w->line < w->last)
        begin_line(w, w->line + 1, w->indent);
}

/* One that it does not count if a backslash makes it. */
static void break_hard(struct walk *w)
{
    if (!str_ends(lines_get(w->lines, w->line), STR("\\")))
        break_line(w);
    else if (w->line < w->last)
        begin_line(w, w->line + 1, w->end);
}

/* Goes on to a column, over breaks that it does not. */
static void go_to(struct walk *w, int col)
{
    while (col >= w->end && w->line < w->last)
        begin_line(w, w->line + 1, w->end);
}

/* ---- what a block holds ---- */

static char byte_before(const struct walk *w, int col)
{
    struct str line = lines_get(w->lines, w->line);
    int at = col + w->by - 2;
    return at >= 0 && (size_t)at < line.len ? line.ptr[at] : '\0';
}

/* The text of <https://a.bc>, whose place is right where that of the link is not; NULL for other links, and for
 * those of more than a text. */
static cmark_node *pointed_text(const struct walk *w, cmark_node *link)
{
    cmark_node *text = cmark_node_first_child(link);
    if (!text || cmark_node_get_type(text) != CMARK_NODE_TEXT || cmark_node_next(text))
        return NULL;
    return byte_before(w, cmark_node_get_start_column(text)) == '<' ? text : NULL;
}

static void begin_link(struct walk *w, cmark_node *link)
{
    cmark_node *first = cmark_node_first_child(link);
    int col = cmark_node_get_start_column(link);
    if (first && cmark_node_get_type(first) == CMARK_NODE_TEXT)
        go_to(w, cmark_node_get_start_column(first));
    else
        go_to(w, col);
    cmark_node *pointed = pointed_text(w, link);
    if (pointed)
        col = cmark_node_get_start_column(pointed) - 1;
    if (col == cmark_node_get_start_column(link) && w->counted == cmark_node_get_start_line(link))
        return;
    struct told *told = &element_need(w->parsing->arena, link)->told;
    told->line = w->counted;
    told->col = col;
}

static void end_link(struct walk *w, cmark_node *link)
{
    if (!pointed_text(w, link))
        go_to(w, cmark_node_get_end_column(link));
}

/* Text, code or HTML; the latter two may go over lines. */
static void pass_leaf(struct walk *w, cmark_node *node)
{
    int breaks = cmark_node_get_end_line(node) - cmark_node_get_start_line(node);
    go_to(w, cmark_node_get_start_column(node));
    for (int i = 0; i < breaks; i++)
        break_line(w);
    if (!breaks)
        go_to(w, cmark_node_get_end_column(node));
}

static void pass_node(struct walk *w, cmark_node *node, bool enter)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_LINK:
    case CMARK_NODE_IMAGE:
        if (enter)
            begin_link(w, node);
        else
            end_link(w, node);
        break;
    case CMARK_NODE_LINEBREAK:
        break_hard(w);
        break;
    case CMARK_NODE_SOFTBREAK:
        break_line(w);
        break;
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
    case CMARK_NODE_HTML_INLINE:
        pass_leaf(w, node);
        break;
    default:
        break;
    }
}

/* ---- blocks ---- */

/* How many lines the definitions of links take with which the block begins: cmark leaves them out. */
static int count_definitions(const struct walk *w)
{
    if (!str_starts(content_of(w, w->first).text, STR("[")))
        return 0;
    struct strbuf joined;
    strbuf_init(&joined, STRBUF_PAGE);
    for (int line = w->first; line <= w->last; line++) {
        strbuf_add(&joined, content_of(w, line).text);
        strbuf_add_char(&joined, '\n');
    }
    struct str text = strbuf_str(&joined);
    int count = 0;
    for (size_t len; (len = address_definition(text)); text = str_slice(text, len, text.len))
        for (size_t i = 0; i < len; i++)
            count += text.ptr[i] == '\n';
    strbuf_release(&joined);
    return count;
}

static void walk_block(struct walk *w, cmark_node *block)
{
    if (cmark_node_parent(block) != w->parent) {
        w->parent = cmark_node_parent(block);
        w->prefix = prefix_of(w->parsing->arena, w->lines, block);
    }
    w->first = w->counted = cmark_node_get_start_line(block);
    w->last = cmark_node_get_end_line(block);
    w->indent = cmark_node_get_start_column(block);
    begin_line(w, w->first + (w->last > w->first ? count_definitions(w) : 0), w->indent);
    cmark_iter *iter = cmark_iter_new(block);
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;)
        pass_node(w, cmark_iter_get_node(iter), event == CMARK_EVENT_ENTER);
    cmark_iter_free(iter);
}

/* True where something could be wrong: behind a break, or of an address in a line that is indented. */
static bool is_doubtful(const struct walk *w, cmark_node *block)
{
    int first = cmark_node_get_start_line(block), last = cmark_node_get_end_line(block);
    bool heading = cmark_node_get_type(block) == CMARK_NODE_HEADING;
    struct str line = lines_get(w->lines, first);
    return last > first ||
           ((heading || cmark_node_get_start_column(block) > 1) && str_find(line, '<') < line.len);
}

void steps_find(const struct parsing *parsing, const struct text_lines *lines)
{
    struct walk w = { .parsing = parsing, .lines = lines };
    for (cmark_node *node = parsing->tree; (node = node_next_block(node, parsing->tree));) {
        cmark_node_type type = cmark_node_get_type(node);
        bool holds_inlines = type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING;
        if (holds_inlines && is_doubtful(&w, node))
            walk_block(&w, node);
    }
}
