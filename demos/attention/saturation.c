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

struct saturation saturation(int d, int keys, enum saturation_way way)
{
    static double q[SATURATION_WIDTH], k[SATURATION_KEYS * SATURATION_WIDTH];
    struct attention_shape shape = { 1, keys, d };
    struct saturation mean = { 0, 0 };
    struct lab_random random;
    lab_random_init(&random, 13, (uint64_t)d);
    for (int t = 0; t < SATURATION_TRIALS; t++) {
        double p[SATURATION_KEYS], largest = 0;
        fill_signs(q, d, &random);
        fill_signs(k, keys * d, &random);
        attention_scores(p, q, k, &shape);
        for (int divisions = way; divisions > 0; divisions--)
            attention_scale(p, &shape);
        attention_softmax(p, &shape);
        for (int j = 0; j < keys; j++) {
            largest = lab_max(largest, p[j]);
            mean.slope += p[j] * (1 - p[j]) / SATURATION_TRIALS;
        }
        mean.largest += largest / SATURATION_TRIALS;
    }
    return mean;
}
