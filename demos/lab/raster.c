/* Coloured areas, a kind of mark. */
#include "lab/plot.h"

void lab_raster(struct lab_text name, const double *values, int rows, int cols,
                struct lab_extent extent)
{
    (void)name;
    (void)values;
    (void)rows;
    (void)cols;
    (void)extent;
}
