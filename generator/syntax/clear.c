/* Takes the marks out of the tree. */
#include "syntax/passes.h"

static void clear(const struct parsing *parsing, cmark_node *node, const char *(*get)(cmark_node *),
                  int (*set)(cmark_node *, const char *))
{
    const char *text = get(node);
    struct str cleared = marks_clear(parsing->arena, parsing->marked, str_of(text));
    if (text && cleared.ptr != text)
        set(node, cleared.ptr);
}

/* A line that begins with ":::" or "*[" where no block can begin became HTML within a line. */
static cmark_node *back_to_text(cmark_node *node)
{
    struct str html = str_of(cmark_node_get_literal(node));
    bool line = str_starts(html, STR("<!--" MARK_LINE_BYTES)) ||
                str_starts(html, STR("<!--" MARK_DEFINITION_BYTES));
    if (!line)
        return node;
    cmark_node *text = tree_node(CMARK_NODE_TEXT);
    cmark_node_set_literal(text, cmark_node_get_literal(node));
    cmark_node_replace(node, text);
    cmark_node_free(node);
    return text;
}

static void clear_node(const struct parsing *parsing, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_LINK:
    case CMARK_NODE_IMAGE:
        clear(parsing, node, cmark_node_get_url, cmark_node_set_url);
        clear(parsing, node, cmark_node_get_title, cmark_node_set_title);
        break;
    case CMARK_NODE_CODE_BLOCK:
        clear(parsing, node, cmark_node_get_fence_info, cmark_node_set_fence_info);
        clear(parsing, node, cmark_node_get_literal, cmark_node_set_literal);
        break;
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
    case CMARK_NODE_HTML_INLINE:
    case CMARK_NODE_HTML_BLOCK:
        clear(parsing, node, cmark_node_get_literal, cmark_node_set_literal);
        break;
    default:
        break;
    }
}

/* What stands in lines without marks has none, but for addresses of links that are defined elsewhere. */
static bool has_marks(const struct parsing *parsing, cmark_node *node)
{
    int first = cmark_node_get_start_line(node);
    cmark_node_type type = cmark_node_get_type(node);
    bool written = first && (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING);
    return !written || marks_are_in(parsing->marked, first, cmark_node_get_end_line(node));
}

bool pass_clear(struct parsing *parsing)
{
    if (!parsing->marked->shifts.len && !parsing->apart)
        return true;
    bool defined = str_search(parsing->text, STR("]:")) < parsing->text.len;
    cmark_node *tree = parsing->tree, *node = node_next(tree, tree), *next;
    for (; node; node = next) {
        if (cmark_node_get_type(node) == CMARK_NODE_HTML_INLINE)
            node = back_to_text(node);
        clear_node(parsing, node);
        bool inside = defined || has_marks(parsing, node);
        next = inside ? node_next(node, tree) : node_skip(node, tree);
    }
    return true;
}
