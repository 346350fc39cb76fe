/* What is known of a node: its fields, and the attributes of its element. */
#include "base/vec.h"
#include "extend/nodes.h"
#include "extend/safe.h"
#include "syntax/address.h"
#include "syntax/attributes.h"

enum { LEVEL_MAX = 6 };

/* ---- fields ---- */

enum field { FIELD_TEXT, FIELD_URL, FIELD_TITLE, FIELD_INFO, FIELD_COUNT };

/* The fields that are text, the types that have them, and cmark's doors to them. */
static const struct text_field {
    const char *name;
    cmark_node_type types[5];
    const char *(*get)(cmark_node *node);
    int (*set)(cmark_node *node, const char *text);
} text_fields[FIELD_COUNT] = {
    [FIELD_TEXT] = { "text",
                     { CMARK_NODE_TEXT, CMARK_NODE_CODE, CMARK_NODE_CODE_BLOCK,
                       CMARK_NODE_HTML_BLOCK, CMARK_NODE_HTML_INLINE },
                     cmark_node_get_literal,
                     cmark_node_set_literal },
    [FIELD_URL] = { "url",
                    { CMARK_NODE_LINK, CMARK_NODE_IMAGE },
                    cmark_node_get_url,
                    cmark_node_set_url },
    [FIELD_TITLE] = { "title",
                      { CMARK_NODE_LINK, CMARK_NODE_IMAGE },
                      cmark_node_get_title,
                      cmark_node_set_title },
    [FIELD_INFO] = { "info",
                     { CMARK_NODE_CODE_BLOCK },
                     cmark_node_get_fence_info,
                     cmark_node_set_fence_info },
};

static const struct text_field *find_field(cmark_node *node, struct str name)
{
    cmark_node_type type = cmark_node_get_type(node);
    for (size_t i = 0; i < FIELD_COUNT; i++)
        for (size_t k = 0; k < COUNT(text_fields[i].types); k++)
            if (str_is(name, text_fields[i].name) && text_fields[i].types[k] == type)
                return &text_fields[i];
    return NULL;
}

static struct str field_name(lua_State *L)
{
    if (lua_type(L, 2) != LUA_TSTRING)
        fault_raise(L, "a node has fields with names; its children are node:children()");
    return str_at(L, 2);
}

static int push_text(lua_State *L, struct str text)
{
    lua_pushlstring(L, text.ptr, text.len);
    return 1;
}

/* Nil where a pass has yet to say what becomes of the element. */
static int push_tag(lua_State *L, struct str tag)
{
    if (tag.len)
        return push_text(L, tag);
    lua_pushnil(L);
    return 1;
}

/* What stands between the delimiters of a formula or a shortcode. */
static bool is_token(cmark_node *node)
{
    return element_is(node, ELEMENT_MATHS) || element_is(node, ELEMENT_SHORTCODE);
}

int node_get_field(lua_State *L)
{
    cmark_node *node = node_at(L, 1);
    struct str name = field_name(L);
    cmark_node_type type = cmark_node_get_type(node);
    const struct text_field *field = find_field(node, name);
    if (field)
        return push_text(L, str_of(field->get(node)));
    if (str_is(name, "type"))
        return push_text(L, str_of(node_type(node)));
    if (str_is(name, "text") && is_token(node))
        return push_text(L, element_of(node)->token->text);
    if (str_is(name, "tag") &&
        (type == CMARK_NODE_CUSTOM_BLOCK || type == CMARK_NODE_CUSTOM_INLINE))
        return push_tag(L, element_of(node)->tag);
    if (str_is(name, "level") && type == CMARK_NODE_HEADING)
        lua_pushinteger(L, cmark_node_get_heading_level(node));
    else if (str_is(name, "ordered") && type == CMARK_NODE_LIST)
        lua_pushboolean(L, cmark_node_get_list_type(node) == CMARK_ORDERED_LIST);
    else if (str_is(name, "start") && type == CMARK_NODE_LIST)
        lua_pushinteger(L, cmark_node_get_list_start(node));
    else
        return fault_raise(L, "'%s' has no '%.*s'", node_type(node), STR_ARG(name));
    return 1;
}

