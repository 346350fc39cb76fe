/* Lists and quotations whose text runs from right to left say so: what stands at their edge, a bullet or a bar, has no
 * text of its own that a browser could go by. */
#include <utf8proc.h>

#include "base/utf8.h"
#include "markdown/passes.h"
#include "syntax/element.h"
#include "syntax/passes.h"

/* The lead byte of ！ to ￮, of which the next is 0xBC or more, and of Arabic forms. */
#define FULL_WIDTH '\xEF'

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

/* False for most text, soon: letters that run so have these lead bytes in UTF-8. So has full-width punctuation, but
 * for the byte behind. */
static bool may_run_left(struct str text)
{
    static const bool leads[256] = {
        [0xD6] = true, [0xD7] = true, [0xD8] = true, [0xD9] = true, [0xDA] = true,
        [0xDB] = true, [0xDC] = true, [0xDD] = true, [0xDE] = true, [0xDF] = true,
        [0xE0] = true, [0xEF] = true, [0xF0] = true
    };
    for (size_t at = 0; (at += str_find_any(str_slice(text, at, text.len), leads)) < text.len;
         at++) {
        unsigned char next = at + 1 < text.len ? (unsigned char)text.ptr[at + 1] : 0;
        if (text.ptr[at] != FULL_WIDTH || next < 0xBC)
            return true;
    }
    return false;
}

bool directions_turn(struct str text)
{
    return may_run_left(text) && has_letter(text, RIGHT_TO_LEFT);
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
    for (cmark_node *node = tree; node; node = node_next(node, tree)) {
        if (cmark_node_get_type(node) != CMARK_NODE_TEXT)
            continue;
        enum direction direction = direction_of_text(str_of(cmark_node_get_literal(node)));
        if (direction)
            tell_around(md, node, direction == RIGHT_TO_LEFT ? STR("rtl") : STR("ltr"));
    }
    return true;
}
