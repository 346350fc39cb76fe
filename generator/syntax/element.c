#include "syntax/element.h"

#include <assert.h>

#include "base/vec.h"

static cmark_node *make(struct arena *arena, cmark_node_type type, enum element_kind kind,
                        struct str tag)
{
    cmark_node *node = tree_node(type);
    struct element *element = element_need(arena, node);
    element->kind = kind;
    element->tag = tag;
    return node;
}

cmark_node *element_block(struct arena *arena, enum element_kind kind, struct str tag)
{
    return make(arena, CMARK_NODE_CUSTOM_BLOCK, kind, tag);
}

cmark_node *element_inline(struct arena *arena, enum element_kind kind, struct str tag)
{
    return make(arena, CMARK_NODE_CUSTOM_INLINE, kind, tag);
}

cmark_node *element_text(struct arena *arena, struct str text)
{
    cmark_node *node = tree_node(CMARK_NODE_TEXT);
    cmark_node_set_literal(node, arena_dup(arena, text).ptr);
    return node;
}

cmark_node *element_add(struct arena *arena, cmark_node *parent, const char *tag)
{
    cmark_node *node = element_block(arena, ELEMENT_PLAIN, str_of(tag));
    cmark_node_append_child(parent, node);
    return node;
}

struct element *element_of(cmark_node *node)
{
    return cmark_node_get_user_data(node);
}

struct told element_told(cmark_node *node)
{
    const struct element *element = element_of(node);
    if (element && element->told.line)
        return element->told;
    return (struct told){ cmark_node_get_start_line(node), cmark_node_get_start_column(node), NULL,
                          0 };
}

struct element *element_need(struct arena *arena, cmark_node *node)
{
    struct element *element = element_of(node);
    if (!element) {
        element = arena_alloc(arena, sizeof *element);
        cmark_node_set_user_data(node, element);
    }
    return element;
}

bool element_is(cmark_node *node, enum element_kind kind)
{
    const struct element *element = element_of(node);
    return element && element->kind == kind;
}

bool element_is_link(cmark_node *node)
{
    const struct element *element = element_of(node);
    return cmark_node_get_type(node) == CMARK_NODE_LINK || element_is(node, ELEMENT_NOTE_MARK) ||
           (element && str_is(element->tag, "a"));
}

static struct attribute *find(const struct element *element, struct str name)
{
    for (size_t i = 0; i < element->attributes.len; i++)
        if (str_eq(element->attributes.ptr[i].name, name))
            return &element->attributes.ptr[i];
    return NULL;
}

void element_set(struct arena *arena, struct element *element, struct str name, struct str value)
{
    struct attribute *known = find(element, name);
    if (!known)
        vec_push(arena, &element->attributes, ((struct attribute){ name, value }));
    else if (str_is(name, "class"))
        known->value = arena_printf(arena, "%.*s %.*s", STR_ARG(known->value), STR_ARG(value));
    else
        known->value = value;
}

struct str element_get(const struct element *element, struct str name)
{
    const struct attribute *known = element ? find(element, name) : NULL;
    return known ? known->value : STR("");
}

void element_take(cmark_node *parent, cmark_node *node, cmark_node *end)
{
    for (cmark_node *next; (next = cmark_node_next(node)) && next != end;) {
        int moved = cmark_node_append_child(parent, next);
        assert(moved);
        (void)moved;
    }
}

void element_take_all(cmark_node *parent, cmark_node *from)
{
    for (cmark_node *child; (child = cmark_node_first_child(from));) {
        int moved = cmark_node_append_child(parent, child);
        assert(moved);
        (void)moved;
    }
}
