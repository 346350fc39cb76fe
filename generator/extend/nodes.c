#include "extend/nodes.h"

#include <assert.h>

#include "base/vec.h"

enum { NODE_BYTES = 200, TREE_BYTES_MAX = 64 * 1024 * 1024, BYTES_AN_INSTRUCTION = 16 };

struct handle {
    size_t run, index;
};

static const char handle_type[] = "node";
static const char key_handles; /* of the registry: node -> its value */

static const char *const type_names[] = {
    [CMARK_NODE_DOCUMENT] = "document",
    [CMARK_NODE_BLOCK_QUOTE] = "quote",
    [CMARK_NODE_LIST] = "list",
    [CMARK_NODE_ITEM] = "item",
    [CMARK_NODE_CODE_BLOCK] = "code_block",
    [CMARK_NODE_HTML_BLOCK] = "html_block",
    [CMARK_NODE_CUSTOM_BLOCK] = "element",
    [CMARK_NODE_PARAGRAPH] = "paragraph",
    [CMARK_NODE_HEADING] = "heading",
    [CMARK_NODE_THEMATIC_BREAK] = "rule",
    [CMARK_NODE_TEXT] = "text",
    [CMARK_NODE_SOFTBREAK] = "soft_break",
    [CMARK_NODE_LINEBREAK] = "line_break",
    [CMARK_NODE_CODE] = "code",
    [CMARK_NODE_HTML_INLINE] = "html",
    [CMARK_NODE_CUSTOM_INLINE] = "element",
    [CMARK_NODE_EMPH] = "emph",
    [CMARK_NODE_STRONG] = "strong",
    [CMARK_NODE_LINK] = "link",
    [CMARK_NODE_IMAGE] = "image",
};

const char *node_type(cmark_node *node)
{
    if (element_is(node, ELEMENT_MATHS))
        return "maths";
    if (element_is(node, ELEMENT_SHORTCODE))
        return "shortcode";
    return type_names[cmark_node_get_type(node)];
}

void node_push_types(lua_State *L)
{
    lua_newtable(L);
    for (size_t i = 0; i < COUNT(type_names); i++)
        if (type_names[i]) {
            lua_pushboolean(L, true);
            lua_setfield(L, -2, type_names[i]);
        }
    lua_pushboolean(L, true);
    lua_setfield(L, -2, "maths");
    lua_pushboolean(L, true);
    lua_setfield(L, -2, "shortcode");
}

/* ---- values ---- */

cmark_node *node_adopt(struct node_tree *tree, cmark_node *node)
{
    vec_push(&tree->scratch, &tree->entries, ((struct node_entry){ node, false }));
    return node;
}

/* A node that is adopted has its line: it is new, and this is its first value. */
static size_t index_of(struct node_tree *tree, cmark_node *node)
{
    size_t last = tree->entries.len - 1;
    if (tree->entries.len && tree->entries.ptr[last].node == node)
        return last;
    node_adopt(tree, node);
    return tree->entries.len - 1;
}

int node_push(lua_State *L, cmark_node *node)
{
    struct node_tree *tree = tree_of(L);
    if (!node) {
        lua_pushnil(L);
        return 1;
    }
    lua_rawgetp(L, LUA_REGISTRYINDEX, &key_handles);
    if (lua_rawgetp(L, -1, node) == LUA_TNIL) {
        lua_pop(L, 1);
        struct handle *handle = lua_newuserdatauv(L, sizeof *handle, 0);
        *handle = (struct handle){ tree->run, index_of(tree, node) };
        luaL_setmetatable(L, handle_type);
        lua_pushvalue(L, -1);
        lua_rawsetp(L, -3, node);
    }
    lua_remove(L, -2);
    return 1;
}

bool node_is_removed(lua_State *L, int index)
{
    const struct handle *handle = luaL_testudata(L, index, handle_type);
    const struct node_tree *tree = tree_of(L);
    bool known = handle && handle->run == tree->run && handle->index < tree->entries.len;
    return known && tree->entries.ptr[handle->index].removed;
}

