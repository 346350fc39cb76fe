/* What changes the shape of the tree. cmark refuses what a node cannot hold; why, is said here. */
#include "extend/nodes.h"
#include "syntax/parse.h"
#include "syntax/passes.h"

/* Where nodes go: at the end of `parent`, or beside `anchor`. */
struct spot {
    cmark_node *parent, *anchor;
    bool behind;   /* the anchor, which then moves on to what was put there */
    bool replaces; /* the anchor goes */
};

static bool is_inline(cmark_node *node)
{
    return cmark_node_get_type(node) >= CMARK_NODE_FIRST_INLINE;
}

/* What cmark lets pass and HTML does not; a formula and a shortcode are replaced by what they make, and all in them with them. */
static bool may_hold(cmark_node *parent, cmark_node *node)
{
    if (element_is(parent, ELEMENT_MATHS) || element_is(parent, ELEMENT_SHORTCODE))
        return false;
    if (cmark_node_get_type(parent) != CMARK_NODE_CUSTOM_BLOCK)
        return true;
    return !is_inline(node) && cmark_node_get_type(node) != CMARK_NODE_ITEM;
}

/* cmark looks there once more, and give_place() may: where nodes stand deep, each is dear. */
static bool is_within(lua_State *L, cmark_node *node, cmark_node *top)
{
    enum { LEVEL_COST = 4 };
    for (; node && node != top; node = cmark_node_parent(node))
        limits_charge(L, LEVEL_COST);
    return node != NULL;
}

/* HTML has no link in a link, at any depth. */
static void check_links(lua_State *L, cmark_node *parent, cmark_node *node)
{
    while (parent && !element_is_link(parent))
        parent = cmark_node_parent(parent);
    for (cmark_node *n = node; n && parent; n = node_next(n, node)) {
        limits_charge(L, 1);
        if (element_is_link(n))
            fault_raise(L, "a link cannot stand in a link");
    }
}

/* A node without a place has that of the one it came beside, for diagnostics. */
static void give_place(struct node_tree *tree, cmark_node *node, cmark_node *near)
{
    const struct element *known = element_of(node);
    if (element_told(node).line || (known && known->line))
        return;
    struct parsed parsed = { tree->root, tree->marked };
    int line, col;
    syntax_place(&parsed, near, &line, &col);
    if (line == 0)
        return; /* not in the tree yet either */
    struct element *element = element_need(tree->arena, node);
    element->line = line;
    element->col = col;
}

static int put(const struct spot *spot, cmark_node *node)
{
    if (!spot->anchor)
        return cmark_node_append_child(spot->parent, node);
    return spot->behind ? cmark_node_insert_after(spot->anchor, node)
                        : cmark_node_insert_before(spot->anchor, node);
}

/* The node there that is nearest to the place. */
static cmark_node *neighbour(const struct spot *spot)
{
    cmark_node *last = cmark_node_last_child(spot->parent);
    if (spot->anchor)
        return spot->anchor;
    return last ? last : spot->parent;
}

static void place_node(lua_State *L, struct spot *spot, cmark_node *node)
{
    struct node_tree *tree = tree_of(L);
    limits_charge(L, 1);
    if (node == tree->root)
        fault_raise(L, "the document itself cannot be moved");
    if (spot->anchor == node && spot->replaces)
        fault_raise(L, "'%s' cannot take its own place", node_type(node));
    if (spot->anchor == node)
        return;
    if (is_within(L, spot->parent, node))
        fault_raise(L, "'%s' cannot stand within itself", node_type(node));
    check_links(L, spot->parent, node);
    const struct element *holder = element_of(spot->parent);
    if (holder && holder->is_void)
        fault_raise(L, "an element '%.*s' holds nothing", STR_ARG(holder->tag));
    cmark_node *near = neighbour(spot);
    syntax_keep_place(tree->arena, node);
    if (!may_hold(spot->parent, node) || !put(spot, node))
        fault_raise(L, "'%s' cannot stand in '%s'", node_type(node), node_type(spot->parent));
    give_place(tree, node, near);
    if (spot->behind)
        spot->anchor = node;
}

static cmark_node *text_node(lua_State *L, int index)
{
    struct str text = node_text_at(L, index, "what is put into the page");
    cmark_node *node = node_adopt(tree_of(L), tree_node(CMARK_NODE_TEXT));
    cmark_node_set_literal(node, text.ptr);
    return node;
}

/* Places the node, or the text as a node, at `index`. */
static void place_value(lua_State *L, struct spot *spot, int index)
{
    struct node_entry *entry = node_entry_at(L, index);
    int type = lua_type(L, index);
    if (!entry && type != LUA_TSTRING && type != LUA_TNUMBER)
        fault_raise(L, "a node or text is needed here, not %s", luaL_typename(L, index));
    place_node(L, spot, entry ? entry->node : text_node(L, index));
}

static void place_all(lua_State *L, struct spot *spot, int index)
{
    index = lua_absindex(L, index);
    if (lua_type(L, index) != LUA_TTABLE) {
        place_value(L, spot, index);
        return;
    }
    for (lua_Integer i = 1; lua_rawgeti(L, index, i) != LUA_TNIL; i++) {
        place_value(L, spot, -1);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

void node_append(lua_State *L, cmark_node *parent, int index)
{
    struct spot spot = { .parent = parent };
    place_all(L, &spot, index);
}

/* The spot beside the node at 1, which has to stand in something. */
static struct spot spot_beside(lua_State *L, bool behind)
{
    cmark_node *node = node_at(L, 1), *parent = cmark_node_parent(node);
    if (!parent)
        fault_raise(L, "nothing can stand beside '%s' here", node_type(node));
    return (struct spot){ parent, node, behind, false };
}

static int insert_before(lua_State *L)
{
    struct spot spot = spot_beside(L, false);
    place_all(L, &spot, 2);
    return 0;
}

static int insert_after(lua_State *L)
{
    struct spot spot = spot_beside(L, true);
    place_all(L, &spot, 2);
    return 0;
}

static int append(lua_State *L)
{
    node_append(L, node_at(L, 1), 2);
    return 0;
}

static int take_out(lua_State *L)
{
    struct node_entry *entry = node_entry_at(L, 1);
    cmark_node *node = node_at(L, 1);
    if (node == tree_of(L)->root)
        return fault_raise(L, "the document itself cannot be removed");
    syntax_keep_place(tree_of(L)->arena, node);
    cmark_node_unlink(node);
    entry->removed = true;
    return 0;
}

/* What takes the node's place may come from within it. */
static int replace(lua_State *L)
{
    struct spot spot = spot_beside(L, false);
    spot.replaces = true;
    lua_settop(L, 2);
    place_all(L, &spot, 2);
    return take_out(L);
}

void node_move_methods(lua_State *L, struct node_tree *tree)
{
    static const luaL_Reg methods[] = {
        { "insert_before", insert_before },
        { "insert_after", insert_after },
        { "append", append },
        { "remove", take_out },
        { "replace", replace },
        { NULL, NULL },
    };
    lua_pushlightuserdata(L, tree);
    luaL_setfuncs(L, methods, 1);
}
