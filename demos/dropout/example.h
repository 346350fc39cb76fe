/* example: a small network fixed by hand, to see dropout in.
 *
 * 3 inputs, 8 hidden units with ReLU, 1 output without a bias. Dropout acts on the hidden units, so
 * the output is a sum of 8 terms, one a unit, and its mean and variance over masks are exact. Every
 * hidden unit is active for the page's input, so each mask is felt. */
#ifndef DROPOUT_EXAMPLE_H
#define DROPOUT_EXAMPLE_H

#include "dropout/dropout.h"

enum { EXAMPLE_INPUTS = 3, EXAMPLE_HIDDEN = 8, EXAMPLE_MASKS = 1 << EXAMPLE_HIDDEN };

struct example {
    double hidden_weights[EXAMPLE_HIDDEN][EXAMPLE_INPUTS];
    double hidden_bias;
    double output_weights[EXAMPLE_HIDDEN];
};
extern const struct example example;
extern const double example_input[EXAMPLE_INPUTS];

/* hidden[8] = max(0, W x + b) for the page's input x. */
void example_hidden(double *hidden);

/* The output: the dot product of hidden[8] with the output's weights. */
double example_output(const double *hidden);

/* What each unit adds to the output: terms[8] = hidden * output weight. */
void example_terms(double *terms, const double *hidden);

/* The mask of this number, 0 to EXAMPLE_MASKS - 1: unit i stays where bit i is set. */
void example_mask(bool *keep, int number);

#endif
