/* A line break in the source is a space between words, but text in Han or kana
 * has none: between two such characters, and beside full-width punctuation, which
 * brings its own space, the break leaves nothing. (CSS Text 4, segment break
 * transformation; there, too, Hangul keeps the space.) Quotation marks, dashes and dots that
 * Chinese shares with other scripts are Chinese where Han stands on both sides of them and the break. */
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

/* ‘ ’ “ ” — ― … · */
static bool is_shared(uint32_t c)
{
    return c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D || c == 0x2014 || c == 0x2015 ||
           c == 0x2026 || c == 0xB7;
}

static bool is_mark(uint32_t c)
{
    return c >= 0xFDD0 && c <= 0xFDEF;
}

/* ---- what stands beside a break ---- */

/* The way from a break through its block, character by character. */
struct walk {
    cmark_node *node, *block;
    struct str text; /* of the node, that is not read yet */
    bool backward;
};

/* A comment, or the small number of a footnote. */
static bool is_aside(cmark_node *node)
{
    bool html = cmark_node_get_type(node) == CMARK_NODE_HTML_INLINE;
    return element_is(node, ELEMENT_NOTE_MARK) ||
           (html && str_starts(str_of(cmark_node_get_literal(node)), STR("<!--")));
}

/* Something to see that has no text: an image, a formula, another break. */
static bool is_opaque(cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
    case CMARK_NODE_IMAGE:
    case CMARK_NODE_HTML_INLINE:
        return true;
    case CMARK_NODE_CUSTOM_INLINE:
        return !cmark_node_first_child(node);
    default:
        return false;
    }
}

static cmark_node *node_before(cmark_node *node, cmark_node *block)
{
    cmark_node *before = cmark_node_previous(node), *last;
    if (!before)
        return cmark_node_parent(node) == block ? NULL : cmark_node_parent(node);
    while (!is_opaque(before) && (last = cmark_node_last_child(before)))
        before = last;
    return before;
}

/* The next character, or 0 where there is none or something without text. */
static uint32_t walk_on(struct walk *walk)
{
    while (!walk->text.len) {
        do
            walk->node = walk->backward ? node_before(walk->node, walk->block)
                                        : node_next(walk->node, walk->block);
        while (walk->node && is_aside(walk->node));
        if (!walk->node || is_opaque(walk->node))
            return 0;
        walk->text = str_of(cmark_node_get_literal(walk->node));
    }
    if (!walk->backward)
        return utf8_next(&walk->text);
    uint32_t c = utf8_last(walk->text);
    do
        walk->text.len--;
    while (walk->text.len && ((unsigned char)walk->text.ptr[walk->text.len] & 0xC0) == 0x80);
    return c;
}

/* The nearest character, and the nearest that is not shared between scripts. */
struct side {
    uint32_t nearest, own;
};

static struct side side_of(cmark_node *node, cmark_node *block, bool backward)
{
    struct walk walk = { .node = node, .block = block, .backward = backward };
    struct side side = { walk_on(&walk), 0 };
    while (is_mark(side.nearest))
        side.nearest = walk_on(&walk);
    for (side.own = side.nearest; is_shared(side.own) || is_mark(side.own);)
        side.own = walk_on(&walk);
    return side;
}

static bool leaves_nothing(cmark_node *node, cmark_node *block)
{
    struct side before = side_of(node, block, true), after = side_of(node, block, false);
    if (is_wide_punctuation(before.nearest) || is_wide_punctuation(after.nearest))
        return true;
    return utf8_is_unspaced(before.own) && utf8_is_unspaced(after.own);
}

void pass_soft_breaks(struct inlines *inlines)
{
    struct nodes gone = { 0 };
    for (cmark_node *node = inlines->block; (node = node_next(node, inlines->block));)
        if (cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK &&
            leaves_nothing(node, inlines->block))
            vec_push(inlines->parsing->arena, &gone, node);
    for (size_t i = 0; i < gone.len; i++)
        cmark_node_free(gone.ptr[i]);
}
