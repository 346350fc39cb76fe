/* lexer: the tokens of some code, by the lexer that was generated for its grammar. */
#ifndef WENDA_HIGHLIGHT_LEXER_H
#define WENDA_HIGHLIGHT_LEXER_H

#include "highlight/grammar.h"

enum { NO_TOKEN = UINT16_MAX };

struct token {
    uint32_t start, end;
    TSSymbol symbol;  /* NO_TOKEN: there is none */
    TSSymbol keyword; /* what it is where that keyword may stand, or 0 */
};

/* All zero but for the grammar and the code, which is UTF-8. */
struct lexer {
    const struct grammar *grammar;
    struct str code;
    /* private */
    struct abi_lexer generated;
    size_t at, width; /* of the sign ahead */
    size_t start, end;
    bool ended; /* an end has been marked */
    struct token last;
    size_t last_at;
    uint16_t last_state;
};

/* The token that a state of the parser finds at `at`, past the blanks there. */
struct token lexer_token(struct lexer *lexer, size_t at, uint16_t state);

#endif
