/* gradient_clipping: the gradient made no longer than a threshold, before the optimizer's step.
 *
 * Pascanu, Mikolov, Bengio: "On the difficulty of training recurrent neural networks", ICML 2013,
 * algorithm 1; in the form of torch.nn.utils.clip_grad_norm_ and clip_grad_value_ (PyTorch 2).
 * Clipping limits gradients that explode; to gradients that vanish it does nothing. */
#ifndef GRADIENT_CLIPPING_H
#define GRADIENT_CLIPPING_H

/* The gradient of one parameter tensor, flattened. */
struct gradient {
    double *values;
    int count;
};

/* The p-norm of all tensors taken as one vector: (sum |g|^p)^(1/p), p > 0; the largest |g| for p =
 * infinity. Infinite when it overflows, NaN when a value is NaN. */
double gradient_norm(const struct gradient *tensors, int count, double p);

/* What clipping by norm multiplies a gradient of this norm with: max_norm / (norm + 1e-6), but at most
 * 1. max_norm >= 0. As in PyTorch 0 for an infinite norm, NaN for a NaN norm. */
double clip_coefficient(double norm, double max_norm);

/* Scales all tensors by that same coefficient, so that the direction stays, and returns the norm
 * before clipping. An infinite norm makes finite values 0 and infinite ones NaN (infinity times 0);
 * a NaN norm makes all NaN. */
double clip_grad_norm(struct gradient *tensors, int count, double max_norm, double p);

/* Limits each value to [-clip_value, clip_value] by itself: the direction may turn. NaN stays. */
void clip_grad_value(struct gradient *tensors, int count, double clip_value);

#endif
