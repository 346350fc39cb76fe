/* dropout: inverted dropout, and a small network to see it in.
 *
 * N. Srivastava et al., "Dropout: A Simple Way to Prevent Neural Networks from Overfitting",
 * JMLR 15 (2014) 1929-1958; in the inverted form (scaled while training, nothing to do when
 * evaluating) that torch.nn.Dropout and the ONNX operator Dropout define.
 * Pure functions on arrays: no input or output, no page. */
#ifndef DROPOUT_DROPOUT_H
#define DROPOUT_DROPOUT_H

#include <stdbool.h>

#include "lab/random.h"

/* What a unit that stays is multiplied by: 1/(1-p); 0 at p = 1, where none stays. 0 <= p <= 1. */
double dropout_scale(double p);

/* Draws keep[n]: each unit stays with probability 1-p, independently. As in ONNX, a unit stays
 * when a number uniform in [0, 1) is >= p; so p = 0 keeps all and p = 1 none. */
void dropout_mask(bool *keep, int n, double p, struct lab_random *random);

/* y[n] = x[n] * scale where keep[n], else x[n] * 0; y may be x. Training passes dropout_scale(p);
 * evaluation calls nothing at all. Not-a-number and infinity stay not-a-number when dropped, as in
 * PyTorch and ONNX, which multiply too. */
void dropout_apply(double *y, const double *x, const bool *keep, int n, double scale);

/* The variance over masks of the sum of the n dropped-out terms x[i]: p (1-p) scale^2 sum x[i]^2;
 * with the scale 1/(1-p) that is sum x[i]^2 p/(1-p). */
double dropout_variance(const double *x, int n, double p, double scale);

/* The probability of exactly this mask: (1-p)^kept p^dropped. */
double dropout_mask_probability(const bool *keep, int n, double p);

/* ---- the small network ----
 * 3 inputs, 8 hidden units with ReLU, 1 output without a bias. Dropout acts on the hidden units,
 * so the output is a sum of 8 terms, one a unit: its mean and variance over masks are exact. */
enum { NET_INPUTS = 3, NET_HIDDEN = 8 };

struct dropout_net {
    double hidden_weights[NET_HIDDEN][NET_INPUTS];
    double hidden_bias[NET_HIDDEN];
    double output_weights[NET_HIDDEN];
};

/* hidden[NET_HIDDEN] = max(0, W x + b), x[NET_INPUTS]. */
void dropout_net_hidden(double *hidden, const struct dropout_net *net, const double *x);

/* The output: the dot product of hidden[NET_HIDDEN] with the output's weights. */
double dropout_net_output(const struct dropout_net *net, const double *hidden);

#endif
