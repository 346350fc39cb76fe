/* recall: a small recurrent network that shall still know its first input after many steps, trained
 * by backpropagation through time. Each step multiplies by the same matrix W, so the gradient grows
 * or shrinks as a power of the sequence length: the place where clipping came from.
 *
 *   h_t = W h_{t-1} + u x_t,  h_0 = 0,  t = 1 .. length
 *   y = v . h_length,  loss = mean over the batch of (y - x_1)^2 / 2
 *
 * The inputs after the first are zero. The units are linear: the case that Pascanu et al. (2013,
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

/* Loss over a batch of first inputs, and its gradient; 1 <= length <= RECALL_LENGTH. */
double recall_loss(const struct recall *weights, const double inputs[RECALL_BATCH], int length,
                   struct recall *gradient);

struct training {
    int length, steps;
    double gain, learning_rate;
    double max_norm, p; /* as clip_grad_norm() takes them; an infinite max_norm clips nothing */
    uint32_t seed;
};

/* Plain gradient descent. Writes loss and gradient norm (before clipping) for steps 0 .. steps-1,
 * each before that step's update. When a loss is not finite training is over: it and its norm stand
 * for all later steps too. Returns the number of steps with a finite loss. */
int recall_train(const struct training *training, double *losses, double *norms);

#endif
