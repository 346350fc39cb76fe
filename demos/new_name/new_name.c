#include "new_name/new_name.h"

void new_name_sums(double *sums, int terms, double ratio)
{
    double term = 1, sum = 0;
    for (int k = 0; k < terms; k++, term *= ratio) {
        sum += term;
        sums[k] = sum;
    }
}

double new_name_limit(double ratio)
{
    return 1 / (1 - ratio);
}
