/* Attributes in the tree: "{.class #id key=value}" at the end of a heading or of an item's first paragraph, and
 * directly behind a link, an image, a code span, or brackets, which become a <span>. "[text]{term}" is a term of
 * the glossary. */
#include <string.h>

#include "base/utf8.h"
#include "base/vec.h"
#include "syntax/attributes.h"
#include "syntax/parse.h"
#include "syntax/passes.h"

/* Attributes where they stand. */
struct found {
    struct attributes attributes;
    struct inlines *inlines;
    cmark_node *text;
    size_t offset, len;        /* of them in the node's text; no length: there are none */
    const struct token *token; /* that holds them, or NULL */
};

/* The place of a byte of them. */
static struct loc place_of(const struct found *found, size_t at)
{
    const struct parsing *parsing = found->inlines->parsing;
    const struct token *token = found->token;
    if (!token)
        return text_loc(parsing, found->text, found->offset + at);
    int col = at ? marks_token_column(token, (int)at - 1) : token->col - 1;
    return (struct loc){ parsing->source, token->line, col };
}

static bool tell(const struct found *found, size_t at, const char *fault, struct str hint)
{
    return diag_error_hint(found->inlines->parsing->diag, place_of(found, at), hint, "%s", fault);
}

/* ---- reading ---- */

/* Escapes and entities of a value mean what they do elsewhere: cmark reads them, as those of a fence. */
static struct str resolve(struct arena *arena, struct str value)
{
    static const char before[] = "~~~ x", behind[] = "x";
    if (str_find(value, '\\') == value.len && str_find(value, '&') == value.len)
        return value;
    cmark_node *tree =
        syntax_parse_commonmark(arena_printf(arena, "%s%.*s%s\n", before, STR_ARG(value), behind));
    struct str info = str_of(cmark_node_get_fence_info(cmark_node_first_child(tree)));
    struct str resolved = arena_dup(arena, str_slice(info, 1, info.len - 1));
    cmark_node_free(tree);
    bool whole =
        utf8_check(resolved) == resolved.len; /* it makes no characters of U+FFFE and U+FFFF */
    return marks_replace(arena, whole ? resolved : value);
}

/* The token of attributes behind the brace at text[offset], of which *len is the length then, or NULL. */
static const struct token *find_token(const struct marked *marked, struct str text, size_t offset,
                                      size_t *len)
{
    struct str rest = str_slice(text, offset + 1, text.len);
    size_t number;
    if (!marks_take_token(&rest, &number) || marked->tokens.ptr[number].kind != TOKEN_ATTRIBUTES)
        return NULL;
    *len = text.len - rest.len - offset;
    return &marked->tokens.ptr[number];
}

/* Reads attributes at text[offset..]. */
static bool read_at(struct inlines *inlines, cmark_node *text, size_t offset, struct found *found)
{
    struct parsing *parsing = inlines->parsing;
    struct str literal = str_of(cmark_node_get_literal(text));
    struct str written = str_slice(literal, offset, literal.len);
    *found = (struct found){ .inlines = inlines, .text = text, .offset = offset };
    found->token = find_token(parsing->marked, literal, offset, &found->len);
    if (found->token)
        written = (struct str){ found->token->raw.ptr - 1, found->token->raw.len + 1 };
    enum attributes_kind kind = attributes_read(parsing->arena, written, &found->attributes);
    if (kind == ATTRIBUTES_BAD)
        return tell(found, found->attributes.fault_at, found->attributes.fault,
                    str_of(found->attributes.hint));
    if (!found->token)
        found->len = found->attributes.len;
    for (size_t i = 0; i < found->attributes.items.len; i++) {
        struct str *value = &found->attributes.items.ptr[i].value;
        *value = found->token ? resolve(parsing->arena, *value)
                              : marks_clear(parsing->arena, parsing->marked, *value);
    }
    return true;
}

/* ---- setting them ---- */

static bool is_given(const struct element *element, const struct attribute_item *item)
{
    return !str_is(item->name, "class") && element_get(element, item->name).len > 0;
}

/* Gives the node one of the attributes. */
static bool apply(const struct found *found, cmark_node *node, const struct attribute_item *item)
{
    struct arena *arena = found->inlines->parsing->arena;
    struct element *element = element_need(arena, node);
    cmark_node_type type = cmark_node_get_type(node);
    struct str hint = STR("");
    bool term = str_is(item->name, "term"), weight = str_is(item->name, "weight");
    enum attribute_owner owner = type == CMARK_NODE_IMAGE  ? OWNER_IMAGE
                                 : type == CMARK_NODE_ITEM ? OWNER_ITEM
                                                           : OWNER_ANY;
    if (term && !element_is(node, ELEMENT_SPAN))
        return tell(found, item->at, "a term of the glossary is text in brackets",
                    STR("write [text]{term}"));
    if (term) {
        element->kind = ELEMENT_TERM;
        element->name = item->value;
        return true;
    }
    const char *fault = attribute_fault(arena, item, owner, &hint);
    if (!fault && (weight ? element->weight > 0 : is_given(element, item)))
        fault = "this attribute is given twice";
    if (fault)
        return tell(found, item->at, fault, hint);
    if (weight)
        element->weight = item->value.ptr[0] - '0';
    else if (str_is(item->name, "title") && (owner == OWNER_IMAGE || type == CMARK_NODE_LINK))
        cmark_node_set_title(node, item->value.ptr);
    else
        element_set(arena, element, item->name, item->value);
    return true;
}

