/* Ways through the tree. */
#include "content/text.h"
#include "extend/nodes.h"

/* What work in C costs, in instructions. */
enum { CALL_COST = 20, VISIT_COST = 2, VALUE_COST = 10, TEXT_COST = 200, BYTE_COST = 4 };

static int parent(lua_State *L)
{
    return node_push(L, cmark_node_parent(node_at(L, 1)));
}

static int next(lua_State *L)
{
    return node_push(L, cmark_node_next(node_at(L, 1)));
}

static int previous(lua_State *L)
{
    return node_push(L, cmark_node_previous(node_at(L, 1)));
}

static int children(lua_State *L)
{
    cmark_node *node = node_at(L, 1);
    lua_Integer count = 0;
    limits_charge(L, CALL_COST);
    lua_newtable(L);
    for (node = cmark_node_first_child(node); node; node = cmark_node_next(node)) {
        limits_charge(L, VALUE_COST);
        node_push(L, node);
        lua_rawseti(L, -2, ++count);
    }
    return 1;
}

/* What a reader reads of the node and all below it. */
static int plain(lua_State *L)
{
    struct arena *room = &tree_of(L)->room;
    cmark_node *node = node_at(L, 1);
    arena_release(room);
    struct str text = text_of(room, node);
    limits_charge(L, TEXT_COST + BYTE_COST * text.len);
    lua_pushlstring(L, text.ptr, text.len);
    return 1;
}

/* Upvalues: the tree, the list, how many of it are done. What was removed since is left out. */
static int next_of_list(lua_State *L)
{
    lua_Integer done = lua_tointeger(L, lua_upvalueindex(3));
    bool removed = true;
    while (removed) {
        lua_settop(L, 0);
        lua_rawgeti(L, lua_upvalueindex(2), ++done);
        removed = node_is_removed(L, -1);
    }
    lua_pushinteger(L, done);
    lua_replace(L, lua_upvalueindex(3));
    return 1;
}

static void check_type(lua_State *L, int index)
{
    node_push_types(L);
    lua_pushvalue(L, index);
    if (lua_type(L, index) != LUA_TSTRING)
        fault_raise(L, "each() takes the name of a type, not %s", luaL_typename(L, index));
    bool known = lua_rawget(L, -2) != LUA_TNIL;
    lua_pop(L, 1);
    if (!known)
        fault_raise_near(L, str_at(L, index), "no node has the type '%s'", lua_tostring(L, index));
    lua_pop(L, 1);
}

/* The next below `top` in the order of the text. */
static cmark_node *follow(cmark_node *node, cmark_node *top)
{
    cmark_node *found = cmark_node_first_child(node);
    for (; !found && node != top; node = cmark_node_parent(node))
        found = cmark_node_next(node);
    return found;
}

/* The nodes are collected first, so that the loop may change the tree. */
static int each(lua_State *L)
{
    cmark_node *top = node_at(L, 1);
    bool all = lua_isnoneornil(L, 2);
    lua_settop(L, 2);
    limits_charge(L, CALL_COST);
    if (!all)
        check_type(L, 2);
    struct str type = all ? STR("") : str_at(L, 2);
    lua_Integer count = 0;
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_newtable(L);
    for (cmark_node *node = top; (node = follow(node, top));) {
        limits_charge(L, VISIT_COST);
        if (!all && !str_is(type, node_type(node)))
            continue;
        limits_charge(L, VALUE_COST);
        node_push(L, node);
        lua_rawseti(L, -2, ++count);
    }
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_of_list, 3);
    return 1;
}

void node_walk_methods(lua_State *L, struct node_tree *tree)
{
    static const luaL_Reg methods[] = {
        { "parent", parent }, { "next", next }, { "prev", previous }, { "children", children },
        { "plain", plain },   { "each", each }, { NULL, NULL },
    };
    lua_pushlightuserdata(L, tree);
    luaL_setfuncs(L, methods, 1);
}
