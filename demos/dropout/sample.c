#include "dropout/sample.h"

#include "dropout/dropout.h"
#include "lab/maths.h"

void sample_draw(struct sample *sample, uint32_t seed)
{
    struct lab_random random;
    lab_random_init(&random, seed, 6);
    for (int i = 0; i < sample->count; i++)
        dropout_draw(sample->keep[i], sample->units, sample->p, &random);
}

void sample_measure(struct sample *sample, const double *terms)
{
    double sum = 0, squares = 0;
    for (int i = 0; i < sample->count; i++) {
        sample->outputs[i] = dropout_sum(terms, sample->keep[i], sample->units, sample->scale);
        sum += sample->outputs[i];
    }
    sample->mean = sum / sample->count;
    for (int i = 0; i < sample->count; i++) {
        double off = sample->outputs[i] - sample->mean;
        squares += off * off;
    }
    sample->deviation = lab_sqrt(squares / sample->count);
}
