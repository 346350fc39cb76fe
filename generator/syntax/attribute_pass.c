/* Attributes in the tree: "{.class #id key=value}" at the end of a heading, and directly behind a link, an
 * image, a code span, or brackets, which become a <span>. "[text]{term}" is a term of the glossary. */
#include <string.h>

#include "base/vec.h"
#include "syntax/attributes.h"
#include "syntax/passes.h"

static bool tell(struct inlines *inlines, cmark_node *text, size_t offset, const char *fault,
                 struct str hint)
{
    struct parsing *parsing = inlines->parsing;
    return diag_error_hint(parsing->diag, text_loc(parsing, text, offset), hint, "%s", fault);
}

/* ---- setting them ---- */

static bool is_given(const struct element *element, const struct attribute_item *item)
{
    return !str_is(item->name, "class") && element_get(element, item->name).len > 0;
}

/* Gives the node one of the attributes that stand in `text`, from `offset` on. */
static bool apply(struct inlines *inlines, cmark_node *node, cmark_node *text, size_t offset,
                  const struct attribute_item *item)
{
    struct arena *arena = inlines->parsing->arena;
    struct element *element = element_need(arena, node);
    cmark_node_type type = cmark_node_get_type(node);
    struct str hint = STR("");
    bool term = str_is(item->name, "term"), image = type == CMARK_NODE_IMAGE;
    if (term && !element_is(node, ELEMENT_SPAN))
        return tell(inlines, text, offset + item->at, "a term of the glossary is text in brackets",
                    STR("write [text]{term}"));
    if (term) {
        element->kind = ELEMENT_TERM;
        element->name = item->value;
        return true;
    }
    const char *fault = attribute_fault(arena, item, image, &hint);
    if (!fault && is_given(element, item))
        fault = "this attribute is given twice";
    if (fault)
        return tell(inlines, text, offset + item->at, fault, hint);
    if (str_is(item->name, "title") && (image || type == CMARK_NODE_LINK))
        cmark_node_set_title(node, item->value.ptr);
    else
        element_set(arena, element, item->name, item->value);
    return true;
}

/* Reads attributes at text[offset..]; their length is 0 when there are none. */
static bool read_at(struct inlines *inlines, cmark_node *text, size_t offset,
                    struct attributes *attributes)
{
    struct arena *arena = inlines->parsing->arena;
    struct str rest = str_of(cmark_node_get_literal(text));
    rest = str_slice(rest, offset, rest.len);
    if (attributes_read(arena, rest, attributes) != ATTRIBUTES_BAD)
        return true;
    attributes->len = 0;
    return tell(inlines, text, offset + attributes->fault_at, attributes->fault,
                str_of(attributes->hint));
}

static bool apply_all(struct inlines *inlines, cmark_node *node, cmark_node *text, size_t offset,
                      const struct attributes *attributes)
{
    bool ok = true;
    for (size_t i = 0; i < attributes->items.len; i++)
        ok = apply(inlines, node, text, offset, &attributes->items.ptr[i]) && ok;
    return ok;
}

/* Takes the first `len` bytes off the text; returns what stands behind, or NULL. */
static cmark_node *cut(struct inlines *inlines, cmark_node *text, size_t len)
{
    text_part(inlines->parsing->arena, text, 0, len);
    cmark_node *rest = cmark_node_next(text);
    cmark_node_free(text);
    return rest;
}

/* ---- where they stand ---- */

/* A text that begins with a brace that nobody escaped. */
static bool begins_with_brace(cmark_node *node)
{
    return node && cmark_node_get_type(node) == CMARK_NODE_TEXT &&
           cmark_node_get_literal(node)[0] == '{' &&
           strncmp(cmark_node_get_literal(node) + 1, MARK_ESCAPED_BYTES, MARK_LEN) != 0;
}

/* The attributes behind a node, if there are any. */
static bool take_behind(struct inlines *inlines, cmark_node *node)
{
    cmark_node *text = cmark_node_next(node);
    struct attributes attributes;
    if (!begins_with_brace(text))
        return true;
    if (!read_at(inlines, text, 0, &attributes))
        return false;
    if (!attributes.len)
        return true;
    bool ok = apply_all(inlines, node, text, 0, &attributes);
    cut(inlines, text, attributes.len);
    return ok;
}

