/* dropout: inverted dropout, as torch.nn.Dropout and the ONNX operator Dropout define it.
 *
 * N. Srivastava et al., "Dropout: A Simple Way to Prevent Neural Networks from Overfitting",
 * JMLR 15 (2014) 1929-1958; in the inverted form, which scales while training and so has nothing
 * to do when evaluating. Pure functions on arrays: no input or output, no page. */
#ifndef DROPOUT_DROPOUT_H
#define DROPOUT_DROPOUT_H

#include <stdbool.h>

#include "lab/random.h"

/* What a unit that stays is multiplied by: 1/(1-p); 0 at p = 1, where none stays. 0 <= p <= 1. */
double dropout_scale(double p);

/* keep[n]: a unit stays when its number, uniform in [0, 1), is at least p, as in ONNX. So each
 * stays with probability 1-p, independently; p = 0 keeps all and p = 1 none. */
void dropout_mask(bool *keep, const double *uniform, int n, double p);

/* The same with fresh numbers. */
void dropout_draw(bool *keep, int n, double p, struct lab_random *random);

/* y[n] = x[n] * scale where keep[n], else x[n] * 0; y may be x. Not-a-number and infinity become
 * not-a-number when dropped, as in PyTorch and ONNX, which multiply too. */
void dropout_apply(double *y, const double *x, const bool *keep, int n, double scale);

/* The whole layer: training applies keep[n] with the scale 1/(1-p), evaluation is the identity and
 * reads no mask. y may be x. */
struct dropout {
    double p;
    bool training;
};
void dropout_forward(double *y, const double *x, const bool *keep, int n,
                     const struct dropout *layer);

/* What becomes of a gradient on its way back through the same layer: the same factors. */
void dropout_backward(double *dx, const double *dy, const bool *keep, int n,
                      const struct dropout *layer);

/* Where the output is a sum of n terms x[i], one a unit: the output under a mask, and its variance
 * over masks, p (1-p) scale^2 sum x[i]^2, with the scale 1/(1-p) thus sum x[i]^2 p/(1-p). */
double dropout_sum(const double *x, const bool *keep, int n, double scale);
double dropout_variance(const double *x, int n, double p, double scale);

/* The probability of exactly this mask: (1-p)^kept p^dropped. */
double dropout_mask_probability(const bool *keep, int n, double p);

#endif
