/* abi: how the C of a tree-sitter grammar lays out its tables, ABI 13 and 14. The library's header for that is not
 * installed everywhere, and newer ones describe newer tables. Names are ours, order and sizes theirs. */
#ifndef WENDA_HIGHLIGHT_ABI_H
#define WENDA_HIGHLIGHT_ABI_H

#include <stdbool.h>
#include <stdint.h>

enum { ABI_MIN = 13, ABI_MAX = 14 };

/* The most bytes that a scanner writes down. */
enum { ABI_SERIALIZED_MAX = 1024 };

/* What a generated lexer is called with: it asks for sign after sign. */
struct abi_lexer {
    int32_t lookahead;
    uint16_t result_symbol;
    void (*advance)(struct abi_lexer *, bool skip);
    void (*mark_end)(struct abi_lexer *);
    uint32_t (*get_column)(struct abi_lexer *);
    bool (*is_at_included_range_start)(const struct abi_lexer *);
    bool (*eof)(const struct abi_lexer *);
};

typedef bool abi_lex(struct abi_lexer *, uint16_t state);

enum { ABI_SHIFT, ABI_REDUCE, ABI_ACCEPT, ABI_RECOVER };

union abi_action {
    uint8_t type;
    struct {
        uint8_t type;
        uint16_t state;
        bool extra, repetition;
    } shift;
    struct {
        uint8_t type, child_count;
        uint16_t symbol;
        int16_t dynamic_precedence;
        uint16_t production;
    } reduce;
};

/* The length of a list of actions, or one of it: the length comes first. */
union abi_entry {
    uint8_t count;
    union abi_action action;
};

struct abi_lex_mode {
    uint16_t lex_state;          /* ABI_NO_TOKEN: none is looked for */
    uint16_t external_lex_state; /* 0: no external token may stand */
};

enum { ABI_NO_TOKEN = UINT16_MAX };

struct abi_symbol {
    bool visible, named, supertype;
};

struct abi_field {
    uint16_t field;
    uint8_t child;
    bool inherited;
};

struct abi_slice {
    uint16_t index, length;
};

struct abi_language {
    uint32_t version;
    uint32_t symbol_count, alias_count, token_count, external_token_count;
    uint32_t state_count, large_state_count;
    uint32_t production_count, field_count;
    uint16_t max_alias_sequence_length;
    const uint16_t *parse_table;           /* by state and symbol, of large states */
    const uint16_t *small_parse_table;     /* groups of symbols that have one value */
    const uint32_t *small_parse_table_map; /* by state */
    const union abi_entry *parse_actions;
    const char *const *symbol_names;
    const char *const *field_names;
    const struct abi_slice *field_slices; /* by production */
    const struct abi_field *fields;
    const struct abi_symbol *symbols;
    const uint16_t *public_symbols;
    const uint16_t *alias_map;
    const uint16_t *alias_sequences; /* by production and child */
    const struct abi_lex_mode *lex_modes;
    abi_lex *lex, *lex_keyword;
    uint16_t keyword_capture_token;
    struct {
        const bool *states;      /* which tokens may stand, by external_lex_state and token */
        const uint16_t *symbols; /* by token */
        void *(*create)(void);
        void (*destroy)(void *scanner);
        bool (*scan)(void *scanner, struct abi_lexer *, const bool *wanted);
        unsigned (*serialize)(void *scanner, char *bytes);
        void (*deserialize)(void *scanner, const char *bytes, unsigned len);
    } scanner; /* of the external tokens */
};

#endif
