/* The tokens that marks_add() puts into the text. */
#include <stdio.h>
#include <string.h>

#include "base/vec.h"
#include "syntax/address.h"
#include "syntax/marking.h"

/* The number of a token of the same text, or else of this one, which is new then. */
static size_t share(struct marking *m, const struct token *token)
{
    struct marked *marked = m->marked;
    size_t *known = map_get(&marked->shared, token->raw);
    if (known)
        return *known;
    size_t *number = arena_alloc(m->arena, sizeof *number);
    *number = marked->tokens.len;
    map_put(m->arena, &marked->shared, token->raw, number);
    return *number;
}

void marking_token(struct marking *m, enum token_kind kind, size_t len, struct str text)
{
    struct token token = { kind,    str_slice(m->in, m->at, m->at + len), text,
                           m->line, (int)(m->at - m->line_in) + 1,        false };
    bool whole = kind <= TOKEN_SHORTCODE && str_find(text, '\n') == text.len;
    size_t number = m->marked->shares && whole ? share(m, &token) : m->marked->tokens.len;
    char bytes[2 * MARK_LEN + 32];
    int written = snprintf(bytes, sizeof bytes, MARK_TOKEN_BYTES "%zu" MARK_TOKEN_BYTES, number);
    marking_replace(m, len, (struct str){ bytes, (size_t)written });
    marking_tell(m, MARK_TOKEN);
    if (number == m->marked->tokens.len)
        vec_push(m->arena, &m->marked->tokens, token);
}

bool marking_has_labels(struct str text)
{
    struct str sign = STR("]:");
    for (size_t at; (at = str_search(text, sign)) < text.len;) {
        const char *before = memrchr(text.ptr, '\n', at);
        size_t begin = before ? (size_t)(before - text.ptr) + 1 : 0;
        size_t end = at + str_find(str_slice(text, at, text.len), '\n');
        struct str line = str_slice(text, begin, end);
        struct str content = str_slice(line, scan_line_start(line).content, line.len);
        struct str label = str_slice(content, 0, address_label(content));
        if (str_find(label, '$') < label.len || str_search(label, STR("{{<")) < label.len)
            return true;
        text = str_slice(text, end, text.len);
    }
    return false;
}