static bool apply_all(const struct found *found, cmark_node *node)
{
    bool ok = true;
    for (size_t i = 0; i < found->attributes.items.len; i++)
        ok = apply(found, node, &found->attributes.items.ptr[i]) && ok;
    return ok;
}

/* Takes them off the text, at whose start they stand. */
static void cut(const struct found *found)
{
    text_part(found->inlines->parsing->arena, found->text, 0, found->len);
    cmark_node_free(found->text);
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
    struct found found;
    if (!begins_with_brace(text))
        return true;
    if (!read_at(inlines, text, 0, &found))
        return false;
    if (!found.len)
        return true;
    bool ok = apply_all(&found, node);
    cut(&found);
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
    struct found found;
    if (!begins_with_brace(text))
        return true;
    if (!read_at(inlines, text, 0, &found))
        return false;
    if (!found.len)
        return true;
    cmark_node *span = element_inline(arena, ELEMENT_SPAN, STR("span"));
    text_told(arena, open, 0, span);
    cmark_node_insert_before(open, span);
    element_take(span, open, close);
    cmark_node_free(open);
    cmark_node_free(close);
    bool ok = apply_all(&found, span);
    cut(&found);
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

/* What attributes at the end of the block belong to: the heading, or the item that it begins; NULL when there is no such
 * thing. */
static cmark_node *owner_at_end(cmark_node *block)
{
    if (cmark_node_get_type(block) == CMARK_NODE_HEADING)
        return block;
    cmark_node *item = cmark_node_parent(block);
    return cmark_node_get_type(item) == CMARK_NODE_ITEM && !cmark_node_previous(block) ? item
                                                                                       : NULL;
}

/* "## Title {#id}", "- Item {.class}": the last brace, behind a blank. */
static bool take_end(struct inlines *inlines)
{
    cmark_node *text = cmark_node_last_child(inlines->block);
    cmark_node *owner = owner_at_end(inlines->block);
    if (!owner || !text || cmark_node_get_type(text) != CMARK_NODE_TEXT)
        return true;
    struct str literal = str_of(cmark_node_get_literal(text));
    const char *brace = memrchr(literal.ptr, '{', literal.len);
    size_t at = brace ? (size_t)(brace - literal.ptr) : 0;
    bool apart = at ? literal.ptr[at - 1] == ' ' : cmark_node_previous(text) == NULL;
    struct found found;
    if (!brace || !apart || strncmp(brace + 1, MARK_ESCAPED_BYTES, MARK_LEN) == 0)
        return true;
    if (!read_at(inlines, text, at, &found))
        return false;
    if (!found.len || at + found.len < literal.len)
        return true;
    bool ok = apply_all(&found, owner);
    text_part(inlines->parsing->arena, text, 0, str_trim_end(str_slice(literal, 0, at)).len);
    if (cmark_node_next(text))
        cmark_node_free(cmark_node_next(text));
    return ok;
}

/* "## Title{#id}": where words have no blanks between them, the one before the brace is easily left out. */
static void warn_glued(struct inlines *inlines)
{
    struct parsing *parsing = inlines->parsing;
    cmark_node *text = cmark_node_last_child(inlines->block);
    cmark_node *owner = owner_at_end(inlines->block);
    if (!owner || !text || cmark_node_get_type(text) != CMARK_NODE_TEXT)
        return;
    struct str literal = str_of(cmark_node_get_literal(text));
    size_t at = literal.len;
    while (at > 0 && literal.ptr[at - 1] != '{')
        at--;
    bool glued = at > 1 && literal.ptr[at - 2] != ' ' && literal.ptr[at - 2] != ']';
    struct attributes attributes;
    struct str rest = str_slice(literal, at - 1, literal.len);
    if (glued && attributes_read(parsing->arena, rest, &attributes) == ATTRIBUTES_FINE &&
        attributes.len == rest.len)
        diag_warning_hint(parsing->diag, text_loc(parsing, text, at - 1),
                          STR("put a blank before them; \\{ is a brace"),
                          "these attributes of %s are text",
                          owner == inlines->block ? "a heading" : "an item");
}

bool pass_attributes(struct inlines *inlines)
{
    struct nodes parents = { 0 };
    warn_glued(inlines);
    bool ok = take_end(inlines);
    vec_push(inlines->parsing->arena, &parents, inlines->block);
    for (cmark_node *node = inlines->block; (node = node_next(node, inlines->block));)
        if (cmark_node_first_child(node))
            vec_push(inlines->parsing->arena, &parents, node);
    for (size_t i = 0; i < parents.len; i++)
        ok = take_children(inlines, parents.ptr[i]) && ok;
    cmark_consolidate_text_nodes(inlines->block); /* brackets that are none after all */
    return ok;
}
