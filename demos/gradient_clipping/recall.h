/* recall: the smallest recurrent network that shall still know its first input after many steps,
 * trained by backpropagation through time.
 *
 *   h_1 = x,  h_t = w h_{t-1} + b,  t = 2 .. length,  y = h_length
 *   loss = mean over the batch of (y - target)^2 / 2
 *
 * The target is the input with a little noise, so the best net has w = 1 and b = 0. It stands on the
 * border: y depends on x by w^(length-1), which vanishes for w < 1 and explodes for w > 1, and the
 * gradient with it. Pascanu et al. (2013, section 2) analyse this linear case first. */
#ifndef RECALL_H
#define RECALL_H

#include "gradient_clipping.h"

#include "lab/random.h"

enum { RECALL_BATCH = 8, RECALL_LENGTH = 40, RECALL_TENSORS = 2 };

/* A value for each parameter: the weights, or their gradient. */
struct recall {
    double w, b;
};

struct recall_batch {
    double inputs[RECALL_BATCH], targets[RECALL_BATCH];
};

/* Draws the next batch: inputs uniform in [0, 1), targets off by at most `noise`. */
void recall_draw(struct recall_batch *batch, double noise, struct lab_random *random);

/* Loss over a batch, and its gradient; 1 <= length <= RECALL_LENGTH. */
double recall_loss(const struct recall *weights, const struct recall_batch *batch, int length,
                   struct recall *gradient);

/* The tensors of a gradient, to clip them: two, of one value each. */
void recall_tensors(struct recall *gradient, struct gradient tensors[RECALL_TENSORS]);

/* One step of plain gradient descent. */
void recall_descend(struct recall *weights, const struct recall *gradient, double learning_rate);

#endif
