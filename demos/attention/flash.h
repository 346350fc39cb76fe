/* flash: attention tile by tile, with a softmax that never sees a whole row of scores.
 *
 * Online softmax: M. Milakov, N. Gimelshein, "Online normalizer calculation for softmax", 2018,
 * algorithm 3. With the output carried along as well: T. Dao et al., "FlashAttention: Fast and
 * Memory-Efficient Exact Attention with IO-Awareness", NeurIPS 2022, algorithm 1. Exact: it differs
 * from attention.h by rounding alone. */
#ifndef ATTENTION_FLASH_H
#define ATTENTION_FLASH_H

/* All that is kept of the keys which one query has seen. */
struct flash {
    double max;    /* m, their largest score; -infinity at first */
    double sum;    /* l = sum exp(score - m) */
    double factor; /* what the last tile made of the sums before it: exp(old m - new m) */
    double *mixed; /* [d] sum exp(score - m) v; the output is mixed / sum */
    int d;
};

/* A query that has seen no key. `mixed` is the caller's, of d numbers. */
void flash_start(struct flash *flash, double *mixed, int d);

/* Sees `keys` more keys: their scores, which may be -infinity, and values v [keys, d]. */
void flash_tile(struct flash *flash, const double *scores, const double *v, int keys);

#endif
