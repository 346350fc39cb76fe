#include "highlight/grammar.h"

#include <string.h>

/* Writes out the row of a packed state: groups of symbols that have one value. */
static void spread(const uint16_t *packed, uint16_t *row)
{
    uint16_t groups = *packed++;
    for (uint16_t i = 0; i < groups; i++) {
        uint16_t value = *packed++, count = *packed++;
        for (uint16_t k = 0; k < count; k++)
            row[*packed++] = value;
    }
}

/* True when a state goes on without a token. */
static bool is_blind(const struct abi_language *language)
{
    for (size_t i = 0; i < language->state_count; i++)
        if (language->lex_modes[i].lex_state == ABI_NO_TOKEN)
            return true;
    return false;
}

struct grammar grammar_load(struct arena *arena, const TSLanguage *library)
{
    const struct abi_language *language = (const void *)library;
    struct grammar grammar = { .library = library, .language = language };
    if (language->version < ABI_MIN || language->version > ABI_MAX || is_blind(language))
        return grammar;
    size_t width = language->symbol_count, large = language->large_state_count;
    uint16_t *table = arena_alloc(arena, language->state_count * width * sizeof *table);
    memcpy(table, language->parse_table, large * width * sizeof *table);
    for (size_t i = large; i < language->state_count; i++)
        spread(&language->small_parse_table[language->small_parse_table_map[i - large]],
               &table[i * width]);
    grammar.table = table;
    return grammar;
}
