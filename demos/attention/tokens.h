/* tokens: a sentence cut into tokens, and vectors for them. Knows nothing of attention.
 *
 * There is no trained vocabulary here: a token's vector is random numbers seeded by a hash of its
 * text. The same token has the same vector everywhere; vectors of different tokens say nothing about
 * their meaning. */
#ifndef ATTENTION_TOKENS_H
#define ATTENTION_TOKENS_H

#include <stdbool.h>
#include <stdint.h>

enum { TOKENS_MAX = 12, SENTENCE_MAX = 80 /* characters */ };

struct tokens {
    int count;
    bool cut;                                     /* the sentence had more */
    char label[TOKENS_MAX][4 * SENTENCE_MAX + 8]; /* as typed, repeats numbered */
    uint64_t hash[TOKENS_MAX];                    /* ASCII letters as lower case */
};

/* Cuts valid UTF-8 of at most SENTENCE_MAX characters into tokens: one a wide character (Han, kana,
 * emoji with what modifies it), one a run of other letters and digits, one a punctuation mark.
 * Spaces, dashes, typographic quotes and invisible marks separate. */
void tokens_split(struct tokens *tokens, const char *text);

/* x [d], the vector of a token with that hash: components normal, of mean 0 and variance 1. */
void token_embed(double *x, uint64_t hash, int d);

#endif
