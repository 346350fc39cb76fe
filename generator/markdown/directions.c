/* Lists and quotations whose text runs from right to left say so: what stands at their edge, a bullet or a bar, has no
 * text of its own that a browser could go by. */
#include <utf8proc.h>

#include "base/utf8.h"
#include "markdown/passes.h"
#include "syntax/element.h"
#include "syntax/passes.h"

enum direction { UNKNOWN, LEFT_TO_RIGHT, RIGHT_TO_LEFT };

static enum direction direction_of(uint32_t c)
{
    switch (utf8proc_get_property((utf8proc_int32_t)c)->bidi_class) {
    case UTF8PROC_BIDI_CLASS_L:
        return LEFT_TO_RIGHT;
    case UTF8PROC_BIDI_CLASS_R:
    case UTF8PROC_BIDI_CLASS_AL:
        return RIGHT_TO_LEFT;
    default:
        return UNKNOWN;
    }
}

/* That of the first letter. */
static enum direction direction_of_text(struct str text)
{
    enum direction direction = UNKNOWN;
    while (text.len && !direction)
        direction = direction_of(utf8_next(&text));
    return direction;
}

static bool has_letter(struct str text, enum direction direction)
{
    while (text.len)
        if (direction_of(utf8_next(&text)) == direction)
            return true;
    return false;
}

/* False for most text, soon: letters that run so have these lead bytes in UTF-8. */
static bool may_run_left(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if ((c >= 0xD6 && c <= 0xE0) || c == 0xEF || c == 0xF0)
            return true;
    }
    return false;
}

static bool runs_left(cmark_node *tree)
{
    for (cmark_node *node = tree; node; node = node_next(node, tree)) {
        if (cmark_node_get_type(node) != CMARK_NODE_TEXT)
            continue;
        struct str text = str_of(cmark_node_get_literal(node));
        if (may_run_left(text) && has_letter(text, RIGHT_TO_LEFT))
            return true;
    }
    return false;
}

static bool has_edge(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    return type == CMARK_NODE_LIST || type == CMARK_NODE_BLOCK_QUOTE;
}

/* Each block is told by the first letter in it: those around the text that have not met one yet. */
static void tell_around(const struct markdown_context *md, cmark_node *text, struct str direction)
{
    for (cmark_node *node = cmark_node_parent(text); node; node = cmark_node_parent(node)) {
        if (!has_edge(node))
            continue;
        struct element *element = element_need(md->arena, node);
        if (element_get(element, STR("dir")).len)
            return; /* so have those around it */
        element_set(md->arena, element, STR("dir"), direction);
    }
}

bool pass_directions(const struct markdown_context *md)
{
    cmark_node *tree = md->page->tree;
    if (!runs_left(tree))
        return true;
    for (cmark_node *node = tree; node; node = node_next(node, tree)) {
        if (cmark_node_get_type(node) != CMARK_NODE_TEXT)
            continue;
        enum direction direction = direction_of_text(str_of(cmark_node_get_literal(node)));
        if (direction)
            tell_around(md, node, direction == RIGHT_TO_LEFT ? STR("rtl") : STR("ltr"));
    }
    return true;
}
