/* deep: a deep network, to see what becomes of the gradient on its way back.
 *
 *   h_0 = x,  h_l = tanh(gain W_l h_{l-1} + b_l),  l = 1 .. depth
 *   loss = mean over the units of (h_depth - target)^2 / 2
 *
 * The parameters of layer l are the matrix gain W_l and the biases b_l, which start at zero. W_l is
 * a random orthogonal matrix (A. M. Saxe et al., "Exact solutions to the nonlinear dynamics of
 * learning in deep linear neural networks", ICLR 2014): where tanh has slope 1, each layer multiplies
 * the gradient by exactly the gain. Below 1 it vanishes with the depth; above 1 it explodes, slower
 * than by the gain, as the units saturate. */
#ifndef DEEP_H
#define DEEP_H

#include "gradient_clipping.h"

#include <stdint.h>

enum { DEEP_UNITS = 24, DEEP_LAYERS = 64 };

/* A value for each parameter of a layer. */
struct deep_layer {
    double w[DEEP_UNITS * DEEP_UNITS]; /* [to][from] */
    double b[DEEP_UNITS];
};

/* Layer l is layers[l - 1]; w holds W_l without the gain. One example: input and target. */
struct deep {
    struct deep_layer layers[DEEP_LAYERS];
    double input[DEEP_UNITS], target[DEEP_UNITS];
};

/* Input and target are uniform in [-1, 1). */
void deep_init(struct deep *net, uint32_t seed);

/* The units, and the gradient of the loss at what their tanh is taken of. */
struct deep_pass {
    double h[DEEP_LAYERS + 1][DEEP_UNITS];
    double delta[DEEP_LAYERS + 1][DEEP_UNITS]; /* [0] is not used */
};

/* Fills h[0 .. depth]. Those of a deeper net begin with the same. */
void deep_forward(const struct deep *net, double gain, int depth, struct deep_pass *pass);

/* Fills delta[1 .. depth] from h[0 .. depth] and returns the loss. */
double deep_backward(const struct deep *net, double gain, int depth, struct deep_pass *pass);

/* The gradient of the parameters of layer l: delta_l h_{l-1}^T for the matrix, delta_l for b. */
void deep_gradient(const struct deep_pass *pass, int l, struct deep_layer *gradient);

/* Its 2-norm without making it: |delta_l| sqrt(|h_{l-1}|^2 + 1), for a matrix of rank one. */
double deep_layer_norm(const struct deep_pass *pass, int l);

#endif
