#include "dropout/dropout.h"

double dropout_scale(double p)
{
    return p < 1 ? 1 / (1 - p) : 0;
}

void dropout_mask(bool *keep, const double *uniform, int n, double p)
{
    for (int i = 0; i < n; i++)
        keep[i] = uniform[i] >= p;
}

void dropout_draw(bool *keep, int n, double p, struct lab_random *random)
{
    for (int i = 0; i < n; i++)
        keep[i] = lab_random_unit(random) >= p;
}

void dropout_apply(double *y, const double *x, const bool *keep, int n, double scale)
{
    for (int i = 0; i < n; i++)
        y[i] = x[i] * (keep[i] ? scale : 0);
}

void dropout_forward(double *y, const double *x, const bool *keep, int n,
                     const struct dropout *layer)
{
    if (layer->training) {
        dropout_apply(y, x, keep, n, dropout_scale(layer->p));
        return;
    }
    for (int i = 0; i < n; i++)
        y[i] = x[i];
}

void dropout_backward(double *dx, const double *dy, const bool *keep, int n,
                      const struct dropout *layer)
{
    dropout_forward(dx, dy, keep, n, layer);
}

double dropout_sum(const double *x, const bool *keep, int n, double scale)
{
    double sum = 0;
    for (int i = 0; i < n; i++)
        sum += keep[i] ? x[i] : 0;
    return sum * scale;
}

double dropout_variance(const double *x, int n, double p, double scale)
{
    double squares = 0;
    for (int i = 0; i < n; i++)
        squares += x[i] * x[i];
    return squares * scale * scale * p * (1 - p);
}

double dropout_mask_probability(const bool *keep, int n, double p)
{
    double probability = 1;
    for (int i = 0; i < n; i++)
        probability *= keep[i] ? 1 - p : p;
    return probability;
}