static int set_level(lua_State *L, cmark_node *node)
{
    lua_Integer level = lua_tointeger(L, 3);
    if (lua_type(L, 3) != LUA_TNUMBER || level < 1 || level > LEVEL_MAX)
        return fault_raise(L, "the level of a heading is 1 to %d", LEVEL_MAX);
    cmark_node_set_heading_level(node, (int)level);
    return 0;
}

static void check_address(lua_State *L, struct str url)
{
    if (!tree_of(L)->raw_html && address_is_unsafe(url))
        fault_raise(L, "an address may not run script (site.yaml has no 'raw_html: true')");
}

int node_set_field(lua_State *L)
{
    cmark_node *node = node_at(L, 1);
    struct str name = field_name(L);
    const struct text_field *field = find_field(node, name);
    if (str_is(name, "level") && cmark_node_get_type(node) == CMARK_NODE_HEADING)
        return set_level(L, node);
    if (!field)
        return fault_raise(L, "'%.*s' of '%s' cannot be set", STR_ARG(name), node_type(node));
    struct str text = node_text_at(L, 3, field->name);
    if (field == &text_fields[FIELD_URL])
        check_address(L, text);
    field->set(node, text.ptr);
    return 0;
}

/* ---- attributes ---- */

static struct attribute *find_attribute(cmark_node *node, struct str name)
{
    struct element *element = element_of(node);
    for (size_t i = 0; element && i < element->attributes.len; i++)
        if (str_eq(element->attributes.ptr[i].name, name))
            return &element->attributes.ptr[i];
    return NULL;
}

static void check_attribute(lua_State *L, struct str name, struct str value)
{
    if (!safe_is_name(name))
        fault_raise(L, "'%.*s' is no name of an attribute", STR_ARG(name));
    const char *reason = tree_of(L)->raw_html ? NULL : safe_attribute(name, value);
    if (reason)
        fault_raise(L, "the attribute '%.*s' %s (site.yaml has no 'raw_html: true')", STR_ARG(name),
                    reason);
    struct str hint = STR("");
    const char *fault = str_is(name, "id") ? id_fault(value, &hint) : NULL;
    if (fault)
        fault_raise(L, "the id '%.*s': %s", STR_ARG(value), fault);
}

void node_set_attribute(lua_State *L, cmark_node *node, struct str name, struct str value)
{
    struct arena *arena = tree_of(L)->arena;
    name = arena_dup_lower(&tree_of(L)->scratch, name);
    check_attribute(L, name, value);
    struct attribute *known = find_attribute(node, name);
    if (known)
        known->value = arena_dup(arena, value);
    else
        element_set(arena, element_need(arena, node), arena_dup(arena, name),
                    arena_dup(arena, value));
}

static int get(lua_State *L)
{
    cmark_node *node = node_at(L, 1);
    struct str name = node_text_at(L, 2, "an attribute's name");
    const struct attribute *known =
        find_attribute(node, arena_dup_lower(&tree_of(L)->scratch, name));
    if (known)
        return push_text(L, known->value);
    lua_pushnil(L);
    return 1;
}

static int set(lua_State *L)
{
    cmark_node *node = node_at(L, 1);
    struct str name = node_text_at(L, 2, "an attribute's name");
    if (cmark_node_get_type(node) == CMARK_NODE_TEXT || node == tree_of(L)->root || is_token(node))
        return fault_raise(L, "'%s' has no attributes", node_type(node));
    node_set_attribute(L, node, name, node_text_at(L, 3, "an attribute's value"));
    return 0;
}

void node_field_methods(lua_State *L, struct node_tree *tree)
{
    static const luaL_Reg methods[] = { { "get", get }, { "set", set }, { NULL, NULL } };
    lua_pushlightuserdata(L, tree);
    luaL_setfuncs(L, methods, 1);
}
