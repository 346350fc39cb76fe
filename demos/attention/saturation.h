/* saturation: how softmax over random scores depends on the width d. */
#ifndef ATTENTION_SATURATION_H
#define ATTENTION_SATURATION_H

enum { SATURATION_TRIALS = 100, SATURATION_KEYS = 16, SATURATION_WIDTH = 256 };

/* What scores are divided by: 1, sqrt(d), d. */
enum saturation_way { UNDIVIDED, BY_ROOT, BY_WIDTH, SATURATION_WAYS };

/* Means over the trials of the largest weight p and of sum p (1 - p): the derivatives of the weights
 * by their own scores. */
struct saturation {
    double largest, slope;
};

/* One for each way, from the same SATURATION_TRIALS random queries, each before its own `keys` random
 * keys; the components are 1 or -1, so of mean 0 and variance 1. */
void saturation(struct saturation means[SATURATION_WAYS], int d, int keys);

#endif
