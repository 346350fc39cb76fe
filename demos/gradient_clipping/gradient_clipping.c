#include "gradient_clipping.h"

#include "lab/maths.h"

#include <math.h>

static double power(double size, double p)
{
    return p == 1 ? size : p == 2 ? size * size : lab_pow(size, p);
}

static double root(double sum, double p)
{
    return p == 1 ? sum : p == 2 ? lab_sqrt(sum) : lab_pow(sum, 1 / p);
}

double gradient_norm(const struct gradient *tensors, int count, double p)
{
    double sum = 0, largest = 0;
    for (int i = 0; i < count; i++) {
        for (int j = 0; j < tensors[i].count; j++) {
            double size = fabs(tensors[i].values[j]);
            if (isnan(size))
                return size;
            largest = lab_max(largest, size);
            sum += isinf(p) ? 0 : power(size, p);
        }
    }
    return isinf(p) ? largest : root(sum, p);
}

double clip_coefficient(double norm, double max_norm)
{
    double coefficient = max_norm / (norm + 1e-6);
    return coefficient > 1 ? 1 : coefficient;
}

double clip_grad_norm(struct gradient *tensors, int count, double max_norm, double p)
{
    double norm = gradient_norm(tensors, count, p);
    double coefficient = clip_coefficient(norm, max_norm);
    for (int i = 0; i < count; i++) {
        for (int j = 0; j < tensors[i].count; j++)
            tensors[i].values[j] *= coefficient;
    }
    return norm;
}

void clip_grad_value(struct gradient *tensors, int count, double clip_value)
{
    for (int i = 0; i < count; i++) {
        for (int j = 0; j < tensors[i].count; j++) {
            double *value = &tensors[i].values[j];
            if (*value > clip_value)
                *value = clip_value;
            else if (*value < -clip_value)
                *value = -clip_value;
        }
    }
}
