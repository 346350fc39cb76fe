#include "dropout/example.h"

const struct example example = {
    .hidden_weights = { { 0.5, -0.6, -0.6 },
                        { -0.2, -0.7, 0.4 },
                        { 0.7, 0.4, -0.3 },
                        { 0.5, 0.7, 0.6 },
                        { 0.5, 0.8, 0.2 },
                        { 0.7, 0.4, 0.6 },
                        { 0.4, 0.3, 0.2 },
                        { 0.9, 0.5, -0.5 } },
    .hidden_bias = 0.2,
    .output_weights = { -0.4, 0.5, -0.5, 0.6, -0.5, 0.4, 0.3, 0.4 },
};
const double example_input[EXAMPLE_INPUTS] = { 1.0, -0.5, 0.8 };

void example_hidden(double *hidden)
{
    for (int h = 0; h < EXAMPLE_HIDDEN; h++) {
        double sum = example.hidden_bias;
        for (int i = 0; i < EXAMPLE_INPUTS; i++)
            sum += example.hidden_weights[h][i] * example_input[i];
        hidden[h] = sum > 0 ? sum : 0;
    }
}

void example_terms(double *terms, const double *hidden)
{
    for (int h = 0; h < EXAMPLE_HIDDEN; h++)
        terms[h] = hidden[h] * example.output_weights[h];
}

double example_output(const double *hidden)
{
    double terms[EXAMPLE_HIDDEN], sum = 0;
    example_terms(terms, hidden);
    for (int h = 0; h < EXAMPLE_HIDDEN; h++)
        sum += terms[h];
    return sum;
}

void example_mask(bool *keep, int number)
{
    for (int h = 0; h < EXAMPLE_HIDDEN; h++)
        keep[h] = number >> h & 1;
}
