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

/* Signs since the start of the line. */
static uint32_t column(struct abi_lexer *generated)
{
    const struct lexer *lexer = lexer_of(generated);
    struct str before = str_slice(lexer->code, 0, lexer->at);
    uint32_t count = 0;
    for (size_t at = before.len; at && before.ptr[at - 1] != '\n'; at--)
        count += ((unsigned char)before.ptr[at - 1] & 0xC0) != 0x80;
    return count;
}

/* The code is one range, not several. */
static bool is_at_range(const struct abi_lexer *generated)
{
    (void)generated;
    return false;
}

static void begin(struct lexer *lexer, size_t at)
{
    lexer->generated = (struct abi_lexer){ .advance = advance,
                                           .mark_end = mark_end,
                                           .get_column = column,
                                           .is_at_included_range_start = is_at_range,
                                           .eof = is_at_end };
    lexer->at = lexer->start = at;
    lexer->ended = false;
    look(lexer);
}

static void finish(struct lexer *lexer)
{
    if (!lexer->ended)
        mark_end(&lexer->generated);
    if (lexer->end < lexer->start)
        lexer->start = lexer->end;
}

static bool run(struct lexer *lexer, abi_lex *function, size_t at, uint16_t state)
{
    begin(lexer, at);
    bool found = function(&lexer->generated, state);
    finish(lexer);
    return found;
}

/* The keyword that the word is, or 0. */
static TSSymbol keyword_of(struct lexer *lexer, struct token word)
{
    const struct abi_language *language = lexer->grammar->language;
    bool found = run(lexer, language->lex_keyword, word.start, 0);
    return found && lexer->end == word.end ? lexer->generated.result_symbol : 0;
}

/* What the scanner remembers now. */
static const struct str *memory_of(struct lexer *lexer)
{
    /* YAML's scanner asks for room before each pair of numbers, and may write the second one behind it. */
    char bytes[ABI_SERIALIZED_MAX + sizeof(int16_t)];
    size_t len = lexer->grammar->language->scanner.serialize(lexer->scanner, bytes);
    struct str *memory = map_get(&lexer->memories, (struct str){ bytes, len });
    if (memory || !len)
        return memory;
    memory = arena_alloc(lexer->arena, sizeof *memory);
    *memory = arena_dup(lexer->arena, (struct str){ bytes, len });
    map_put(lexer->arena, &lexer->memories, *memory, memory);
    return memory;
}

/* Has the scanner look for what the mode wants of it. */
static bool scan(struct lexer *lexer, size_t at, struct abi_lex_mode mode, const struct str *memory,
                 struct token *token)
{
    const struct abi_language *language = lexer->grammar->language;
    if (!mode.external_lex_state)
        return false;
    struct str before = memory ? *memory : (struct str){ NULL, 0 };
    size_t first = (size_t)mode.external_lex_state * language->external_token_count;
    begin(lexer, at);
    language->scanner.deserialize(lexer->scanner, before.ptr, (unsigned)before.len);
    bool found =
        language->scanner.scan(lexer->scanner, &lexer->generated, &language->scanner.states[first]);
    finish(lexer);
    if (found)
        *token =
            (struct token){ .start = (uint32_t)lexer->start,
                            .end = (uint32_t)lexer->end,
                            .symbol = language->scanner.symbols[lexer->generated.result_symbol],
                            .scanned = true,
                            .memory = memory_of(lexer) };
    return found;
}

/* Has the generated lexer look. */
static bool lex(struct lexer *lexer, size_t at, struct abi_lex_mode mode, struct token *token)
{
    const struct abi_language *language = lexer->grammar->language;
    if (!run(lexer, language->lex, at, mode.lex_state))
        return false;
    *token = (struct token){ .start = (uint32_t)lexer->start,
                             .end = (uint32_t)lexer->end,
                             .symbol = lexer->generated.result_symbol };
    if (token->symbol && token->symbol == language->keyword_capture_token)
        token->keyword = keyword_of(lexer, *token);
    return true;
}

/* What the mode does not know may be known to the one for errors, where the scanner has to take a step. */
static struct token find(struct lexer *lexer, size_t at, struct abi_lex_mode mode,
                         const struct str *memory)
{
    struct abi_lex_mode of_errors = lexer->grammar->language->lex_modes[0];
    struct token token;
    if (scan(lexer, at, mode, memory, &token) || lex(lexer, at, mode, &token))
        return token;
    if (scan(lexer, at, of_errors, memory, &token) && (token.end > at || token.memory != memory))
        return token;
    if (lex(lexer, at, of_errors, &token))
        return token;
    return (struct token){ (uint32_t)at, (uint32_t)at, NO_TOKEN, 0, false, NULL };
}

struct token lexer_token(struct lexer *lexer, size_t at, uint16_t state, const struct str *memory)
{
    struct abi_lex_mode mode = lexer->grammar->language->lex_modes[state];
    bool known = lexer->last.end && lexer->last_at == at && lexer->last_memory == memory &&
                 lexer->last_mode.lex_state == mode.lex_state &&
                 lexer->last_mode.external_lex_state == mode.external_lex_state;
    if (!known)
        lexer->last = find(lexer, at, mode, memory);
    lexer->last_at = at;
    lexer->last_mode = mode;
    lexer->last_memory = memory;
    return lexer->last;
}

void lexer_init(struct lexer *lexer, struct arena *arena, const struct grammar *grammar,
                struct str code)
{
    *lexer = (struct lexer){ .grammar = grammar, .code = code, .arena = arena };
    if (grammar->language->external_token_count)
        lexer->scanner = grammar->language->scanner.create();
}

void lexer_release(struct lexer *lexer)
{
    if (lexer->scanner)
        lexer->grammar->language->scanner.destroy(lexer->scanner);
}
