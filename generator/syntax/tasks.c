/* Task lists: "- [x] done". marks_add() has found the boxes; here those that begin an item become
 * checkboxes, whose names for a screen reader are the items' own first paragraphs. */
#include <string.h>

#include "syntax/passes.h"

/* "[x]" at the start of the text with the mark behind its "["; *done says whether it is crossed. */
static bool read_box(struct str text, bool *done)
{
    if (!str_starts(text, STR("[" MARK_TASK_BYTES)) || text.len < 3 + MARK_LEN)
        return false;
    *done = text.ptr[1 + MARK_LEN] != ' ';
    return true;
}

/* Offset of the last of the blanks behind the box. */
static size_t behind_box(struct str text)
{
    size_t at = 3 + MARK_LEN;
    while (at + 1 < text.len && memchr(" \t", text.ptr[at + 1], 2))
        at++;
    return at;
}

/* What follows a box is text, as on GitHub: the rest of the code would be lost in it. */
static void check_fence(const struct inlines *inlines, cmark_node *text)
{
    struct str behind = str_trim(str_of(cmark_node_get_literal(text)));
    if (!str_starts(behind, STR("```")) && !str_starts(behind, STR("~~~")))
        return;
    diag_warning_hint(inlines->parsing->diag, text_loc(inlines->parsing, text, 1),
                      STR("put the fence on the next line, indented"),
                      "behind the box of a task a fence is text");
}

/* The item that this paragraph begins, on the line of its mark; NULL for every other block. */
static cmark_node *item_of(cmark_node *block)
{
    cmark_node *item = cmark_node_parent(block);
    bool begins = cmark_node_get_type(block) == CMARK_NODE_PARAGRAPH &&
                  cmark_node_get_type(item) == CMARK_NODE_ITEM && !cmark_node_previous(block) &&
                  cmark_node_get_start_line(item) == cmark_node_get_start_line(block);
    return begins ? item : NULL;
}

static void set(struct arena *arena, cmark_node *node, struct str name, struct str value)
{
    element_set(arena, element_need(arena, node), name, value);
}

static void add_classes(struct arena *arena, cmark_node *item)
{
    cmark_node *list = cmark_node_parent(item);
    set(arena, item, STR("class"), STR("task"));
    if (!element_get(element_of(list), STR("class")).len)
        set(arena, list, STR("class"), STR("tasks"));
}

static cmark_node *checkbox(struct arena *arena, bool done)
{
    cmark_node *box = element_inline(arena, ELEMENT_PLAIN, STR("input"));
    element_of(box)->is_void = true;
    set(arena, box, STR("type"), STR("checkbox"));
    if (done)
        set(arena, box, STR("checked"), STR(""));
    set(arena, box, STR("disabled"), STR(""));
    return box;
}

bool pass_tasks(struct inlines *inlines)
{
    struct arena *arena = inlines->parsing->arena;
    cmark_node *first = cmark_node_first_child(inlines->block), *item = item_of(inlines->block);
    bool done, is_text = first && cmark_node_get_type(first) == CMARK_NODE_TEXT;
    if (!item || !is_text || !read_box(str_of(cmark_node_get_literal(first)), &done))
        return true;
    struct str text = str_of(cmark_node_get_literal(first));
    text_part(arena, first, behind_box(text), text.len);
    cmark_node_free(cmark_node_previous(first));
    check_fence(inlines, first);
    text = str_slice(str_of(cmark_node_get_literal(first)), 1, SIZE_MAX);
    cmark_node_set_literal(first, arena_printf(arena, " %.*s", STR_ARG(text)).ptr); /* was a tab */
    cmark_node *next = cmark_node_next(first);
    if (!text.len && next && cmark_node_get_type(next) == CMARK_NODE_SOFTBREAK)
        cmark_node_free(next);
    cmark_node *label = element_inline(arena, ELEMENT_PLAIN, STR("label"));
    element_take_all(label, inlines->block);
    cmark_node_prepend_child(label, checkbox(arena, done));
    cmark_node_append_child(inlines->block, label);
    add_classes(arena, item);
    return true;
}
