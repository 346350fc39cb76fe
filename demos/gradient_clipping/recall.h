/* recall: a small recurrent network that shall still know its first input after many steps, trained
 * by backpropagation through time. Each step multiplies by the same matrix W, so the gradient grows
 * or shrinks as a power of the sequence length: the place where clipping came from.
 *
 *   h_t = W h_{t-1} + u x_t,  h_0 = 0,  t = 1 .. length
 *   y = v . h_length,  loss = mean over the batch of (y - target)^2 / 2
 *
 * The inputs after the first are zero. The target is the first with a little noise, so the loss
 * cannot fall below the noise. The units are linear: the case that Pascanu et al. (2013,
 * section 2.1) analyse, where the largest eigenvalue of W alone decides. W starts near `gain` times
 * the identity. */
#ifndef RECALL_H
#define RECALL_H

#include "gradient_clipping.h"

#include <stdint.h>

enum { RECALL_UNITS = 8, RECALL_BATCH = 8, RECALL_LENGTH = 40, RECALL_TENSORS = 3 };

/* A value for each parameter: the weights themselves, or their gradient. */
struct recall {
    double w[RECALL_UNITS * RECALL_UNITS]; /* [to][from] */
    double u[RECALL_UNITS], v[RECALL_UNITS];
};

/* The tensors of `values`, to clip them. */
void recall_tensors(struct recall *values, struct gradient tensors[RECALL_TENSORS]);

void recall_init(struct recall *weights, double gain, uint32_t seed);

struct recall_batch {
    double inputs[RECALL_BATCH], targets[RECALL_BATCH];
};

/* Inputs uniform in [0, 1), targets with normal noise. */
void recall_draw(struct recall_batch *batch, double noise, uint32_t seed);

/* Loss over a batch, and its gradient; 1 <= length <= RECALL_LENGTH. */
double recall_loss(const struct recall *weights, const struct recall_batch *batch, int length,
                   struct recall *gradient);

struct training {
    int length, steps;
    double gain, noise, learning_rate;
    double max_norm, p; /* as clip_grad_norm() takes them; an infinite max_norm clips nothing */
    uint32_t seed;
};

/* Plain gradient descent. Writes loss and gradient norm (before clipping) at the start and after
 * each step: steps + 1 values. When a loss is not finite training is over: it and its norm stand
 * for all later steps too. Returns how many steps ended with a finite loss. */
int recall_train(const struct training *training, double *losses, double *norms);

#endif
