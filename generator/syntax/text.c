/* Text nodes: taken apart, and where their parts stand. */
#include <string.h>

#include "base/vec.h"
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
static void set_place(struct arena *arena, cmark_node *node, struct place place)
{
    if (!place.line)
        return;
    struct origin *origin = &element_need(arena, node)->origin;
    if (!origin->to_line)
        *origin = (struct origin){ .from_line = cmark_node_get_start_line(node),
                                   .from_col = cmark_node_get_start_column(node) };
    origin->to_line = place.line;
    origin->to_col = place.col;
}

cmark_node *text_part(struct arena *arena, cmark_node *node, size_t from, size_t to)
{
    struct str text = arena_dup(arena, str_of(cmark_node_get_literal(node)));
    struct place place = place_of(node);
    if (from > 0) {
        cmark_node *before = element_text(arena, str_slice(text, 0, from));
        set_place(arena, before, place);
        cmark_node_insert_before(node, before);
    }
    place.col += bytes_of(str_slice(text, 0, from));
    set_place(arena, node, place);
    if (to < text.len) {
        cmark_node *behind = element_text(arena, str_slice(text, to, text.len));
        place.col += bytes_of(str_slice(text, from, to));
        set_place(arena, behind, place);
        cmark_node_insert_after(node, behind);
    }
    if (from > 0 || to < text.len)
        cmark_node_set_literal(node, arena_dup(arena, str_slice(text, from, to)).ptr);
    return node;
}

/* Puts a new text before the node, if there is anything of it. */
static cmark_node *put_before(struct arena *arena, cmark_node *node, struct str text,
                              struct place *place)
{
    cmark_node *part = text.len ? element_text(arena, text) : NULL;
    if (part) {
        set_place(arena, part, *place);
        cmark_node_insert_before(node, part);
        place->col += bytes_of(text);
    }
    return part;
}

void text_isolate(struct arena *arena, cmark_node *node, text_piece *next, const void *ctx,
                  struct nodes *pieces)
{
    struct str text = str_of(cmark_node_get_literal(node));
    struct place place = place_of(node);
    size_t at = 0, from, to;
    while (at < text.len && next(ctx, text, at, &from, &to)) {
        put_before(arena, node, str_slice(text, at, from), &place);
        cmark_node *piece = put_before(arena, node, str_slice(text, from, to), &place);
        vec_push(arena, pieces, piece);
        at = to;
    }
    if (!at)
        return;
    put_before(arena, node, str_slice(text, at, text.len), &place);
    cmark_node_free(node);
}

struct loc text_loc(const struct parsing *parsing, cmark_node *node, size_t offset)
{
    struct loc loc = parsing_loc(parsing, node);
    struct str before = str_slice(str_of(cmark_node_get_literal(node)), 0, offset);
    int escapes = bytes_of(before) - (int)before.len;
    if (loc.line)
        loc.col += escapes + (int)marks_clear(parsing->arena, parsing->marked, before).len;
    return loc;
}
