#include "recall.h"

void recall_draw(struct recall_batch *batch, double noise, struct lab_random *random)
{
    for (int i = 0; i < RECALL_BATCH; i++) {
        batch->inputs[i] = lab_random_unit(random);
        batch->targets[i] = batch->inputs[i] + noise * (2 * lab_random_unit(random) - 1);
    }
}

/* Fills h[1 .. length]. */
static void forward(const struct recall *weights, double input, int length, double *h)
{
    h[1] = input;
    for (int t = 2; t <= length; t++)
        h[t] = weights->w * h[t - 1] + weights->b;
}

/* Adds the gradient that `delta`, the one at y, has by one sequence. */
static void backward(const struct recall *weights, const double *h, int length, double delta,
                     struct recall *gradient)
{
    for (int t = length; t > 1; t--) {
        gradient->w += delta * h[t - 1];
        gradient->b += delta;
        delta *= weights->w;
    }
}

double recall_loss(const struct recall *weights, const struct recall_batch *batch, int length,
                   struct recall *gradient)
{
    double loss = 0, h[RECALL_LENGTH + 1];
    *gradient = (struct recall){ 0, 0 };
    for (int i = 0; i < RECALL_BATCH; i++) {
        forward(weights, batch->inputs[i], length, h);
        double error = h[length] - batch->targets[i];
        loss += error * error / 2 / RECALL_BATCH;
        backward(weights, h, length, error / RECALL_BATCH, gradient);
    }
    return loss;
}

void recall_tensors(struct recall *gradient, struct gradient tensors[RECALL_TENSORS])
{
    tensors[0] = (struct gradient){ &gradient->w, 1 };
    tensors[1] = (struct gradient){ &gradient->b, 1 };
}

void recall_descend(struct recall *weights, const struct recall *gradient, double learning_rate)
{
    weights->w -= learning_rate * gradient->w;
    weights->b -= learning_rate * gradient->b;
}