struct node_entry *node_entry_at(lua_State *L, int index)
{
    struct node_tree *tree = tree_of(L);
    const struct handle *handle = luaL_testudata(L, index, handle_type);
    if (!handle)
        return NULL;
    if (handle->run != tree->run || handle->index >= tree->entries.len)
        fault_raise(L, "this node is another page's");
    struct node_entry *entry = &tree->entries.ptr[handle->index];
    if (entry->removed)
        fault_raise(L, "this node was removed");
    return entry;
}

cmark_node *node_at(lua_State *L, int index)
{
    struct node_entry *entry = node_entry_at(L, index);
    if (entry)
        return entry->node;
    fault_raise(L, "a node is needed here, not %s (is it node:method()?)", luaL_typename(L, index));
    return NULL; /* never: the fault is raised */
}

void node_charge(lua_State *L, size_t bytes)
{
    struct node_tree *tree = tree_of(L);
    tree->bytes += NODE_BYTES + bytes;
    limits_charge(L, (NODE_BYTES + bytes) / BYTES_AN_INSTRUCTION);
    if (tree->bytes > TREE_BYTES_MAX)
        fault_raise(L, "filter puts more than %d MiB into the page",
                    TREE_BYTES_MAX / (1024 * 1024));
}

struct str node_text_at(lua_State *L, int index, const char *what)
{
    if (lua_type(L, index) != LUA_TSTRING && lua_type(L, index) != LUA_TNUMBER)
        fault_raise(L, "%s is text, not %s", what, luaL_typename(L, index));
    struct str text = str_at(L, index);
    script_check_text(L, text);
    node_charge(L, text.len);
    return text;
}

/* ---- a run ---- */

/* Upvalues: the tree, the methods. */
static int index_node(lua_State *L)
{
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(2)) != LUA_TNIL)
        return 1;
    lua_pop(L, 1);
    return node_get_field(L);
}

static void make_metatable(lua_State *L, struct node_tree *tree)
{
    if (luaL_newmetatable(L, handle_type)) {
        lua_pushlightuserdata(L, tree);
        lua_newtable(L);
        node_walk_methods(L, tree);
        node_field_methods(L, tree);
        node_move_methods(L, tree);
        lua_pushcclosure(L, index_node, 2);
        lua_setfield(L, -2, "__index");
        lua_pushlightuserdata(L, tree);
        lua_pushcclosure(L, node_set_field, 1);
        lua_setfield(L, -2, "__newindex");
    }
    lua_pop(L, 1);
}

void nodes_open(lua_State *L, struct node_tree *tree)
{
    /* these need to know where the page will stand, which nobody does before all are read */
    static const char *const left_out[] = { "url", "asset", "partial", "layout" };
    for (size_t i = 0; i < COUNT(left_out); i++) {
        lua_pushnil(L);
        lua_setfield(L, -2, left_out[i]);
    }
    make_metatable(L, tree);
    node_constructors(L, tree);
    tree->run++;
    tree->bytes = 0;
    lua_newtable(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &key_handles);
}

static int push_root(lua_State *L)
{
    return node_push(L, tree_of(L)->root);
}

void nodes_push_root(lua_State *L, struct node_tree *tree)
{
    lua_pushlightuserdata(L, tree);
    lua_pushcclosure(L, push_root, 1);
    lua_call(L, 0, 1);
}

/* A node that is nobody's child goes to a grave, once, and all of them are freed with it. */
void nodes_end(struct node_tree *tree)
{
    cmark_node *grave = tree_node(CMARK_NODE_CUSTOM_BLOCK);
    for (size_t i = 0; i < tree->entries.len; i++) {
        cmark_node *node = tree->entries.ptr[i].node;
        if (node == tree->root || cmark_node_parent(node))
            continue;
        int buried = cmark_node_append_child(grave, node);
        assert(buried);
        (void)buried;
    }
    cmark_node_free(grave);
    arena_release(&tree->scratch);
    arena_release(&tree->room);
    tree->entries.ptr = NULL;
    tree->entries.len = tree->entries.cap = 0;
}
