/* grammar: the tables of a grammar, spread out for reading them fast. The library packs those of most states into
 * lists, and walks these at every step. */
#ifndef WENDA_MARKDOWN_GRAMMAR_H
#define WENDA_MARKDOWN_GRAMMAR_H

#include <tree_sitter/api.h>
#include <tree_sitter/parser.h>

#include "base/arena.h"

struct grammar {
    const TSLanguage *language;
    const uint16_t
        *table; /* by state and symbol; NULL when some tokens are found by C of the grammar */
};

struct grammar grammar_load(struct arena *arena, const TSLanguage *language);

/* What the table holds there: for tokens an index of actions, for other symbols the next state. */
static inline uint16_t grammar_at(const struct grammar *grammar, TSStateId state, TSSymbol symbol)
{
    return grammar->table[(size_t)state * grammar->language->symbol_count + symbol];
}

/* What to do in a state when a token comes: the number of actions, with the actions behind. */
static inline const TSParseActionEntry *grammar_actions(const struct grammar *grammar,
                                                        TSStateId state, TSSymbol token)
{
    return &grammar->language->parse_actions[grammar_at(grammar, state, token)];
}

#endif
