#include "attention/tokens.h"

#include "lab/random.h"
#include "lab/utf8.h"

enum kind { SEPARATOR, LETTER, WIDE, MARK, MODIFIER };
enum { JOINER = 0x200D };

static bool is_between(uint32_t c, uint32_t first, uint32_t last)
{
    return c >= first && c <= last;
}

/* Accents, variation selectors, skin tones, tags of flags, the emoji joiner: part of the character
 * before them. */
static bool is_modifier(uint32_t c)
{
    return c == JOINER || is_between(c, 0x300, 0x36F) || is_between(c, 0xFE00, 0xFE0F) ||
           is_between(c, 0x1F3FB, 0x1F3FF) || c >= 0xE0000;
}

/* Spaces, and the block of dashes, quotes and marks that only steer layout. */
static bool is_separator(uint32_t c)
{
    return c <= ' ' || c == 0xA0 || c == 0x3000 || c == 0xFEFF ||
           (c != 0x2019 && is_between(c, 0x2000, 0x206F));
}

/* An apostrophe (either) or hyphen stays inside its word: don't, T-shirt. */
static bool is_mark(uint32_t c)
{
    if (c < 0x80)
        return c != '\'' && c != '-' && !is_between(c, '0', '9') && !is_between(c | 0x20, 'a', 'z');
    return is_between(c, 0xA1, 0xBF);
}

static enum kind kind_of(uint32_t c)
{
    if (is_modifier(c))
        return MODIFIER;
    if (is_separator(c))
        return SEPARATOR;
    if (lab_utf8_is_wide(c))
        return WIDE;
    return is_mark(c) ? MARK : LETTER;
}

/* The end of the token that starts at s (no separator). */
static const char *token_end(const char *s)
{
    uint32_t c, before = 0;
    const char *next = lab_utf8_next(s, &c);
    bool word = kind_of(c) == LETTER;
    for (s = next; *s; s = next) {
        before = c;
        next = lab_utf8_next(s, &c);
        enum kind kind = kind_of(c);
        if (kind != MODIFIER && before != JOINER && !(word && kind == LETTER))
            break;
    }
    return s;
}

/* Adds the token from s to end; the hash is FNV-1a, 64 bits: G. Fowler, L. C. Noll, K.-P. Vo; RFC
 * 9923. */
static void add(struct tokens *tokens, const char *s, const char *end)
{
    char *label = tokens->label[tokens->count];
    uint64_t hash = 0xcbf29ce484222325u;
    while (s < end) {
        unsigned char byte = (unsigned char)(*label++ = *s++);
        hash = (hash ^ (is_between(byte, 'A', 'Z') ? byte | 0x20u : byte)) * 0x100000001b3u;
    }
    *label = '\0';
    tokens->hash[tokens->count++] = hash;
}

/* A small digit behind a label: 猫₁. */
static char *add_digit(char *to, int digit)
{
    *to++ = '\xe2';
    *to++ = '\x82';
    *to++ = (char)('\x80' + digit);
    *to = '\0';
    return to;
}

static void number_repeats(struct tokens *tokens)
{
    for (int i = 0; i < tokens->count; i++) {
        int same = 0, number = 1;
        for (int j = 0; j < tokens->count; j++)
            if (tokens->hash[j] == tokens->hash[i]) {
                same++;
                number += j < i;
            }
        char *end = tokens->label[i];
        while (*end)
            end++;
        if (number > 9)
            end = add_digit(end, number / 10);
        if (same > 1)
            add_digit(end, number % 10);
    }
}

void tokens_split(struct tokens *tokens, const char *text)
{
    tokens->count = 0;
    tokens->cut = false;
    while (*text) {
        uint32_t c;
        const char *end = lab_utf8_next(text, &c);
        if (kind_of(c) != SEPARATOR && kind_of(c) != MODIFIER) {
            tokens->cut = tokens->count == TOKENS_MAX;
            if (tokens->cut)
                break;
            end = token_end(text);
            add(tokens, text, end);
        }
        text = end;
    }
    number_repeats(tokens);
}

void token_embed(double *x, uint64_t hash, int d)
{
    struct lab_random random;
    lab_random_init(&random, hash, 153);
    while (d-- > 0)
        *x++ = lab_random_normal(&random);
}
