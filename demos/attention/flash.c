#include "attention/flash.h"

#include "lab/maths.h"

#include <math.h>

void flash_start(struct flash *flash, double *mixed, int d)
{
    *flash = (struct flash){ -INFINITY, 0, 1, mixed, d };
    for (int c = 0; c < d; c++)
        mixed[c] = 0;
}

void flash_tile(struct flash *flash, const double *scores, const double *v, int keys)
{
    double max = flash->max;
    for (int j = 0; j < keys; j++)
        max = lab_max(max, scores[j]);
    if (max == -INFINITY) /* all masked so far: nothing to add, and no infinity minus infinity */
        return;
    flash->factor = lab_exp(flash->max - max);
    flash->max = max;
    flash->sum *= flash->factor;
    for (int c = 0; c < flash->d; c++)
        flash->mixed[c] *= flash->factor;
    for (int j = 0; j < keys; j++) {
        double part = lab_exp(scores[j] - max);
        flash->sum += part;
        for (int c = 0; c < flash->d; c++)
            flash->mixed[c] += part * v[j * flash->d + c];
    }
}
