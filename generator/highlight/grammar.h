/* grammar: the tables of a grammar, spread out for reading them fast. The library packs those of most states into
 * lists, and walks these at every step. */
#ifndef WENDA_HIGHLIGHT_GRAMMAR_H
#define WENDA_HIGHLIGHT_GRAMMAR_H

#include <tree_sitter/api.h>

#include "base/arena.h"
#include "highlight/abi.h"

struct grammar {
    const TSLanguage *library;           /* as the library takes it */
    const struct abi_language *language; /* and what that is */
    const uint16_t *table;               /* by state and symbol; NULL: the library has to parse */
};

/* The table is NULL when the grammar is of another ABI, or one whose rules end without a look at the next token. */
struct grammar grammar_load(struct arena *arena, const TSLanguage *library);

/* What the table holds there: for tokens an index of actions, for other symbols the next state. */
static inline uint16_t grammar_at(const struct grammar *grammar, uint16_t state, TSSymbol symbol)
{
    return grammar->table[(size_t)state * grammar->language->symbol_count + symbol];
}

/* What to do in a state when a token comes: the number of actions, with the actions behind. */
static inline const union abi_entry *grammar_actions(const struct grammar *grammar, uint16_t state,
                                                     TSSymbol token)
{
    return &grammar->language->parse_actions[grammar_at(grammar, state, token)];
}

#endif
