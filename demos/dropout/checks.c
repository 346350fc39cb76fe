#include "dropout/checks.h"

#include "lab/lab.h"
#include "lab/maths.h"

/* The first 20 numbers of ONNX's node tests test_training_dropout_mask (ratio 0.75) and
 * test_training_dropout_default_mask (ratio 0.5): their input, masks and outputs as published in
 * onnx/backend/test/data/node (input_0.pb, output_1.pb, output_0.pb). */
enum { ONNX_COUNT = 20 };
static const double onnx_x[ONNX_COUNT] = { 1.76405239,   0.400157213,  0.97873801,  2.24089313,
                                           1.867558,     -0.977277875, 0.950088441, -0.151357204,
                                           -0.103218853, 0.410598516,  0.144043565, 1.45427346,
                                           0.761037707,  0.121675014,  0.443863243, 0.333674341,
                                           1.49407911,   -0.205158263, 0.313067704, -0.854095757 };
static const char onnx_mask_75[] = "00000001101001000111";
static const char onnx_mask_50[] = "11110101101111000111";
static const double onnx_y_75[ONNX_COUNT] = {
    0,           0, 0, 0,           0, 0, 0, -0.605428815, -0.412875414, 0,
    0.576174259, 0, 0, 0.486700058, 0, 0, 0, -0.820633054, 1.25227082,   -3.41638303
};
static const double onnx_y_50[ONNX_COUNT] = {
    3.52810478,  0.800314426, 1.95747602,   4.48178625,   0,
    -1.95455575, 0,           -0.302714407, -0.206437707, 0,
    0.28808713,  2.90854692,  1.52207541,   0.243350029,  0,
    0,           0,           -0.410316527, 0.626135409,  -1.70819151
};

/* The larger, where not-a-number wins: a difference that is none must fail its check. */
static double larger(double a, double b)
{
    return a != a || b <= a ? a : b;
}

static double largest_difference(const double *a, const double *b, int n)
{
    double largest = 0;
    for (int i = 0; i < n; i++)
        largest = larger(largest, lab_abs(a[i] - b[i]));
    return largest;
}

static double onnx_difference(const char *mask, double p, const double *expected)
{
    bool keep[ONNX_COUNT];
    double y[ONNX_COUNT];
    for (int i = 0; i < ONNX_COUNT; i++)
        keep[i] = mask[i] == '1';
    dropout_apply(y, onnx_x, keep, ONNX_COUNT, dropout_scale(p));
    return largest_difference(y, expected, ONNX_COUNT);
}

static void published(void)
{
    lab_check(TR("ONNX test_training_dropout_mask（p = 0.75）：20 个输出的最大差",
                 "ONNX test_training_dropout_mask (p = 0.75): largest difference of 20 outputs"),
              onnx_difference(onnx_mask_75, 0.75, onnx_y_75), 0, 5e-7);
    lab_check(TR("ONNX test_training_dropout_default_mask（p = 0.5）：20 个输出的最大差",
                 "ONNX test_training_dropout_default_mask (p = 0.5): largest difference of 20 "
                 "outputs"),
              onnx_difference(onnx_mask_50, 0.5, onnx_y_50), 0, 5e-7);
}

/* Dropout of ONNX's x under a fresh mask, and its largest difference from `factor` times x. */
static double limit_difference(double p, double factor)
{
    bool keep[ONNX_COUNT];
    double y[ONNX_COUNT], expected[ONNX_COUNT];
    struct lab_random random;
    lab_random_init(&random, 3, 0);
    dropout_mask(keep, ONNX_COUNT, p, &random);
    dropout_apply(y, onnx_x, keep, ONNX_COUNT, dropout_scale(p));
    for (int i = 0; i < ONNX_COUNT; i++)
        expected[i] = factor * onnx_x[i];
    return largest_difference(y, expected, ONNX_COUNT);
}

static void limits(void)
{
    lab_check(TR("恒等式：p = 0 时输出等于输入（ONNX test_training_dropout_zero_ratio）",
                 "identity: p = 0 returns the input (ONNX test_training_dropout_zero_ratio)"),
              limit_difference(0, 1), 0, 0);
    lab_check(TR("torch.nn.Dropout 的定义：p = 1 时全为 0",
                 "definition of torch.nn.Dropout: p = 1 gives zeros"),
              limit_difference(1, 0), 0, 0);
}

