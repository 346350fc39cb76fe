/* page: what the views of the demo share: the reader's sentence and settings, and one head of
 * attention at work on them. */
#ifndef ATTENTION_PAGE_H
#define ATTENTION_PAGE_H

#include "attention/attention.h"
#include "attention/saturation.h"
#include "attention/tokens.h"
#include "lab/lab.h"

enum { D_MAX = 64 };

/* What the rows or columns of a matrix are. */
enum side { QUERY, KEY, COMPONENT };
extern const struct lab_text page_sides[], page_ways[];

/* What becomes of the scores, one after the other; the first is Q K^T. */
enum { SCORES, SCALED, MASKED, WEIGHTS, SCORE_STAGES };

extern struct page {
    struct tokens tokens;
    const char *names[3][D_MAX];  /* of each side */
    struct attention_shape shape; /* queries and keys are the tokens */
    bool rotary, causal;
    int way; /* of dividing the scores: enum saturation_way */
    double x[TOKENS_MAX * D_MAX], out[TOKENS_MAX * D_MAX];
    double w[3][D_MAX * D_MAX], qkv[3][TOKENS_MAX * D_MAX]; /* W_Q, W_K, W_V; Q, K, V */
    double scores[SCORE_STAGES][TOKENS_MAX * TOKENS_MAX];
} page;

/* Asks for positions, mask and so on, and computes all of `page`, whose tokens are there. Returns
 * the largest change of a token's output when the sentence is read backwards. */
double page_attend(void);

/* From Q, K and V to the output. */
void page_stages(void);

/* The key to which that query gives the largest weight, the first one of several; and how many they
 * are: the same token again has the same weight where its position is not told. */
int page_favourite(int query);
int page_count_favourites(int query);

/* Asks which of the names on a side it shall be. */
int page_choose(struct lab_text label, enum side side, int initial);
int page_count(enum side side);

/* The label of that choice for the token whose row the views speak of. */
extern const struct lab_text page_token;

/* The larger, and the largest |a[i] - b[i]|; not-a-number if there is one. */
double larger(double a, double b);
double largest_difference(const double *a, const double *b, int n);
void copy(double *to, const double *from, int n);

/* The views besides that of the weights. */
void show_steps(void);
void show_scaling(void);
void show_tiles(void);

#endif
