#include "dropout/fit.h"

#include "lab/maths.h"

#include <string.h>

static const double BETA1 = 0.9, BETA2 = 0.999, EPSILON = 1e-8, RATE = 0.03;

double fit_target(double x)
{
    return lab_sin(LAB_PI * x);
}

void fit_draw(struct fit_points *points, int n, double noise, struct lab_random *random)
{
    points->n = n;
    for (int i = 0; i < n; i++) {
        points->x[i] = -1 + 2 * (i + lab_random_unit(random)) / n;
        points->y[i] = fit_target(points->x[i]) + noise * lab_random_normal(random);
    }
}

void fit_init(struct fit_net *net, enum fit_activation activation, struct lab_random *random)
{
    double steep = activation == FIT_TANH ? 5 : 1;
    net->activation = activation;
    for (int i = 0; i < FIT_UNITS; i++) {
        net->values.of.w[i] = steep * lab_random_normal(random);
        net->values.of.b[i] = steep * lab_random_normal(random);
        net->values.of.v[i] = lab_random_normal(random) / lab_sqrt(FIT_UNITS);
    }
    net->values.of.c = 0;
}

static void hidden(double *h, const struct fit_net *net, double x)
{
    for (int i = 0; i < FIT_UNITS; i++) {
        double z = net->values.of.w[i] * x + net->values.of.b[i];
        h[i] = net->activation == FIT_TANH ? lab_tanh(z) : z > 0 ? z : 0;
    }
}

/* The slope of a unit whose output is h. */
static double slope(enum fit_activation activation, double h)
{
    return activation == FIT_TANH ? 1 - h * h : h > 0;
}

static double output(const struct fit_net *net, const double *h)
{
    double y = net->values.of.c;
    for (int i = 0; i < FIT_UNITS; i++)
        y += net->values.of.v[i] * h[i];
    return y;
}

void fit_terms(double *terms, const struct fit_net *net, double x)
{
    hidden(terms, net, x);
    for (int i = 0; i < FIT_UNITS; i++)
        terms[i] *= net->values.of.v[i];
}

double fit_output(const struct fit_net *net, double x)
{
    double h[FIT_UNITS];
    hidden(h, net, x);
    return output(net, h);
}

double fit_loss(const struct fit_net *net, const struct fit_points *points)
{
    double sum = 0;
    for (int k = 0; k < points->n; k++) {
        double error = fit_output(net, points->x[k]) - points->y[k];
        sum += error * error;
    }
    return sum / points->n;
}

/* One point on its way through the net in training, and back. */
struct pass {
    struct dropout layer;
    const bool *keep;
    double x, h[FIT_UNITS], dropped[FIT_UNITS];
};

static double forward(struct pass *pass, const struct fit_net *net)
{
    hidden(pass->h, net, pass->x);
    dropout_forward(pass->dropped, pass->h, pass->keep, FIT_UNITS, &pass->layer);
    return output(net, pass->dropped);
}

/* Adds the point's part of the gradient; dy is the derivative of the loss by the output there. */
static void backward(union fit_values *gradient, const struct fit_net *net, const struct pass *pass,
                     double dy)
{
    double dh[FIT_UNITS];
    gradient->of.c += dy;
    for (int i = 0; i < FIT_UNITS; i++) {
        gradient->of.v[i] += dy * pass->dropped[i];
        dh[i] = dy * net->values.of.v[i];
    }
    dropout_backward(dh, dh, pass->keep, FIT_UNITS, &pass->layer);
    for (int i = 0; i < FIT_UNITS; i++) {
        double dz = dh[i] * slope(net->activation, pass->h[i]);
        gradient->of.w[i] += dz * pass->x;
        gradient->of.b[i] += dz;
    }
}

double fit_gradient(union fit_values *gradient, const struct fit_net *net,
                    const struct fit_points *points, bool keep[][FIT_UNITS], double p)
{
    double loss = 0;
    memset(gradient, 0, sizeof *gradient);
    for (int k = 0; k < points->n; k++) {
        struct pass pass = { .layer = { p, true }, .keep = keep[k], .x = points->x[k] };
        double error = forward(&pass, net) - points->y[k];
        loss += error * error / points->n;
        backward(gradient, net, &pass, 2 * error / points->n);
    }
    return loss;
}

void fit_adam(struct fit *fit, const union fit_values *gradient, double rate)
{
    fit->beta1_power *= BETA1;
    fit->beta2_power *= BETA2;
    for (int i = 0; i < FIT_PARAMETERS; i++) {
        double g = gradient->all[i], *mean = &fit->mean.all[i], *square = &fit->square.all[i];
        *mean = BETA1 * *mean + (1 - BETA1) * g;
        *square = BETA2 * *square + (1 - BETA2) * g * g;
        fit->net.values.all[i] -= rate * (*mean / (1 - fit->beta1_power)) /
                                  (lab_sqrt(*square / (1 - fit->beta2_power)) + EPSILON);
    }
}

void fit_start(struct fit *fit, const struct fit_net *net, double p, uint32_t seed)
{
    memset(fit, 0, sizeof *fit);
    fit->net = *net;
    fit->p = p;
    fit->beta1_power = fit->beta2_power = 1;
    lab_random_init(&fit->masks, seed, 3);
}

void fit_step(struct fit *fit, const struct fit_points *points)
{
    static bool keep[FIT_POINTS][FIT_UNITS];
    union fit_values gradient;
    for (int k = 0; k < points->n; k++)
        dropout_draw(keep[k], FIT_UNITS, fit->p, &fit->masks);
    fit_gradient(&gradient, &fit->net, points, keep, fit->p);
    double left = 1 - (double)fit->steps / FIT_STEPS;
    fit_adam(fit, &gradient, RATE * lab_min(1, 2 * left));
    fit->steps++;
}
