/* Text nodes: taken apart. */
#include "syntax/passes.h"

static cmark_node *part_of(struct arena *arena, struct str text)
{
    cmark_node *part = cmark_node_new(CMARK_NODE_TEXT);
    cmark_node_set_literal(part, arena_dup(arena, text).ptr);
    return part;
}

cmark_node *text_part(struct arena *arena, cmark_node *node, size_t from, size_t to)
{
    struct str text = arena_dup(arena, str_of(cmark_node_get_literal(node)));
    if (from > 0)
        cmark_node_insert_before(node, part_of(arena, str_slice(text, 0, from)));
    if (to < text.len)
        cmark_node_insert_after(node, part_of(arena, str_slice(text, to, text.len)));
    if (from > 0 || to < text.len)
        cmark_node_set_literal(node, arena_dup(arena, str_slice(text, from, to)).ptr);
    return node;
}
