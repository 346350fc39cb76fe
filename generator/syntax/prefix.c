#include "syntax/prefix.h"

#include "base/vec.h"

enum {
    TAB = 4,        /* columns */
    CODE = 4,       /* so much indent makes code */
    PADDING_MAX = 5 /* so many blanks behind a list's mark are one and code */
};

/* A place in a line. */
struct cursor {
    struct str line;
    size_t at;
    int column;  /* of the place */
    bool in_tab; /* at a tab of which some columns are behind the place */
};

struct container {
    bool is_quote;
    int width;           /* of a list's item: columns that its lines are indented by */
    int line;            /* on which it begins, */
    struct cursor begin; /* and its content there */
};

static bool is_blank(const struct cursor *c)
{
    return c->at < c->line.len && (c->line.ptr[c->at] == ' ' || c->line.ptr[c->at] == '\t');
}

/* Goes over at most so many columns of blanks; returns how many there were. */
static int skip_blanks(struct cursor *c, int columns)
{
    int start = c->column;
    while (is_blank(c) && c->column - start < columns) {
        bool tab = c->line.ptr[c->at] == '\t';
        c->column++;
        c->in_tab = tab && c->column % TAB != 0;
        if (!c->in_tab)
            c->at++;
    }
    return c->column - start;
}

static int indent_of(struct cursor c)
{
    return skip_blanks(&c, (int)c.line.len * TAB + TAB);
}

static bool skip_quote(struct cursor *c)
{
    struct cursor next = *c;
    bool quoted =
        skip_blanks(&next, CODE) < CODE && next.at < next.line.len && next.line.ptr[next.at] == '>';
    if (!quoted)
        return false;
    next.at++;
    next.column++;
    skip_blanks(&next, 1);
    *c = next;
    return true;
}

/* The mark of a list: a bullet, or a number with what ends it. */
static int skip_mark(struct cursor *c)
{
    size_t begin = c->at;
    while (c->at < c->line.len && c->line.ptr[c->at] >= '0' && c->line.ptr[c->at] <= '9')
        c->at++;
    c->at++;
    c->column += (int)(c->at - begin);
    return (int)(c->at - begin);
}

/* Goes behind the mark of an item and the blanks that belong to it; returns the item's width. */
static int skip_item(struct cursor *c)
{
    int width = skip_blanks(c, CODE);
    width += skip_mark(c);
    struct cursor behind = *c;
    int blanks = skip_blanks(&behind, PADDING_MAX);
    if (blanks < 1 || blanks >= PADDING_MAX || behind.at >= behind.line.len) {
        skip_blanks(c, 1);
        return width + 1;
    }
    *c = behind;
    return width + blanks;
}

/* False when the line lacks what the container takes; then *c stays. */
static bool skip_container(const struct container *container, struct cursor *c)
{
    struct cursor next = *c;
    bool there = container->is_quote ? skip_quote(&next)
                                     : skip_blanks(&next, container->width) == container->width;
    if (there)
        *c = next;
    return there;
}

/* Where a container begins that stands in those of `prefix`. */
static struct cursor begin_in(const struct prefix *prefix, const struct text_lines *lines, int line)
{
    const struct container *around = prefix->len ? &prefix->ptr[prefix->len - 1] : NULL;
    if (around && around->line == line)
        return around->begin;
    struct cursor c = { .line = lines_get(lines, line) };
    for (size_t i = 0; i < prefix->len; i++)
        if (!skip_container(&prefix->ptr[i], &c))
            break;
    return c;
}

struct prefix prefix_of(struct arena *arena, const struct text_lines *lines, cmark_node *node)
{
    struct prefix prefix = { 0 };
    struct {
        cmark_node **ptr;
        size_t len, cap;
    } above = { 0 };
    for (; (node = cmark_node_parent(node));) {
        cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_BLOCK_QUOTE || type == CMARK_NODE_ITEM)
            vec_push(arena, &above, node);
    }
    for (size_t i = above.len; i-- > 0;) {
        struct container container = { .line = cmark_node_get_start_line(above.ptr[i]) };
        container.is_quote = cmark_node_get_type(above.ptr[i]) == CMARK_NODE_BLOCK_QUOTE;
        container.begin = begin_in(&prefix, lines, container.line);
        if (container.is_quote)
            skip_quote(&container.begin);
        else
            container.width = skip_item(&container.begin);
        vec_push(arena, &prefix, container);
    }
    return prefix;
}

static struct content content_at(struct cursor c, bool lazy)
{
    struct content content = { .from = c.at, .indent = indent_of(c), .lazy = lazy };
    bool in_tab = c.in_tab;
    size_t tab =
        in_tab ? (size_t)(TAB - c.column % TAB) - 1 : 0; /* bytes more than the tab itself */
    while (is_blank(&c))
        c.at++;
    content.skip = c.at;
    content.lead = lazy ? content.skip - content.from + tab : 0;
    if (in_tab)
        content.from = c.at; /* what is left of a tab belongs to the prefix */
    content.text = str_trim(str_slice(c.line, c.at, c.line.len));
    return content;
}

struct content prefix_skip(const struct prefix *prefix, struct str line)
{
    struct cursor c = { .line = line };
    bool lazy = false;
    for (size_t i = 0; i < prefix->len && !lazy; i++)
        lazy = !skip_container(&prefix->ptr[i], &c);
    return content_at(c, lazy);
}

struct content prefix_first(const struct prefix *prefix, const struct text_lines *lines, int line)
{
    return content_at(begin_in(prefix, lines, line), false);
}
