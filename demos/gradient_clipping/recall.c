#include "recall.h"

#include "lab/random.h"

#include <math.h>
#include <string.h>

enum { N = RECALL_UNITS };

/* One sequence: its first input and the units at all times. */
struct run {
    int length;
    double input;
    double h[RECALL_LENGTH + 1][N];
};

void recall_tensors(struct recall *values, struct gradient tensors[RECALL_TENSORS])
{
    tensors[0] = (struct gradient){ values->w, N * N };
    tensors[1] = (struct gradient){ values->u, N };
    tensors[2] = (struct gradient){ values->v, N };
}

void recall_init(struct recall *weights, double gain, uint32_t seed)
{
    struct lab_random random;
    lab_random_init(&random, seed, 1);
    for (int i = 0; i < N * N; i++) {
        double identity = i % (N + 1) == 0;
        weights->w[i] = gain * (identity + 0.02 * lab_random_normal(&random));
    }
    for (int i = 0; i < N; i++)
        weights->u[i] = lab_random_unit(&random);
    for (int i = 0; i < N; i++)
        weights->v[i] = lab_random_unit(&random) * 2 / N;
}

/* Fills the units and returns y. */
static double forward(const struct recall *weights, struct run *run)
{
    double y = 0;
    memset(run->h[0], 0, sizeof run->h[0]);
    for (int t = 1; t <= run->length; t++) {
        for (int i = 0; i < N; i++) {
            double sum = t == 1 ? weights->u[i] * run->input : 0;
            for (int j = 0; j < N; j++)
                sum += weights->w[i * N + j] * run->h[t - 1][j];
            run->h[t][i] = sum;
        }
    }
    for (int i = 0; i < N; i++)
        y += weights->v[i] * run->h[run->length][i];
    return y;
}

/* From the gradient at h_t, in `now`, through W to that at h_{t-1}. */
static void step_back(const struct recall *weights, const struct run *run, int t, double now[N],
                      struct recall *gradient)
{
    double before[N] = { 0 };
    for (int i = 0; i < N; i++) {
        if (t == 1)
            gradient->u[i] += now[i] * run->input;
        for (int j = 0; j < N; j++) {
            gradient->w[i * N + j] += now[i] * run->h[t - 1][j];
            before[j] += now[i] * weights->w[i * N + j];
        }
    }
    memcpy(now, before, sizeof before);
}

/* Adds the gradient that `error`, the one at y, has by this sequence. */
static void backward(const struct recall *weights, const struct run *run, double error,
                     struct recall *gradient)
{
    double now[N];
    for (int i = 0; i < N; i++) {
        gradient->v[i] += error * run->h[run->length][i];
        now[i] = error * weights->v[i];
    }
    for (int t = run->length; t > 0; t--)
        step_back(weights, run, t, now, gradient);
}

void recall_draw(struct recall_batch *batch, double noise, uint32_t seed)
{
    struct lab_random random;
    lab_random_init(&random, seed, 2);
    for (int i = 0; i < RECALL_BATCH; i++) {
        batch->inputs[i] = lab_random_unit(&random);
        batch->targets[i] = batch->inputs[i] + noise * lab_random_normal(&random);
    }
}

double recall_loss(const struct recall *weights, const struct recall_batch *batch, int length,
                   struct recall *gradient)
{
    double loss = 0;
    struct run run = { .length = length };
    memset(gradient, 0, sizeof *gradient);
    for (int i = 0; i < RECALL_BATCH; i++) {
        run.input = batch->inputs[i];
        double error = forward(weights, &run) - batch->targets[i];
        loss += error * error / 2 / RECALL_BATCH;
        backward(weights, &run, error / RECALL_BATCH, gradient);
    }
    return loss;
}

static void descend(struct recall *weights, struct recall *gradient, double learning_rate)
{
    struct gradient w[RECALL_TENSORS], g[RECALL_TENSORS];
    recall_tensors(weights, w);
    recall_tensors(gradient, g);
    for (int i = 0; i < RECALL_TENSORS; i++) {
        for (int j = 0; j < w[i].count; j++)
            w[i].values[j] -= learning_rate * g[i].values[j];
    }
}

static void fill(double *values, int from, int to, double value)
{
    for (int i = from; i <= to; i++)
        values[i] = value;
}

int recall_train(const struct training *training, double *losses, double *norms)
{
    struct recall weights, gradient;
    struct gradient tensors[RECALL_TENSORS];
    struct recall_batch batch;
    recall_init(&weights, training->gain, training->seed);
    recall_draw(&batch, training->noise, training->seed);
    recall_tensors(&gradient, tensors);
    for (int step = 0; step <= training->steps; step++) {
        losses[step] = recall_loss(&weights, &batch, training->length, &gradient);
        norms[step] = clip_grad_norm(tensors, RECALL_TENSORS, training->max_norm, training->p);
        if (!isfinite(losses[step])) {
            fill(norms, step, training->steps, norms[step]);
            fill(losses, step, training->steps, losses[step]);
            return step - 1;
        }
        descend(&weights, &gradient, training->learning_rate);
    }
    return training->steps;
}
