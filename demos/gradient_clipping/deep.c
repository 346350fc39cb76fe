#include "deep.h"

#include "lab/maths.h"
#include "lab/random.h"

#include <string.h>

enum { N = DEEP_UNITS };

/* Row i, made orthogonal to those before it, of length 1 (Gram and Schmidt). */
static void straighten(double *w, int i)
{
    double *row = w + i * N, squares = 0;
    for (int k = 0; k < i; k++) {
        double dot = 0;
        for (int j = 0; j < N; j++)
            dot += row[j] * w[k * N + j];
        for (int j = 0; j < N; j++)
            row[j] -= dot * w[k * N + j];
    }
    for (int j = 0; j < N; j++)
        squares += row[j] * row[j];
    double length = lab_sqrt(squares);
    for (int j = 0; j < N; j++)
        row[j] /= length;
}

void deep_init(struct deep *net, uint32_t seed)
{
    struct lab_random random;
    lab_random_init(&random, seed, 3);
    for (int i = 0; i < N; i++) {
        net->input[i] = 2 * lab_random_unit(&random) - 1;
        net->target[i] = 2 * lab_random_unit(&random) - 1;
    }
    for (int l = 0; l < DEEP_LAYERS; l++) {
        double *w = net->layers[l].w;
        for (int i = 0; i < N * N; i++)
            w[i] = 2 * lab_random_unit(&random) - 1;
        for (int i = 0; i < N; i++)
            straighten(w, i);
        memset(net->layers[l].b, 0, sizeof net->layers[l].b);
    }
}

void deep_forward(const struct deep *net, double gain, int depth, struct deep_pass *pass)
{
    memcpy(pass->h[0], net->input, sizeof net->input);
    for (int l = 1; l <= depth; l++) {
        const struct deep_layer *layer = &net->layers[l - 1];
        for (int i = 0; i < N; i++) {
            double sum = 0;
            for (int j = 0; j < N; j++)
                sum += layer->w[i * N + j] * pass->h[l - 1][j];
            pass->h[l][i] = lab_tanh(gain * sum + layer->b[i]);
        }
    }
}

/* From the gradient at the units of layer l to that at what their tanh is taken of. */
static void through_tanh(struct deep_pass *pass, int l)
{
    for (int i = 0; i < N; i++)
        pass->delta[l][i] *= 1 - pass->h[l][i] * pass->h[l][i];
}

double deep_backward(const struct deep *net, double gain, int depth, struct deep_pass *pass)
{
    double loss = 0;
    for (int i = 0; i < N; i++) {
        double error = pass->h[depth][i] - net->target[i];
        loss += error * error / 2 / N;
        pass->delta[depth][i] = error / N;
    }
    through_tanh(pass, depth);
    for (int l = depth; l > 1; l--) {
        for (int j = 0; j < N; j++) {
            double sum = 0;
            for (int i = 0; i < N; i++)
                sum += net->layers[l - 1].w[i * N + j] * pass->delta[l][i];
            pass->delta[l - 1][j] = gain * sum;
        }
        through_tanh(pass, l - 1);
    }
    return loss;
}

void deep_gradient(const struct deep_pass *pass, int l, struct deep_layer *gradient)
{
    for (int i = 0; i < N; i++) {
        gradient->b[i] = pass->delta[l][i];
        for (int j = 0; j < N; j++)
            gradient->w[i * N + j] = pass->delta[l][i] * pass->h[l - 1][j];
    }
}

double deep_layer_norm(const struct deep_pass *pass, int l)
{
    double back = 0, forth = 1;
    for (int i = 0; i < N; i++) {
        back += pass->delta[l][i] * pass->delta[l][i];
        forth += pass->h[l - 1][i] * pass->h[l - 1][i];
    }
    return lab_sqrt(back * forth);
}