struct moments {
    double probability, mean, variance;
};

/* Brute force: the output's exact moments, over each of the 256 masks. */
static struct moments enumerate_moments(const struct dropout_net *net, const double *hidden,
                                        double p)
{
    struct moments m = { 0, 0, 0 };
    double squares = 0;
    for (int mask = 0; mask < 1 << NET_HIDDEN; mask++) {
        bool keep[NET_HIDDEN];
        double after[NET_HIDDEN];
        for (int i = 0; i < NET_HIDDEN; i++)
            keep[i] = mask >> i & 1;
        dropout_apply(after, hidden, keep, NET_HIDDEN, dropout_scale(p));
        double output = dropout_net_output(net, after);
        double probability = dropout_mask_probability(keep, NET_HIDDEN, p);
        m.probability += probability;
        m.mean += probability * output;
        squares += probability * output * output;
    }
    m.variance = squares - m.mean * m.mean;
    return m;
}

static void exact(const struct dropout_net *net, const double *hidden, const double *terms)
{
    struct moments m = enumerate_moments(net, hidden, 0.3);
    lab_check(TR("穷举 256 个掩码（p = 0.3）：概率之和", "all 256 masks (p = 0.3): sum of "
                                                         "probabilities"),
              m.probability, 1, 1e-12);
    lab_check(TR("穷举 256 个掩码（p = 0.3）：期望 = 评估时的输出",
                 "all 256 masks (p = 0.3): expectation = output in evaluation"),
              m.mean, dropout_net_output(net, hidden), 1e-12);
    lab_check(TR("穷举 256 个掩码（p = 0.3）：方差 = Σx²·p/(1−p)",
                 "all 256 masks (p = 0.3): variance = Σx²·p/(1−p)"),
              m.variance, dropout_variance(terms, NET_HIDDEN, 0.3, dropout_scale(0.3)), 1e-12);
}

/* 20000 drawn masks at p = 0.5. The bounds are four standard errors: that of a mean is
 * sigma/sqrt(N); that of a variance below sigma^2 sqrt(2/N), as a sum of two-valued terms has a
 * lighter tail than the normal. */
static void drawn(const struct dropout_net *net, const double *hidden, const double *terms)
{
    enum { DRAWS = 20000 };
    double sum = 0, squares = 0, kept = 0, p = 0.5, expected = dropout_net_output(net, hidden);
    struct lab_random random;
    lab_random_init(&random, 2014, 0);
    for (int n = 0; n < DRAWS; n++) {
        bool keep[NET_HIDDEN];
        double after[NET_HIDDEN];
        dropout_mask(keep, NET_HIDDEN, p, &random);
        dropout_apply(after, hidden, keep, NET_HIDDEN, dropout_scale(p));
        double off = dropout_net_output(net, after) - expected;
        sum += off;
        squares += off * off;
        for (int i = 0; i < NET_HIDDEN; i++)
            kept += keep[i];
    }
    double variance = dropout_variance(terms, NET_HIDDEN, p, dropout_scale(p));
    lab_check(TR("20000 个掩码的平均（界：4 个标准误）", "mean of 20000 masks (bound: 4 standard "
                                                         "errors)"),
              expected + sum / DRAWS, expected, 4 * lab_sqrt(variance / DRAWS));
    lab_check(TR("20000 个掩码的方差（界：4 个标准误）",
                 "variance of 20000 masks (bound: 4 standard errors)"),
              squares / DRAWS, variance, 4 * variance * lab_sqrt(2.0 / DRAWS));
    lab_check(TR("留下的单元的比例 = 1−p（界：4 个标准误）",
                 "share of units kept = 1−p (bound: 4 standard errors)"),
              kept / (DRAWS * NET_HIDDEN), 1 - p, 4 * lab_sqrt(p * (1 - p) / (DRAWS * NET_HIDDEN)));
}

void dropout_checks(const struct dropout_net *net, const double *x)
{
    double hidden[NET_HIDDEN], terms[NET_HIDDEN];
    dropout_net_hidden(hidden, net, x);
    for (int i = 0; i < NET_HIDDEN; i++)
        terms[i] = hidden[i] * net->output_weights[i];
    published();
    limits();
    exact(net, hidden, terms);
    drawn(net, hidden, terms);
}
