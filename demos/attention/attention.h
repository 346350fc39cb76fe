/* attention: scaled dot-product attention of one head, stage by stage, and positions.
 *
 * A. Vaswani et al., "Attention Is All You Need", NeurIPS 2017, section 3.2.1, equation 1:
 * Attention(Q, K, V) = softmax(Q K^T / sqrt(d)) V; the same as torch's scaled_dot_product_attention
 * and the ONNX operator Attention. Pure functions on arrays: no input or output, no page.
 *
 * Arrays are dense, row by row: q [queries, d], k and v [keys, d], scores and weights
 * [queries, keys]. Several heads are several calls. */
#ifndef ATTENTION_ATTENTION_H
#define ATTENTION_ATTENTION_H

struct attention_shape {
    int queries, keys, d;
};

/* scores = Q K^T. With components that are independent, of mean 0 and variance 1, a score has
 * variance d (Vaswani et al., footnote 4). */
void attention_scores(double *scores, const double *q, const double *k,
                      const struct attention_shape *shape);

/* Divides the scores by sqrt(d), so that their variance is 1 whatever d is. */
void attention_scale(double *scores, const struct attention_shape *shape);

/* Query i sees the keys 0..i alone: later scores become -infinity, weights exactly 0. */
void attention_mask_causal(double *scores, const struct attention_shape *shape);

/* Each row becomes exp(s) / sum exp(s), in place. The row's largest score is subtracted first, which
 * changes nothing but keeps exp from overflowing. Each row needs one finite score, the rest may be
 * -infinity. */
void attention_softmax(double *scores, const struct attention_shape *shape);

/* out [queries, d] = weights V. */
void attention_mix(double *out, const double *weights, const double *v,
                   const struct attention_shape *shape);

/* Sinusoidal positions, x [n, d] (section 3.5): adds sin(pos / 10000^(2i/d)) to component 2i and
 * the cosine to 2i+1. d even. */
void attention_add_sinusoid(double *x, int n, int d);

/* Rotary positions, in place on q or k, x [n, d]: turns each pair (2i, 2i+1) by the angle
 * pos * 10000^(-2i/d), so that scores depend on the distance of positions alone. d even.
 * J. Su et al., "RoFormer: Enhanced Transformer with Rotary Position Embedding", 2021, section
 * 3.2.2. `first` is the position of row 0. */
void attention_rotate(double *x, int n, int d, int first);

/* That angle, in radians, for the pair that `component` belongs to. */
double attention_angle(int position, int component, int d);

#endif
