/* Text nodes: taken apart, and where their parts stand. */
#include <string.h>

#include "base/vec.h"
#include "syntax/passes.h"

/* What is told of a text, as a part of a whole. The whole is a copy: the node's own text goes. */
static struct told told_of(struct arena *arena, cmark_node *text)
{
    struct told told = element_told(text);
    if (!told.line || told.whole)
        return told;
    told.whole = arena_alloc(arena, sizeof *told.whole);
    told.whole->text = arena_dup(arena, str_of(cmark_node_get_literal(text)));
    return told;
}

/* New text has no place of its own in cmark's books: it gets that of the whole. */
static void set_told(struct arena *arena, cmark_node *node, struct told told, size_t at)
{
    if (!told.line)
        return;
    told.at += at;
    element_need(arena, node)->told = told;
}

void text_told(struct arena *arena, cmark_node *text, size_t offset, cmark_node *node)
{
    set_told(arena, node, told_of(arena, text), offset);
}

cmark_node *text_part(struct arena *arena, cmark_node *node, size_t from, size_t to)
{
    struct str text = arena_dup(arena, str_of(cmark_node_get_literal(node)));
    if (from == 0 && to >= text.len)
        return node;
    struct told told = told_of(arena, node);
    if (from > 0) {
        cmark_node *before = element_text(arena, str_slice(text, 0, from));
        set_told(arena, before, told, 0);
        cmark_node_insert_before(node, before);
    }
    set_told(arena, node, told, from);
    if (to < text.len) {
        cmark_node *behind = element_text(arena, str_slice(text, to, text.len));
        set_told(arena, behind, told, to);
        cmark_node_insert_after(node, behind);
    }
    cmark_node_set_literal(node, arena_dup(arena, str_slice(text, from, to)).ptr);
    return node;
}

void text_cut(struct arena *arena, cmark_node *block, size_t len)
{
    cmark_node *text = cmark_node_first_child(block);
    struct str literal = str_of(cmark_node_get_literal(text));
    if (literal.len <= len) {
        cmark_node_free(text);
        return;
    }
    struct told told = element_told(text);
    told.col += (int)len;
    element_need(arena, text)->told = told;
    cmark_node_set_literal(text, arena_dup(arena, str_slice(literal, len, literal.len)).ptr);
}

/* The bytes [from, to) of a text. */
struct piece {
    struct str text;
    size_t from, to;
};

/* Puts a new text before the node, if there is anything of it. */
static cmark_node *put_before(struct arena *arena, cmark_node *node, struct piece piece,
                              struct told told)
{
    if (piece.from == piece.to)
        return NULL;
    cmark_node *part = element_text(arena, str_slice(piece.text, piece.from, piece.to));
    set_told(arena, part, told, piece.from);
    cmark_node_insert_before(node, part);
    return part;
}

void text_isolate(struct arena *arena, cmark_node *node, text_piece *next, const void *ctx,
                  struct nodes *pieces)
{
    struct str text = str_of(cmark_node_get_literal(node));
    size_t at = 0, from, to;
    if (!next(ctx, text, at, &from, &to))
        return;
    struct told told = told_of(arena, node);
    do {
        put_before(arena, node, (struct piece){ text, at, from }, told);
        cmark_node *part = put_before(arena, node, (struct piece){ text, from, to }, told);
        vec_push(arena, pieces, part);
        at = to;
    } while (at < text.len && next(ctx, text, at, &from, &to));
    put_before(arena, node, (struct piece){ text, at, text.len }, told);
    cmark_node_free(node);
}

struct loc text_loc(const struct parsing *parsing, cmark_node *node, size_t offset)
{
    if (!element_told(node).line)
        return parsing_loc(parsing, node);
    text_told(parsing->arena, node, offset, node);
    struct loc loc = parsing_loc(parsing, node);
    element_of(node)->told.at -= offset;
    return loc;
}
