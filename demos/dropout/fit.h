/* fit: a net with one hidden layer learns a curve from a few noisy points, with dropout on its
 * hidden units.
 *
 *   h_i = act(w_i x + b_i),   y = c + sum_i v_i d_i h_i,   loss = mean of (y - target)^2
 *
 * where d is dropout's mask times its scale, another one for each point and step. Given x the output
 * is a sum of independent terms: its mean over masks is the output in evaluation, its variance is
 * exact. Training takes all points at each step, by Adam: D. P. Kingma, J. Ba, "Adam: A Method for
 * Stochastic Optimization", ICLR 2015, algorithm 1. */
#ifndef DROPOUT_FIT_H
#define DROPOUT_FIT_H

#include "dropout/dropout.h"

enum {
    FIT_UNITS = 32,
    FIT_PARAMETERS = 3 * FIT_UNITS + 1,
    FIT_POINTS = 40, /* at most */
    FIT_STEPS = 1000 /* of a whole training */
};
enum fit_activation { FIT_TANH, FIT_RELU };

struct fit_points {
    double x[FIT_POINTS], y[FIT_POINTS];
    int n;
};

/* The curve: sin(pi x). */
double fit_target(double x);

/* n points of the curve, one in each n-th part of [-1, 1], y with normal noise of this deviation. */
void fit_draw(struct fit_points *points, int n, double noise, struct lab_random *random);

/* A value for each parameter: the parameters themselves, or their gradient. */
union fit_values {
    struct {
        double w[FIT_UNITS], b[FIT_UNITS], v[FIT_UNITS], c;
    } of;
    double all[FIT_PARAMETERS];
};

struct fit_net {
    union fit_values values;
    enum fit_activation activation;
};

/* tanh starts with steep units (w and b normal, deviation 5), so that the net can bend between any
 * two points; ReLU with deviation 1. v is normal with variance 1/FIT_UNITS. */
void fit_init(struct fit_net *net, enum fit_activation activation, struct lab_random *random);

/* terms[FIT_UNITS] = v_i h_i at x: what each unit adds to the output. */
void fit_terms(double *terms, const struct fit_net *net, double x);

/* The output in evaluation: c + the sum of the terms. */
double fit_output(const struct fit_net *net, double x);

/* The loss in evaluation. */
double fit_loss(const struct fit_net *net, const struct fit_points *points);

/* The loss under the masks keep[n][FIT_UNITS] of dropout with this p, and its gradient. */
double fit_gradient(union fit_values *gradient, const struct fit_net *net,
                    const struct fit_points *points, bool keep[][FIT_UNITS], double p);

/* A training: the net, Adam's averages of its gradient and of the square, and dropout's masks. */
struct fit {
    struct fit_net net;
    union fit_values mean, square;
    double beta1_power, beta2_power; /* to the number of steps */
    double p;
    int steps;
    struct lab_random masks;
};

/* Starts from a copy of `net`; p = 0 is training without dropout. */
void fit_start(struct fit *fit, const struct fit_net *net, double p, uint32_t seed);

/* One step of Adam along a gradient (beta 0.9 and 0.999, epsilon 1e-8). */
void fit_adam(struct fit *fit, const union fit_values *gradient, double rate);

/* One step of training with fresh masks. The learning rate is 0.03 in the first half of FIT_STEPS
 * and then falls to 0 in a straight line. */
void fit_step(struct fit *fit, const struct fit_points *points);

#endif
