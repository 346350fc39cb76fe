/* Formulas and shortcodes: the tokens that marks_add() put into the text become elements. */
#include <string.h>

#include "syntax/passes.h"

static void remove_node(cmark_node *node)
{
    if (node)
        cmark_node_free(node);
}

/* A line more of the token before: the break between them goes with it. */
static void remove_continuation(cmark_node *text)
{
    cmark_node *before = cmark_node_previous(text);
    if (before && cmark_node_get_type(before) == CMARK_NODE_SOFTBREAK)
        remove_node(before);
    remove_node(text);
}

static bool report_unclosed(const struct parsing *parsing, const struct token *token)
{
    struct loc loc = { parsing->source, token->line, token->col };
    return diag_error_hint(parsing->diag, loc,
                           STR("write \\{{< where it is text; a shortcode stands on one line"),
                           "the shortcode is not closed by '>}}' in its line");
}

static bool place_token(struct inlines *inlines, cmark_node *text, size_t number)
{
    const struct parsing *parsing = inlines->parsing;
    const struct token *token = &parsing->marked->tokens.ptr[number];
    if (token->kind == TOKEN_UNCLOSED)
        return report_unclosed(parsing, token);
    if (token->kind == TOKEN_MORE) {
        remove_continuation(text);
        return true;
    }
    bool maths = token->kind != TOKEN_SHORTCODE;
    cmark_node *node =
        element_inline(parsing->arena, maths ? ELEMENT_MATHS : ELEMENT_SHORTCODE, STR(""));
    element_of(node)->token = token;
    cmark_node_replace(text, node);
    cmark_node_free(text);
    return true;
}

/* Takes the first token of the text out; returns what stands behind it, or NULL. A fault sets *ok to
 * false. */
static cmark_node *take_token(struct inlines *inlines, cmark_node *node, bool *ok)
{
    struct str text = str_of(cmark_node_get_literal(node)), mark = STR(MARK_TOKEN_BYTES);
    const char *found = text.len ? strstr(text.ptr, mark.ptr) : NULL;
    size_t number, from = found ? (size_t)(found - text.ptr) : 0;
    struct str rest = str_slice(text, from, text.len);
    if (!found || !marks_take_token(&rest, &number))
        return NULL;
    size_t to = text.len - rest.len;
    cmark_node *part = text_part(inlines->parsing->arena, node, from, to);
    cmark_node *behind = rest.len ? cmark_node_next(part) : NULL;
    *ok = place_token(inlines, part, number) && *ok;
    return behind;
}

bool pass_tokens(struct inlines *inlines)
{
    if (!inlines->parsing->marked->tokens.len)
        return true;
    struct nodes texts = inlines_texts(inlines);
    bool ok = true;
    for (size_t i = 0; i < texts.len; i++)
        for (cmark_node *node = texts.ptr[i]; node;)
            node = take_token(inlines, node, &ok);
    return ok;
}
