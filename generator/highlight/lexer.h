/* lexer: the tokens of some code, by the lexer that was generated for its grammar, and by the grammar's own C: its
 * scanner, which remembers things from token to token. */
#ifndef WENDA_HIGHLIGHT_LEXER_H
#define WENDA_HIGHLIGHT_LEXER_H

#include "base/map.h"
#include "highlight/grammar.h"

enum { NO_TOKEN = UINT16_MAX };

struct token {
    uint32_t start, end;
    TSSymbol symbol;          /* NO_TOKEN: there is none */
    TSSymbol keyword;         /* what it is where that keyword may stand, or 0 */
    bool scanned;             /* by the scanner, */
    const struct str *memory; /* and what that remembers behind it; or NULL */
};

struct lexer {
    const struct grammar *grammar;
    struct str code;
    /* private */
    struct arena *arena;
    void *scanner;       /* NULL: the grammar has none */
    struct map memories; /* what it has remembered, by itself */
    struct abi_lexer generated;
    size_t at, width; /* of the sign ahead */
    size_t start, end;
    bool ended; /* an end has been marked */
    struct token last;
    size_t last_at;
    struct abi_lex_mode last_mode;
    const struct str *last_memory;
};

/* For code that is UTF-8; to be closed with lexer_release(). */
void lexer_init(struct lexer *lexer, struct arena *arena, const struct grammar *grammar,
                struct str code);
void lexer_release(struct lexer *lexer);

/* The token that a state of the parser finds at `at`, past the blanks there. The memory is that of the last token before
 * that has been scanned, NULL at first; equal ones are the same pointer. */
struct token lexer_token(struct lexer *lexer, size_t at, uint16_t state, const struct str *memory);

#endif
