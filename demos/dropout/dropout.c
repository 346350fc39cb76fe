#include "dropout/dropout.h"

double dropout_scale(double p)
{
    return p < 1 ? 1 / (1 - p) : 0;
}

void dropout_mask(bool *keep, int n, double p, struct lab_random *random)
{
    for (int i = 0; i < n; i++)
        keep[i] = lab_random_unit(random) >= p;
}

void dropout_apply(double *y, const double *x, const bool *keep, int n, double scale)
{
    for (int i = 0; i < n; i++)
        y[i] = x[i] * (keep[i] ? scale : 0);
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

void dropout_net_hidden(double *hidden, const struct dropout_net *net, const double *x)
{
    for (int h = 0; h < NET_HIDDEN; h++) {
        double sum = net->hidden_bias[h];
        for (int i = 0; i < NET_INPUTS; i++)
            sum += net->hidden_weights[h][i] * x[i];
        hidden[h] = sum > 0 ? sum : 0;
    }
}

double dropout_net_output(const struct dropout_net *net, const double *hidden)
{
    double sum = 0;
    for (int h = 0; h < NET_HIDDEN; h++)
        sum += net->output_weights[h] * hidden[h];
    return sum;
}
