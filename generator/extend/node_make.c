/* New nodes. They stand nowhere until they are put somewhere. */
#include <stdlib.h>

#include "base/vec.h"
#include "extend/nodes.h"
#include "extend/safe.h"

static cmark_node *make(lua_State *L, cmark_node_type type)
{
    node_charge(L, 0);
    return node_adopt(tree_of(L), tree_node(type));
}

/* Fills the node with what stands at `index`, if anything does, and pushes it. */
static int finish(lua_State *L, cmark_node *node, int index)
{
    node_push(L, node);
    if (!lua_isnoneornil(L, index))
        node_append(L, node, index);
    return 1;
}

static int text(lua_State *L)
{
    struct str literal = node_text_at(L, 1, "text()");
    cmark_node *node = make(L, CMARK_NODE_TEXT);
    cmark_node_set_literal(node, literal.ptr);
    return node_push(L, node);
}

static int code(lua_State *L)
{
    struct str literal = node_text_at(L, 1, "code()");
    cmark_node *node = make(L, CMARK_NODE_CODE);
    cmark_node_set_literal(node, literal.ptr);
    return node_push(L, node);
}

static int paragraph(lua_State *L)
{
    lua_settop(L, 1);
    return finish(L, make(L, CMARK_NODE_PARAGRAPH), 1);
}

/* Where a field has rules of its own, it is set as an author sets it. */
static int finish_with(lua_State *L, cmark_node *node, const char *field)
{
    lua_settop(L, 2);
    node_push(L, node);
    lua_pushvalue(L, 1);
    lua_setfield(L, 3, field);
    if (!lua_isnil(L, 2))
        node_append(L, node, 2);
    return 1;
}

static int heading(lua_State *L)
{
    return finish_with(L, make(L, CMARK_NODE_HEADING), "level");
}

static int link(lua_State *L)
{
    return finish_with(L, make(L, CMARK_NODE_LINK), "url");
}

/* ---- elements ---- */

static cmark_node *make_element(lua_State *L, struct str tag)
{
    struct node_tree *tree = tree_of(L);
    enum tag_kind kind = safe_tag(tag);
    if (!safe_is_name(tag))
        fault_raise(L, "'%.*s' is no name of an element", STR_ARG(tag));
    if (kind == TAG_UNKNOWN && !tree->raw_html)
        fault_raise(L, "an element '%.*s' cannot be made (site.yaml has no 'raw_html: true')",
                    STR_ARG(tag));
    node_charge(L, tag.len);
    bool block = kind == TAG_BLOCK || kind == TAG_UNKNOWN;
    tag = arena_dup(tree->arena, tag);
    cmark_node *node = block ? element_block(tree->arena, ELEMENT_PLAIN, tag)
                             : element_inline(tree->arena, ELEMENT_PLAIN, tag);
    element_of(node)->is_void = kind == TAG_VOID || str_is(tag, "hr") || str_is(tag, "col");
    return node_adopt(tree, node);
}

struct names {
    struct str *ptr;
    size_t len, cap;
};

static int by_bytes(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* In order of their names: Lua's own differs from run to run. */
static void set_attributes(lua_State *L, cmark_node *node, int table)
{
    struct names names = { 0 };
    if (lua_type(L, table) != LUA_TTABLE)
        fault_raise(L, "attributes are a table, not %s", luaL_typename(L, table));
    for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TSTRING)
            fault_raise(L, "attributes are given by name: {class = \"note\"}");
        vec_push(&tree_of(L)->scratch, &names, node_text_at(L, -2, "an attribute's name"));
    }
    if (names.len)
        qsort(names.ptr, names.len, sizeof *names.ptr, by_bytes);
    for (size_t i = 0; i < names.len; i++) {
        lua_pushlstring(L, names.ptr[i].ptr, names.ptr[i].len);
        lua_rawget(L, table);
        node_set_attribute(L, node, names.ptr[i], node_text_at(L, -1, "an attribute's value"));
        lua_pop(L, 1);
    }
}

/* Does the value, or the first of the list, stand in a line? */
static bool begins_inline(lua_State *L, int index)
{
    bool is_list = lua_type(L, index) == LUA_TTABLE;
    if (is_list)
        lua_rawgeti(L, index, 1);
    else
        lua_pushvalue(L, index);
    const struct node_entry *entry = node_entry_at(L, -1);
    bool inlines =
        entry ? cmark_node_get_type(entry->node) >= CMARK_NODE_FIRST_INLINE : !lua_isnil(L, -1);
    lua_pop(L, 1);
    return inlines;
}

/* Inlines stand in a block as in a paragraph that is not shown. */
static cmark_node *holder(lua_State *L, cmark_node *node, int index)
{
    struct node_tree *tree = tree_of(L);
    if (cmark_node_get_type(node) != CMARK_NODE_CUSTOM_BLOCK || !begins_inline(L, index))
        return node;
    cmark_node *bare = make(L, CMARK_NODE_PARAGRAPH);
    element_need(tree->arena, bare)->kind = ELEMENT_BARE;
    element_of(node)->holds_inlines = true;
    cmark_node_append_child(node, bare);
    return bare;
}

static int element(lua_State *L)
{
    lua_settop(L, 3);
    cmark_node *node = make_element(L, node_text_at(L, 1, "the name of an element"));
    if (!lua_isnil(L, 2))
        set_attributes(L, node, 2);
    if (lua_isnil(L, 3))
        return node_push(L, node);
    node_append(L, holder(L, node, 3), 3);
    return node_push(L, node);
}

void node_constructors(lua_State *L, struct node_tree *tree)
{
    static const luaL_Reg constructors[] = {
        { "text", text },       { "code", code }, { "paragraph", paragraph },
        { "heading", heading }, { "link", link }, { "element", element },
        { NULL, NULL },
    };
    lua_pushlightuserdata(L, tree);
    luaL_setfuncs(L, constructors, 1);
}
