#include "highlight/tree.h"

#include "base/vec.h"
#include "highlight/glr.h"

/* How long the parser may look for sense, in microseconds: made-up garbage can take minutes. */
enum { PATIENCE = 4000 * 1000 };

/* True when a node of what the parser did not understand has so many children, or stands so deep, that there is no
 * sense in what it found. Trees without errors are balanced within. */
static bool is_tangled(TSNode node, size_t depth)
{
    enum { DEPTH_MAX = 2000, CHILDREN_MAX = 8192, ERROR_CHILDREN_MAX = 2048 };
    const TSSymbol error = (TSSymbol)-1;
    uint32_t most = ts_node_symbol(node) == error ? ERROR_CHILDREN_MAX : CHILDREN_MAX;
    return depth > DEPTH_MAX || ts_node_child_count(node) > most;
}

/* The nodes that are open: their indices in the tree. */
struct open {
    uint32_t *ptr;
    size_t len, cap;
};

static void close_node(struct tree *tree, struct open *open)
{
    tree->ptr[open->ptr[--open->len]].next = (uint32_t)tree->len;
}

/* Goes on to the next node, and closes those that end before it. */
static bool next_node(TSTreeCursor *cursor, struct tree *tree, struct open *open)
{
    if (ts_tree_cursor_goto_first_child(cursor))
        return true;
    close_node(tree, open);
    while (!ts_tree_cursor_goto_next_sibling(cursor)) {
        if (!ts_tree_cursor_goto_parent(cursor))
            return false;
        close_node(tree, open);
    }
    return true;
}

static void add_node(struct arena *arena, struct tree *tree, TSNode node, TSFieldId field)
{
    struct node flat = { .start = ts_node_start_byte(node),
                         .end = ts_node_end_byte(node),
                         .symbol = ts_node_symbol(node),
                         .field = field,
                         .named = ts_node_is_named(node) };
    vec_push(arena, tree, flat);
}

static void flatten(struct arena *arena, TSNode root, struct tree *tree)
{
    TSTreeCursor cursor = ts_tree_cursor_new(root);
    struct open open = { 0 };
    bool has_error = ts_node_has_error(root);
    do {
        TSNode node = ts_tree_cursor_current_node(&cursor);
        if (has_error && is_tangled(node, open.len)) {
            tree->len = 0;
            break;
        }
        vec_push(arena, &open, (uint32_t)tree->len);
        add_node(arena, tree, node, ts_tree_cursor_current_field_id(&cursor));
    } while (next_node(&cursor, tree, &open));
    ts_tree_cursor_delete(&cursor);
}

/* Has the library parse, which knows a way through all errors. */
static void parse_broken(struct arena *arena, const TSLanguage *language, struct str code,
                         struct tree *tree)
{
    TSParser *parser = ts_parser_new();
    ts_parser_set_language(parser, language);
    ts_parser_set_timeout_micros(parser, PATIENCE);
    TSTree *parsed = ts_parser_parse_string(parser, NULL, code.ptr, (uint32_t)code.len);
    if (parsed) {
        flatten(arena, ts_tree_root_node(parsed), tree);
        ts_tree_delete(parsed);
    }
    ts_parser_delete(parser);
}

void tree_parse(struct arena *arena, const struct grammar *grammar, struct str code,
                struct tree *tree)
{
    if (!glr_parse(arena, grammar, code, tree))
        parse_broken(arena, grammar->library, code, tree);
}
