#include "dropout/sample.h"

#include "dropout/dropout.h"
#include "lab/maths.h"

void sample_draw(struct sample *sample, const double *terms, int n,
                 const struct sample_masks *masks)
{
    bool keep[64];
    double sum = 0, squares = 0;
    struct lab_random random;
    lab_random_init(&random, masks->seed, 4);
    for (int i = 0; i < masks->count; i++) {
        dropout_draw(keep, n, masks->p, &random);
        sample->outputs[i] = dropout_sum(terms, keep, n, masks->scale);
        sum += sample->outputs[i];
    }
    sample->mean = sum / masks->count;
    for (int i = 0; i < masks->count; i++) {
        double off = sample->outputs[i] - sample->mean;
        squares += off * off;
    }
    sample->deviation = lab_sqrt(squares / masks->count);
}
