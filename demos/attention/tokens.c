#include "attention/tokens.h"

#include "lab/random.h"
#include "lab/utf8.h"

enum kind { SEPARATOR, LETTER, WIDE, MARK, MODIFIER };
enum { LABEL_CHARACTERS = 7, JOINER = 0x200D };

static bool is_between(uint32_t c, uint32_t first, uint32_t last)
{
    return c >= first && c <= last;
}

/* Accents, variation selectors, skin tones, the emoji joiner: part of the character before them. */
static bool is_modifier(uint32_t c)
{
    return c == JOINER || is_between(c, 0x300, 0x36F) || is_between(c, 0xFE00, 0xFE0F) ||
           is_between(c, 0x1F3FB, 0x1F3FF);
}

/* Spaces, and marks that only steer layout (zero width, direction). */
static bool is_separator(uint32_t c)
{
    return c <= ' ' || c == 0xA0 || c == 0x3000 || c == 0xFEFF || is_between(c, 0x2000, 0x200F) ||
           is_between(c, 0x2028, 0x202F) || is_between(c, 0x205F, 0x206F);
}

/* An apostrophe or hyphen stays inside its word: don't, T-shirt. */
static bool is_mark(uint32_t c)
{
    if (c < 0x80)
        return c != '\'' && c != '-' && !is_between(c, '0', '9') && !is_between(c | 0x20, 'a', 'z');
    return is_between(c, 0xA1, 0xBF) || is_between(c, 0x2010, 0x2027) ||
           is_between(c, 0x2030, 0x205E);
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

/* FNV-1a, 64 bits: G. Fowler, L. C. Noll, K.-P. Vo; RFC 9923. */
static uint64_t hash_of(const char *s, const char *end)
{
    uint64_t hash = 0xcbf29ce484222325u;
    for (; s < end; s++) {
        unsigned char byte = (unsigned char)*s;
        if (is_between(byte, 'A', 'Z'))
            byte |= 0x20;
        hash = (hash ^ byte) * 0x100000001b3u;
    }
    return hash;
}

static char *append(char *to, const char *s, int bytes)
{
    while (bytes-- > 0)
        *to++ = *s++;
    *to = '\0';
    return to;
}

/* Room is kept for the ellipsis and a number of two digits, three bytes each. */
static void write_label(char *label, const char *s, const char *end)
{
    const char *stop = s;
    uint32_t c;
    for (int n = 0; n < LABEL_CHARACTERS && stop < end; n++) {
        const char *next = lab_utf8_next(stop, &c);
        if (next - s > TOKEN_BYTES - 10)
            break;
        stop = next;
    }
    char *to = append(label, s, (int)(stop - s));
    if (stop < end)
        append(to, "…", 3);
}

/* Small digits behind a label: 猫₁ and 猫₂. */
static void write_number(char *label, int number)
{
    static const char digits[10][4] = { "₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉" };
    while (*label)
        label++;
    if (number > 9)
        label = append(label, digits[number / 10], 3);
    append(label, digits[number % 10], 3);
}

static void number_repeats(struct tokens *tokens)
{
    for (int i = 0; i < tokens->count; i++) {
        int same = 0, before = 0;
        for (int j = 0; j < tokens->count; j++)
            if (tokens->hash[j] == tokens->hash[i]) {
                same++;
                before += j < i;
            }
        if (same > 1)
            write_number(tokens->label[i], before + 1);
    }
}

void tokens_split(struct tokens *tokens, const char *text)
{
    tokens->count = 0;
    tokens->cut = false;
    while (*text) {
        uint32_t c;
        const char *next = lab_utf8_next(text, &c);
        if (kind_of(c) == SEPARATOR || kind_of(c) == MODIFIER) {
            text = next;
            continue;
        }
        if (tokens->count == TOKENS_MAX) {
            tokens->cut = true;
            break;
        }
        const char *end = token_end(text);
        tokens->hash[tokens->count] = hash_of(text, end);
        write_label(tokens->label[tokens->count++], text, end);
        text = end;
    }
    number_repeats(tokens);
}

void tokens_embed(double *x, const struct tokens *tokens, int d)
{
    for (int i = 0; i < tokens->count; i++) {
        struct lab_random random;
        lab_random_init(&random, tokens->hash[i], 13);
        for (int c = 0; c < d; c++)
            x[i * d + c] = lab_random_normal(&random);
    }
}
