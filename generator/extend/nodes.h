/* nodes: a page's tree as filters see it. A node is a value of Lua that holds a number, never a
 * pointer: it stands for a line of a table that lives as long as the run of one filter. A node that
 * was removed, or one kept from another page, is an error to use. Nodes that leave the tree are
 * freed when the run is over, so nothing can dangle. Private to extend/. */
#ifndef WENDA_EXTEND_NODES_H
#define WENDA_EXTEND_NODES_H

#include <cmark.h>

#include "syntax/element.h"
#include "template/script.h"

struct node_entry {
    cmark_node *node;
    bool removed;
};

/* The tree of the page at hand; one a filterer, whose functions in Lua keep its address. */
struct node_tree {
    struct arena *arena; /* for what the tree refers to */
    cmark_node *root;
    const struct marked *marked;
    bool raw_html;
    /* private */
    size_t run; /* counts the runs */
    size_t bytes;
    struct arena scratch; /* until the run is over */
    struct arena room;    /* for one text */
    struct {
        struct node_entry *ptr;
        size_t len, cap;
    } entries;
};

/* The run begins. For the filter's environment, on top of the stack: the constructors, which its file may call before
 * there is a function. */
void nodes_open(lua_State *L, struct node_tree *tree);

void nodes_push_root(lua_State *L, struct node_tree *tree);

/* Frees what is not in the tree any more, also after an error. */
void nodes_end(struct node_tree *tree);

/* ---- among the files of nodes ---- */

/* The tree, first upvalue of every function here. */
static inline struct node_tree *tree_of(lua_State *L)
{
    return lua_touserdata(L, lua_upvalueindex(1));
}

/* Pushes the node, or nil for NULL. */
int node_push(lua_State *L, cmark_node *node);

/* The node at `index` of the stack; an error when there is none or it was removed. */
cmark_node *node_at(lua_State *L, int index);

/* The same with its line of the table, or NULL when the value is no node. */
struct node_entry *node_entry_at(lua_State *L, int index);

/* True when the value is a node that was removed. */
bool node_is_removed(lua_State *L, int index);

/* Makes the run responsible for a new node. */
cmark_node *node_adopt(struct node_tree *tree, cmark_node *node);

/* Takes for bytes that come into the tree; an error when they are too many. */
void node_charge(lua_State *L, size_t bytes);

/* The text at `index`, fit for the tree and charged for. */
struct str node_text_at(lua_State *L, int index, const char *what);

const char *node_type(cmark_node *node);

/* Pushes a table whose keys are all names of types. */
void node_push_types(lua_State *L);

/* node_walk.c, node_fields.c, node_moves.c: each adds its methods to the table on top of the stack. */
void node_walk_methods(lua_State *L, struct node_tree *tree);
void node_field_methods(lua_State *L, struct node_tree *tree);
void node_move_methods(lua_State *L, struct node_tree *tree);

/* node_fields.c: a field that is no method. */
int node_get_field(lua_State *L);
int node_set_field(lua_State *L);

/* Sets attributes as node:set() does; both texts must live as long as the tree. */
void node_set_attribute(lua_State *L, cmark_node *node, struct str name, struct str value);

/* node_moves.c: puts what stands at `index` (a node, text, or a list of them) at the end of the
 * parent. */
void node_append(lua_State *L, cmark_node *parent, int index);

/* node_make.c: the constructors, for the table on top of the stack. */
void node_constructors(lua_State *L, struct node_tree *tree);

#endif
