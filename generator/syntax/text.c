/* Text nodes: taken apart, and where their parts stand. */
#include <string.h>

#include "syntax/passes.h"

/* A place in the marked text; line 0 where it is not known. */
struct place {
    int line, col;
};

static struct place place_of(cmark_node *node)
{
    const struct element *element = element_of(node);
    if (element && element->origin.to_line)
        return (struct place){ element->origin.to_line, element->origin.to_col };
    return (struct place){ cmark_node_get_start_line(node), cmark_node_get_start_column(node) };
}

/* How many bytes of the marked text gave this part of a node's: a backslash was before each escaped
 * character. */
static int bytes_of(struct str text)
{
    int bytes = (int)text.len;
    for (const char *mark = text.ptr, *end = text.ptr + text.len;
         (mark = memmem(mark, (size_t)(end - mark), MARK_ESCAPED_BYTES, MARK_LEN)); mark++)
        bytes++;
    return bytes;
}

/* New text has no place of its own in cmark's books: as its origin it gets one. */
static void set_place(struct arena *arena, cmark_node *node, struct place place, struct str before)
{
    if (!place.line)
        return;
    struct origin *origin = &element_need(arena, node)->origin;
    if (!origin->to_line)
        *origin = (struct origin){ .from_line = cmark_node_get_start_line(node),
                                   .from_col = cmark_node_get_start_column(node) };
    origin->to_line = place.line;
    origin->to_col = place.col + bytes_of(before);
}

static cmark_node *part_of(struct arena *arena, struct str text)
{
    cmark_node *part = cmark_node_new(CMARK_NODE_TEXT);
    cmark_node_set_literal(part, arena_dup(arena, text).ptr);
    return part;
}

cmark_node *text_part(struct arena *arena, cmark_node *node, size_t from, size_t to)
{
    struct str text = arena_dup(arena, str_of(cmark_node_get_literal(node)));
    struct place place = place_of(node);
    if (from > 0) {
        cmark_node *before = part_of(arena, str_slice(text, 0, from));
        set_place(arena, before, place, STR(""));
        cmark_node_insert_before(node, before);
        set_place(arena, node, place, str_slice(text, 0, from));
    }
    if (to < text.len) {
        cmark_node *behind = part_of(arena, str_slice(text, to, text.len));
        set_place(arena, behind, place, str_slice(text, 0, to));
        cmark_node_insert_after(node, behind);
    }
    if (from > 0 || to < text.len)
        cmark_node_set_literal(node, arena_dup(arena, str_slice(text, from, to)).ptr);
    return node;
}
