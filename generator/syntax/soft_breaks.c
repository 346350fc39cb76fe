/* A line break in the source is a space between words, but text in Han or kana
 * has none: between two such characters, and beside full-width punctuation, which
 * brings its own space, the break leaves nothing. (CSS Text 4, segment break
 * transformation; there, too, Hangul keeps the space.) */
#include "base/utf8.h"
#include "base/vec.h"
#include "syntax/passes.h"

static bool is_wide_punctuation(uint32_t c)
{
    return (c >= 0x3001 && c <= 0x3003) || (c >= 0x3008 && c <= 0x3011) ||
           (c >= 0x3014 && c <= 0x301F) || (c >= 0xFF01 && c <= 0xFF0F) ||
           (c >= 0xFF1A && c <= 0xFF20) || (c >= 0xFF3B && c <= 0xFF3D) ||
           (c >= 0xFF5B && c <= 0xFF60);
}

/* The code point nearest to the break in what an inline node shows: its last if
 * `from_end`, else its first; 0 for a node without text. */
static uint32_t edge_of(cmark_node *node, bool from_end)
{
    while (node) {
        struct str text = str_of(cmark_node_get_literal(node));
        if (text.len)
            return from_end ? utf8_last(text) : utf8_next(&text);
        node = from_end ? cmark_node_last_child(node) : cmark_node_first_child(node);
    }
    return 0;
}

static bool leaves_nothing(cmark_node *node)
{
    uint32_t before = edge_of(cmark_node_previous(node), true);
    uint32_t after = edge_of(cmark_node_next(node), false);
    if (is_wide_punctuation(before) || is_wide_punctuation(after))
        return true;
    return utf8_is_unspaced(before) && utf8_is_unspaced(after);
}

bool pass_soft_breaks(struct inlines *inlines)
{
    struct nodes gone = { 0 };
    for (cmark_node *node = inlines->block; (node = node_next(node, inlines->block));)
        if (cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK && leaves_nothing(node))
            vec_push(inlines->parsing->arena, &gone, node);
    for (size_t i = 0; i < gone.len; i++)
        cmark_node_free(gone.ptr[i]);
    return true;
}
