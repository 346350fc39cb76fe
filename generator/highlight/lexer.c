#include "highlight/lexer.h"

#include "base/utf8.h"

static struct lexer *lexer_of(const struct abi_lexer *generated)
{
    return (struct lexer *)((char *)generated - offsetof(struct lexer, generated));
}

static void look(struct lexer *lexer)
{
    struct str rest = { lexer->code.ptr + lexer->at, lexer->code.len - lexer->at };
    unsigned char first = rest.len ? (unsigned char)rest.ptr[0] : 0;
    lexer->width = rest.len ? 1 : 0;
    lexer->generated.lookahead = first;
    if (first >= 0x80) {
        lexer->generated.lookahead = (int32_t)utf8_next(&rest);
        lexer->width = lexer->code.len - lexer->at - rest.len;
    }
}

static void advance(struct abi_lexer *generated, bool skip)
{
    struct lexer *lexer = lexer_of(generated);
    lexer->at += lexer->width;
    if (skip)
        lexer->start = lexer->at;
    look(lexer);
}

static void mark_end(struct abi_lexer *generated)
{
    struct lexer *lexer = lexer_of(generated);
    lexer->end = lexer->at;
    lexer->ended = true;
}

static bool is_at_end(const struct abi_lexer *generated)
{
    return lexer_of(generated)->at == lexer_of(generated)->code.len;
}

static bool run(struct lexer *lexer, abi_lex *function, size_t at, uint16_t state)
{
    lexer->generated =
        (struct abi_lexer){ .advance = advance, .mark_end = mark_end, .eof = is_at_end };
    lexer->at = lexer->start = at;
    lexer->ended = false;
    look(lexer);
    bool found = function(&lexer->generated, state);
    if (!lexer->ended)
        mark_end(&lexer->generated);
    if (lexer->end < lexer->start)
        lexer->start = lexer->end;
    return found;
}

/* The keyword that the word is, or 0. */
static TSSymbol keyword_of(struct lexer *lexer, struct token word)
{
    const struct abi_language *language = lexer->grammar->language;
    bool found = run(lexer, language->lex_keyword, word.start, 0);
    return found && lexer->end == word.end ? lexer->generated.result_symbol : 0;
}

static struct token find(struct lexer *lexer, size_t at, uint16_t lex_state)
{
    const struct abi_language *language = lexer->grammar->language;
    if (!run(lexer, language->lex, at, lex_state) &&
        !run(lexer, language->lex, at, language->lex_modes[0].lex_state))
        return (struct token){ (uint32_t)at, (uint32_t)at, NO_TOKEN, 0 };
    struct token token = { (uint32_t)lexer->start, (uint32_t)lexer->end,
                           lexer->generated.result_symbol, 0 };
    if (token.symbol && token.symbol == language->keyword_capture_token)
        token.keyword = keyword_of(lexer, token);
    return token;
}

struct token lexer_token(struct lexer *lexer, size_t at, uint16_t state)
{
    uint16_t lex_state = lexer->grammar->language->lex_modes[state].lex_state;
    bool known = lexer->last.end && lexer->last_at == at && lexer->last_state == lex_state;
    if (!known)
        lexer->last = find(lexer, at, lex_state);
    lexer->last_at = at;
    lexer->last_state = lex_state;
    return lexer->last;
}
