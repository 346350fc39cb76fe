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
    return diag_error_hint(
        parsing->diag, loc,
        STR("write \\{{< where it is text; a shortcode stands on one line, and in a "
            "table's cell with \\| for |"),
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

/* Attributes are left to their own pass. */
static bool next_token(const void *ctx, struct str text, size_t at, size_t *from, size_t *to)
{
    const struct marked *marked = ctx;
    for (const char *found; (found = strstr(text.ptr + at, MARK_TOKEN_BYTES));) {
        *from = (size_t)(found - text.ptr);
        struct str rest = str_slice(text, *from, text.len);
        size_t number;
        if (!marks_take_token(&rest, &number))
            return false;
        at = *to = text.len - rest.len;
        if (marked->tokens.ptr[number].kind != TOKEN_ATTRIBUTES)
            return true;
    }
    return false;
}

bool pass_tokens(struct inlines *inlines)
{
    struct nodes texts = inlines_texts(inlines), pieces = { 0 };
    bool ok = true;
    for (size_t i = 0; i < texts.len; i++)
        text_isolate(inlines->parsing->arena, texts.ptr[i], next_token, inlines->parsing->marked,
                     &pieces);
    for (size_t i = 0; i < pieces.len; i++) {
        struct str token = str_of(cmark_node_get_literal(pieces.ptr[i]));
        size_t number;
        if (marks_take_token(&token, &number))
            ok = place_token(inlines, pieces.ptr[i], number) && ok;
    }
    return ok;
}
