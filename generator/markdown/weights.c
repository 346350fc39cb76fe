/* Items of a list that have a weight, "- A point. {weight=3}", end with the theme's word for it. */
#include "markdown/passes.h"
#include "syntax/passes.h"

/* Puts the word, with a blank before it, at the end of the item's first paragraph. */
static void add_word(const struct markdown_context *md, cmark_node *item, struct str word)
{
    cmark_node *paragraph = cmark_node_first_child(item);
    cmark_node *blank = tree_node(CMARK_NODE_TEXT), *text = tree_node(CMARK_NODE_TEXT);
    cmark_node *small = element_inline(md->arena, ELEMENT_PLAIN, STR("small"));
    struct str class = arena_printf(md->arena, "weight weight-%d", element_of(item)->weight);
    element_set(md->arena, element_of(small), STR("class"), class);
    element_set(md->arena, element_of(small), STR("data-search"), STR("no"));
    cmark_node_set_literal(blank, " ");
    cmark_node_set_literal(text, arena_dup(md->arena, word).ptr);
    cmark_node_append_child(small, text);
    cmark_node_append_child(paragraph, blank);
    cmark_node_append_child(paragraph, small);
}

/* A filter may have taken away the text that the weight stood behind. */
static bool has_weight(cmark_node *node)
{
    cmark_node *first = cmark_node_first_child(node);
    return cmark_node_get_type(node) == CMARK_NODE_ITEM && element_of(node) &&
           element_of(node)->weight && first && cmark_node_get_type(first) == CMARK_NODE_PARAGRAPH;
}

bool pass_weights(const struct markdown_context *md)
{
    static const char *const keys[] = { "weight_1", "weight_2", "weight_3" };
    bool ok = true;
    for (cmark_node *node = md->page->tree; node; node = node_next_block(node, md->page->tree)) {
        struct str word;
        if (!has_weight(node))
            continue;
        if (md->word(md->word_ctx, keys[element_of(node)->weight - 1], &word))
            add_word(md, node, word);
        else
            ok = false;
    }
    return ok;
}
