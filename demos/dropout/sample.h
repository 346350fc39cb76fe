/* sample: the output under some drawn masks, where it is a sum of terms, one a unit. */
#ifndef DROPOUT_SAMPLE_H
#define DROPOUT_SAMPLE_H

#include <stdint.h>

enum { SAMPLE_MOST = 1000 };

/* Which masks to draw: `count` of 1 to SAMPLE_MOST, the same ones for the same seed. */
struct sample_masks {
    double p, scale;
    int count;
    uint32_t seed;
};

struct sample {
    double outputs[SAMPLE_MOST], mean, deviation;
};

/* The sum of the n terms under each mask, n <= 64; mean and standard deviation of these outputs. */
void sample_draw(struct sample *sample, const double *terms, int n,
                 const struct sample_masks *masks);

#endif
