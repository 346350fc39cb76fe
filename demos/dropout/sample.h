/* sample: the output under some drawn masks, where it is a sum of terms, one a unit. */
#ifndef DROPOUT_SAMPLE_H
#define DROPOUT_SAMPLE_H

#include <stdbool.h>
#include <stdint.h>

enum { SAMPLE_MOST = 1000, SAMPLE_UNITS = 32 };

/* `count` masks of `units` units each, 1 to SAMPLE_MOST and to SAMPLE_UNITS. */
struct sample {
    double p, scale;
    int count, units;
    bool keep[SAMPLE_MOST][SAMPLE_UNITS];
    double outputs[SAMPLE_MOST], mean, deviation;
};

/* Fills keep[count][units]; p, count and units are set. The same seed gives the same masks. */
void sample_draw(struct sample *sample, uint32_t seed);

/* Fills outputs[count], the sum of terms[units] under each mask; their mean and standard deviation. */
void sample_measure(struct sample *sample, const double *terms);

#endif
