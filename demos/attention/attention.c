#include "attention/attention.h"

#include "lab/maths.h"

#include <math.h>

static double dot(const double *a, const double *b, int stride, int n)
{
    double sum = 0;
    for (int i = 0; i < n; i++)
        sum += a[i] * b[i * stride];
    return sum;
}

void attention_scores(double *scores, const double *q, const double *k,
                      const struct attention_shape *shape)
{
    for (int i = 0; i < shape->queries; i++)
        for (int j = 0; j < shape->keys; j++)
            *scores++ = dot(q + i * shape->d, k + j * shape->d, 1, shape->d);
}

void attention_scale(double *scores, const struct attention_shape *shape)
{
    for (int i = 0; i < shape->queries * shape->keys; i++)
        scores[i] /= lab_sqrt(shape->d);
}

void attention_mask_causal(double *scores, const struct attention_shape *shape)
{
    for (int i = 0; i < shape->queries; i++)
        for (int j = i + 1; j < shape->keys; j++)
            scores[i * shape->keys + j] = -INFINITY;
}

void attention_softmax(double *scores, const struct attention_shape *shape)
{
    double *s = scores; /* the row */
    for (int i = 0; i < shape->queries; i++, s += shape->keys) {
        double largest = -INFINITY, sum = 0;
        for (int j = 0; j < shape->keys; j++)
            largest = lab_max(largest, s[j]);
        for (int j = 0; j < shape->keys; j++)
            sum += s[j] = lab_exp(s[j] - largest);
        for (int j = 0; j < shape->keys; j++)
            s[j] /= sum;
    }
}

void attention_mix(double *out, const double *weights, const double *v,
                   const struct attention_shape *shape)
{
    for (int i = 0; i < shape->queries; i++)
        for (int c = 0; c < shape->d; c++)
            *out++ = dot(weights + i * shape->keys, v + c, shape->d, shape->keys);
}

double attention_angle(int position, int component, int d)
{
    return position / lab_pow(10000, (double)(component & ~1) / d);
}

void attention_add_sinusoid(double *x, int n, int d)
{
    for (int i = 0; i < n * d; i++) {
        double angle = attention_angle(i / d, i % d, d);
        x[i] += i & 1 ? lab_cos(angle) : lab_sin(angle);
    }
}

void attention_rotate(double *x, int n, int d, int first)
{
    for (int i = 0; i < n * d; i += 2) {
        double angle = attention_angle(first + i / d, i % d, d), x0 = x[i], x1 = x[i + 1];
        double sine = lab_sin(angle), cosine = lab_cos(angle);
        x[i] = x0 * cosine - x1 * sine;
        x[i + 1] = x0 * sine + x1 * cosine;
    }
}
