#include "attention/attention.h"

#include <math.h>

#include "lab/maths.h"

static double dot(const double *a, const double *b, int n)
{
    double sum = 0;
    for (int i = 0; i < n; i++)
        sum += a[i] * b[i];
    return sum;
}

void attention_scores(double *scores, const double *q, const double *k,
                      const struct attention_shape *shape, bool scaled)
{
    double factor = scaled ? 1 / lab_sqrt(shape->d) : 1;
    for (int row = 0; row < shape->heads * shape->queries; row++) {
        const double *keys = k + row / shape->queries * shape->keys * shape->d;
        for (int j = 0; j < shape->keys; j++)
            scores[row * shape->keys + j] =
                factor * dot(q + row * shape->d, keys + j * shape->d, shape->d);
    }
}

void attention_mask_causal(double *scores, const struct attention_shape *shape)
{
    for (int row = 0; row < shape->heads * shape->queries; row++)
        for (int j = row % shape->queries + 1; j < shape->keys; j++)
            scores[row * shape->keys + j] = -INFINITY;
}

static void softmax_row(double *s, int n)
{
    double largest = s[0], sum = 0;
    for (int i = 1; i < n; i++)
        largest = s[i] > largest ? s[i] : largest;
    for (int i = 0; i < n; i++)
        sum += s[i] = lab_exp(s[i] - largest);
    for (int i = 0; i < n; i++)
        s[i] /= sum;
}

void attention_softmax(double *scores, int rows, int columns)
{
    for (int row = 0; row < rows; row++)
        softmax_row(scores + row * columns, columns);
}

void attention_mix(double *out, const double *weights, const double *v,
                   const struct attention_shape *shape)
{
    for (int row = 0; row < shape->heads * shape->queries; row++) {
        const double *values = v + row / shape->queries * shape->keys * shape->d;
        for (int c = 0; c < shape->d; c++) {
            double sum = 0;
            for (int j = 0; j < shape->keys; j++)
                sum += weights[row * shape->keys + j] * values[j * shape->d + c];
            out[row * shape->d + c] = sum;
        }
    }
}

/* The angle of pair i at a position, common to both kinds of positions. */
static double angle(int position, int pair, int d)
{
    return position / lab_pow(10000, 2.0 * pair / d);
}

void attention_add_sinusoid(double *x, int n, int d)
{
    for (int position = 0; position < n; position++)
        for (int i = 0; i < d / 2; i++) {
            double a = angle(position, i, d);
            x[position * d + 2 * i] += lab_sin(a);
            x[position * d + 2 * i + 1] += lab_cos(a);
        }
}

void attention_rotate(double *x, int n, int d, int first)
{
    for (int row = 0; row < n; row++)
        for (int i = 0; i < d / 2; i++) {
            double a = angle(first + row, i, d), sine = lab_sin(a), cosine = lab_cos(a);
            double *pair = x + row * d + 2 * i, x0 = pair[0], x1 = pair[1];
            pair[0] = x0 * cosine - x1 * sine;
            pair[1] = x0 * sine + x1 * cosine;
        }
}