/* An unescaped bracket. */
static bool next_bracket(const void *ctx, struct str text, size_t at, size_t *from, size_t *to)
{
    (void)ctx;
    for (; at < text.len; at++) {
        char c = text.ptr[at];
        if ((c != '[' && c != ']') ||
            str_starts(str_slice(text, at + 1, text.len), STR(MARK_ESCAPED_BYTES)))
            continue;
        *from = at;
        *to = at + 1;
        return true;
    }
    return false;
}

/* What stands between the brackets becomes a span, with the attributes behind them. */
static bool make_span(struct inlines *inlines, cmark_node *open, cmark_node *close)
{
    struct arena *arena = inlines->parsing->arena;
    cmark_node *text = cmark_node_next(close);
    struct attributes attributes;
    if (!begins_with_brace(text))
        return true;
    if (!read_at(inlines, text, 0, &attributes))
        return false;
    if (!attributes.len)
        return true;
    cmark_node *span = element_inline(arena, ELEMENT_SPAN, STR("span"));
    struct loc loc = text_loc(inlines->parsing, open, 0);
    element_of(span)->line = loc.line;
    element_of(span)->col = loc.col;
    cmark_node_insert_before(open, span);
    element_take(span, open, close);
    cmark_node_free(open);
    cmark_node_free(close);
    bool ok = apply_all(inlines, span, text, 0, &attributes);
    cut(inlines, text, attributes.len);
    return ok;
}

static bool pair_brackets(struct inlines *inlines, const struct nodes *brackets)
{
    struct nodes open = { 0 };
    bool ok = true;
    for (size_t i = 0; i < brackets->len; i++) {
        cmark_node *node = brackets->ptr[i];
        if (cmark_node_get_literal(node)[0] == '[')
            vec_push(inlines->parsing->arena, &open, node);
        else if (open.len)
            ok = make_span(inlines, open.ptr[--open.len], node) && ok;
    }
    return ok;
}

static bool take_children(struct inlines *inlines, cmark_node *parent)
{
    struct nodes brackets = { 0 };
    bool ok = true;
    for (cmark_node *node = cmark_node_first_child(parent), *next; node; node = next) {
        cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE || type == CMARK_NODE_CODE)
            ok = take_behind(inlines, node) && ok;
        next = cmark_node_next(node);
        if (type == CMARK_NODE_TEXT)
            text_isolate(inlines->parsing->arena, node, next_bracket, NULL, &brackets);
    }
    return pair_brackets(inlines, &brackets) && ok;
}

/* "## Title {#id}": the last brace of the heading, behind a blank. */
static bool take_heading(struct inlines *inlines)
{
    cmark_node *text = cmark_node_last_child(inlines->block);
    if (cmark_node_get_type(inlines->block) != CMARK_NODE_HEADING || !text ||
        cmark_node_get_type(text) != CMARK_NODE_TEXT)
        return true;
    struct str literal = str_of(cmark_node_get_literal(text));
    const char *brace = memrchr(literal.ptr, '{', literal.len);
    size_t at = brace ? (size_t)(brace - literal.ptr) : 0;
    bool apart = at ? literal.ptr[at - 1] == ' ' : cmark_node_previous(text) == NULL;
    struct attributes attributes;
    if (!brace || !apart || strncmp(brace + 1, MARK_ESCAPED_BYTES, MARK_LEN) == 0)
        return true;
    if (!read_at(inlines, text, at, &attributes))
        return false;
    if (!attributes.len || at + attributes.len < literal.len)
        return true;
    bool ok = apply_all(inlines, inlines->block, text, at, &attributes);
    text_part(inlines->parsing->arena, text, 0, str_trim_end(str_slice(literal, 0, at)).len);
    if (cmark_node_next(text))
        cmark_node_free(cmark_node_next(text));
    return ok;
}

bool pass_attributes(struct inlines *inlines)
{
    struct nodes parents = { 0 };
    bool ok = take_heading(inlines);
    vec_push(inlines->parsing->arena, &parents, inlines->block);
    for (cmark_node *node = inlines->block; (node = node_next(node, inlines->block));)
        if (cmark_node_first_child(node))
            vec_push(inlines->parsing->arena, &parents, node);
    for (size_t i = 0; i < parents.len; i++)
        ok = take_children(inlines, parents.ptr[i]) && ok;
    cmark_consolidate_text_nodes(inlines->block); /* brackets that are none after all */
    return ok;
}
