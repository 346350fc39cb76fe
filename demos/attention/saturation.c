#include "attention/saturation.h"

#include "attention/attention.h"
#include "lab/maths.h"
#include "lab/random.h"

/* One draw gives 32 signs. */
static void fill_signs(double *x, int n, struct lab_random *random)
{
    uint32_t bits = 0;
    for (int i = 0; i < n; i++, bits >>= 1) {
        if (i % 32 == 0)
            bits = lab_random_bits(random);
        x[i] = bits & 1 ? 1 : -1;
    }
}

/* Adds what the weights of these scores say. */
static void add(struct saturation *mean, const double *scores, const struct attention_shape *shape)
{
    double p[SATURATION_KEYS], largest = 0;
    for (int j = 0; j < shape->keys; j++)
        p[j] = scores[j];
    attention_softmax(p, shape);
    for (int j = 0; j < shape->keys; j++) {
        largest = lab_max(largest, p[j]);
        mean->slope += p[j] * (1 - p[j]) / SATURATION_TRIALS;
    }
    mean->largest += largest / SATURATION_TRIALS;
}

void saturation(struct saturation means[SATURATION_WAYS], int d, int keys)
{
    static double q[SATURATION_WIDTH], k[SATURATION_KEYS * SATURATION_WIDTH];
    struct attention_shape shape = { 1, keys, d };
    struct lab_random random;
    lab_random_init(&random, 13, (uint64_t)d);
    for (int way = 0; way < SATURATION_WAYS; way++)
        means[way] = (struct saturation){ 0, 0 };
    for (int t = 0; t < SATURATION_TRIALS; t++) {
        double scores[SATURATION_KEYS];
        fill_signs(q, d, &random);
        fill_signs(k, keys * d, &random);
        attention_scores(scores, q, k, &shape);
        for (int way = 0; way < SATURATION_WAYS; way++) {
            add(&means[way], scores, &shape);
            attention_scale(scores, &shape);
        }
    }
}
