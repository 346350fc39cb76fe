/* page: what the views of the demo share: the reader's sentence and settings, and one head of
 * attention at work on them. */
#ifndef ATTENTION_PAGE_H
#define ATTENTION_PAGE_H

#include "attention/attention.h"
#include "attention/tokens.h"
#include "lab/lab.h"

enum { D_MAX = 64 };

/* Which of its names a row or column of a matrix has; each is a choice of the reader, too. */
enum side { QUERY, KEY, COMPONENT };

extern struct page {
    struct tokens tokens;
    struct attention_shape shape; /* one head; queries and keys are the tokens */
    bool rotary, scaled, causal;
    double x[TOKENS_MAX * D_MAX], out[TOKENS_MAX * D_MAX];
    double w[3][D_MAX * D_MAX], qkv[3][TOKENS_MAX * D_MAX]; /* W_Q, W_K, W_V; Q, K, V */
    double scores[TOKENS_MAX * TOKENS_MAX], scaled_scores[TOKENS_MAX * TOKENS_MAX],
        masked[TOKENS_MAX * TOKENS_MAX], weights[TOKENS_MAX * TOKENS_MAX];
} page;

/* Asks for positions, mask and so on, and computes all of `page`, whose tokens are there. Returns
 * the largest change of a token's output when the sentence is read backwards. */
double page_attend(void);

/* Asks which row or column it shall be. */
int page_choose(enum side side);

struct lab_text page_label(enum side side);
const char *const *page_names(enum side side);
int page_count(enum side side);

/* The views besides that of the weights. */
void show_steps(void);
void show_scaling(void);
void show_tiles(void);

#endif
