#include "attention/checks.h"

#include <stdint.h>

#include "attention/attention.h"
#include "lab/lab.h"
#include "lab/maths.h"
#include "lab/random.h"

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

/* All stages: weights [heads, queries, keys] and out [heads, queries, d]. */
struct run {
    struct attention_shape shape;
    bool scaled, causal;
    const double *q, *k, *v;
    double *weights, *out;
};

static void attend(const struct run *r)
{
    attention_scores(r->weights, r->q, r->k, &r->shape, r->scaled);
    if (r->causal)
        attention_mask_causal(r->weights, &r->shape);
    attention_softmax(r->weights, r->shape.heads * r->shape.queries, r->shape.keys);
    attention_mix(r->out, r->weights, r->v, &r->shape);
}

/* ---- published vectors ---- */

/* The worked example of TensorFlow's tutorial "Transformer model for language understanding"
 * (2019 edition, print_out); its values, two wide there, carry a zero more here. */
static void tensorflow_tutorial(void)
{
    static const double q[] = { 0, 0, 10, 0, 10, 0, 10, 10, 0 };
    static const double k[] = { 10, 0, 0, 0, 10, 0, 0, 0, 10, 0, 0, 10 };
    static const double v[] = { 1, 0, 0, 10, 0, 0, 100, 5, 0, 1000, 6, 0 };
    static const double weights[] = { 0, 0, 0.5, 0.5, 0, 1, 0, 0, 0.5, 0.5, 0, 0 };
    static const double out[] = { 550, 5.5, 0, 10, 0, 0, 5.5, 0, 0 };
    double got_weights[12], got_out[9];
    attend(&(struct run){ { 1, 3, 4, 3 }, true, false, q, k, v, got_weights, got_out });
    lab_check(
        TR("TensorFlow 教程 Transformer 的算例：12 个权重和 6 个输出，最大差",
           "worked example of TensorFlow's Transformer tutorial: 12 weights and 6 outputs, "
           "largest difference"),
        larger(largest_difference(got_weights, weights, 12), largest_difference(got_out, out, 9)),
        0, 1e-12);
}

/* MT19937 (M. Matsumoto, T. Nishimura 1998) as numpy.random.seed and numpy.random.rand use it, for
 * the inputs of ONNX's node tests. */
enum { MT_WORDS = 624, MT_SHIFT = 397 };
static uint32_t mt[MT_WORDS];
static int mt_next;

static void numpy_seed(uint32_t seed)
{
    mt[0] = seed;
    for (int i = 1; i < MT_WORDS; i++)
        mt[i] = 1812433253u * (mt[i - 1] ^ mt[i - 1] >> 30) + (uint32_t)i;
    mt_next = 0;
}

static uint32_t mt_bits(void)
{
    int i = mt_next, after = (i + 1) % MT_WORDS;
    uint32_t y = (mt[i] & 0x80000000u) | (mt[after] & 0x7fffffffu);
    mt[i] = mt[(i + MT_SHIFT) % MT_WORDS] ^ y >> 1 ^ (y & 1 ? 0x9908b0dfu : 0);
    mt_next = after;
    y = mt[i];
    y ^= y >> 11;
    y ^= y << 7 & 0x9d2c5680u;
    y ^= y << 15 & 0xefc60000u;
    return y ^ y >> 18;
}

/* numpy.random.rand(n).astype(float32) */
static void numpy_rand(double *x, int n)
{
    for (int i = 0; i < n; i++) {
        uint32_t high = mt_bits() >> 5, low = mt_bits() >> 6;
        x[i] = (float)((high * 67108864.0 + low) / 9007199254740992.0);
    }
}

/* ONNX's node tests test_attention_4d and _4d_causal: Q (2, 3, 4, 8), K and V (2, 3, 6, 8) are
 * numpy.random.rand after numpy.random.seed(0). The expected rows Y[1, 2, 3] are those of ONNX's
 * reference operator (onnx/reference/ops/op_attention.py), run in NumPy in float32. */
static void onnx_node_tests(void)
{
    enum { Q_SIZE = 192, K_SIZE = 288, WEIGHTS = 144, D_ONNX = 8 };
    static const double plain[D_ONNX] = { 0.6895389,  0.47463804, 0.37436265, 0.519131,
                                          0.51944137, 0.6448909,  0.4809835,  0.4906454 };
    static const double causal[D_ONNX] = { 0.57794577, 0.47081012, 0.3714366,  0.51022726,
                                           0.4199044,  0.67121357, 0.34536517, 0.5678493 };
    static double q[Q_SIZE], k[K_SIZE], v[K_SIZE], weights[WEIGHTS], out[Q_SIZE];
    const double *last = out + Q_SIZE - D_ONNX;
    struct run r = { { 6, 4, 6, D_ONNX }, true, false, q, k, v, weights, out };
    numpy_seed(0);
    numpy_rand(q, Q_SIZE);
    numpy_rand(k, K_SIZE);
    numpy_rand(v, K_SIZE);
    attend(&r);
    lab_check(TR("ONNX test_attention_4d：Y[1, 2, 3] 的 8 个数，最大差",
                 "ONNX test_attention_4d: the 8 numbers of Y[1, 2, 3], largest difference"),
              largest_difference(last, plain, D_ONNX), 0, 5e-7);
    r.causal = true;
    attend(&r);
    lab_check(TR("ONNX test_attention_4d_causal：Y[1, 2, 3] 的 8 个数，最大差",
                 "ONNX test_attention_4d_causal: the 8 numbers of Y[1, 2, 3], largest difference"),
              largest_difference(last, causal, D_ONNX), 0, 5e-7);
}

/* ---- identities and brute force, on two heads of seeded normal numbers ---- */

enum { HEADS = 2, N = 5, D = 8, SIZE = HEADS * N * D, ROWS = HEADS * N };
static const struct attention_shape shape = { HEADS, N, N, D };
static double q[SIZE], k[SIZE], v[SIZE];

static void fill(double *x, int n, struct lab_random *random)
{
    for (int i = 0; i < n; i++)
        x[i] = lab_random_normal(random);
}

static void causal_identities(void)
{
    double weights[ROWS * N], out[SIZE], rows = 0, future = 0, prefix = 0;
    attend(&(struct run){ shape, true, true, q, k, v, weights, out });
    for (int row = 0; row < ROWS; row++) {
        double sum = 0;
        for (int j = 0; j < N; j++) {
            sum += weights[row * N + j];
            if (j > row % N)
                future += lab_abs(weights[row * N + j]);
        }
        rows = larger(rows, lab_abs(sum - 1));
    }
    for (int i = 0; i < N; i++) {
        double alone[N], mixed[D];
        attend(&(struct run){ { 1, 1, i + 1, D }, true, false, q + i * D, k, v, alone, mixed });
        prefix = larger(prefix, largest_difference(out + i * D, mixed, D));
    }
    lab_check(TR("恒等式：每行权重之和 = 1，最大偏差", "identity: each row's weights sum to 1, "
                                                       "largest deviation"),
              rows, 0, 1e-15);
    lab_check(TR("恒等式：因果掩码下未来的权重恰为 0，总和",
                 "identity: weights of the future are exactly 0 under the causal mask, sum"),
              future, 0, 0);
    lab_check(TR("恒等式：因果掩码下第 i 行 = 只有前 i 个词元的句子，最大差",
                 "identity: row i under the causal mask = the sentence cut after i, largest "
                 "difference"),
              prefix, 0, 1e-15);
}

/* Softmax as written in the paper, without subtracting the maximum, summed from the last key on. */
static double brute_force_output(int row, int component)
{
    double numerator = 0, denominator = 0;
    for (int j = N - 1; j >= 0; j--) {
        int key = row / N * N + j;
        double score = 0;
        for (int c = D - 1; c >= 0; c--)
            score += q[row * D + c] * k[key * D + c] / lab_sqrt(D);
        numerator += lab_exp(score) * v[key * D + component];
        denominator += lab_exp(score);
    }
    return numerator / denominator;
}

static void brute_force(void)
{
    double weights[ROWS * N], out[SIZE], expected[SIZE];
    attend(&(struct run){ shape, true, false, q, k, v, weights, out });
    for (int i = 0; i < SIZE; i++)
        expected[i] = brute_force_output(i / D, i % D);
    lab_check(TR("直接计算：按论文公式 1 逐个求和，80 个输出的最大差",
                 "brute force: equation 1 of the paper term by term, largest difference of 80 "
                 "outputs"),
              largest_difference(out, expected, SIZE), 0, 1e-14);
}

/* One head without positions, its tokens in another order. */
static void permutation(void)
{
    static const int order[N] = { 3, 0, 4, 1, 2 };
    double q2[N * D], k2[N * D], v2[N * D], weights[N * N], out[N * D], out2[N * D], largest = 0;
    struct attention_shape one = { 1, N, N, D };
    for (int i = 0; i < N * D; i++) {
        int from = order[i / D] * D + i % D;
        q2[i] = q[from];
        k2[i] = k[from];
        v2[i] = v[from];
    }
    attend(&(struct run){ one, true, false, q, k, v, weights, out });
    attend(&(struct run){ one, true, false, q2, k2, v2, weights, out2 });
    for (int i = 0; i < N; i++)
        largest = larger(largest, largest_difference(out2 + i * D, out + order[i] * D, D));
    lab_check(TR("恒等式：没有位置时，打乱词元只打乱输出，最大差",
                 "identity: without positions, permuting tokens permutes the outputs, largest "
                 "difference"),
              largest, 0, 1e-14);
}

/* softmax(s + c) = softmax(s), also where exp(s + c) itself overflows. */
static void shifted_scores(void)
{
    double s[] = { 1, 2, 3 }, far[] = { 1001, 1002, 1003 };
    attention_softmax(s, 1, 3);
    attention_softmax(far, 1, 3);
    lab_check(TR("恒等式：分数都加 1000，softmax 不变（exp 不溢出），最大差",
                 "identity: 1000 added to all scores leaves softmax as it is (exp does not "
                 "overflow), largest difference"),
              largest_difference(s, far, 3), 0, 0);
}

/* ---- positions and scaling ---- */

static void sinusoid(void)
{
    /* sin 3, cos 3, sin 0.03, cos 0.03 */
    static const double expected[] = { 0.1411200080598672, -0.9899924966004454, 0.0299955002024957,
                                       0.9995500337489875 };
    double x[4 * 4] = { 0 };
    attention_add_sinusoid(x, 4, 4);
    lab_check(TR("定义（论文 3.5 节）：d = 4、位置 3 的正弦编码，最大差",
                 "definition (section 3.5 of the paper): sinusoid of position 3, d = 4, largest "
                 "difference"),
              largest_difference(x + 3 * 4, expected, 4), 0, 1e-15);
}

static double rotated_score(int m, int n)
{
    double a[D], b[D], score;
    for (int c = 0; c < D; c++) {
        a[c] = q[c];
        b[c] = k[c];
    }
    attention_rotate(a, 1, D, m);
    attention_rotate(b, 1, D, n);
    attention_scores(&score, a, b, &(struct attention_shape){ 1, 1, 1, D }, false);
    return score;
}

static void rotary(void)
{
    /* cos 3, sin 3, cos 0.03, sin 0.03: what position 3 turns (1, 0, 1, 0) into */
    static const double expected[] = { -0.9899924966004454, 0.1411200080598672, 0.9995500337489875,
                                       0.0299955002024957 };
    double x[] = { 1, 0, 1, 0, 1, 0, 1, 0 };
    attention_rotate(x, 2, 4, 2);
    lab_check(TR("定义（RoFormer 3.2.2 节）：d = 4、位置 3 的旋转，最大差",
                 "definition (RoFormer, section 3.2.2): rotation by position 3, d = 4, largest "
                 "difference"),
              largest_difference(x + 4, expected, 4), 0, 1e-15);
    lab_check(TR("恒等式（RoFormer）：位置 (7, 4) 与 (1007, 1004) 的旋转分数相同",
                 "identity (RoFormer): rotary scores at positions (7, 4) and (1007, 1004) agree"),
              rotated_score(1007, 1004), rotated_score(7, 4), 1e-12);
}

/* (q·k)^2 has mean d and variance 2 d^2 + 6 d for normal components. */
static void score_variance(void)
{
    enum { PAIRS = 4000 };
    struct lab_random random;
    double a[D], b[D], score, squares = 0;
    lab_random_init(&random, 2017, 1);
    for (int i = 0; i < PAIRS; i++) {
        fill(a, D, &random);
        fill(b, D, &random);
        attention_scores(&score, a, b, &(struct attention_shape){ 1, 1, 1, D }, false);
        squares += score * score;
    }
    lab_check(
        TR("论文脚注 4：4000 对随机 q、k 的 q·k 的方差 = d = 8（界：4 个标准误）",
           "footnote 4 of the paper: variance of q·k over 4000 random pairs = d = 8 (bound: 4 "
           "standard errors)"),
        squares / PAIRS, D, 4 * lab_sqrt((2.0 * D * D + 6 * D) / PAIRS));
}

void attention_checks(void)
{
    struct lab_random random;
    lab_random_init(&random, 2017, 0);
    fill(q, SIZE, &random);
    fill(k, SIZE, &random);
    fill(v, SIZE, &random);
    tensorflow_tutorial();
    onnx_node_tests();
    brute_force();
    causal_identities();
    permutation();
    shifted_scores();
    sinusoid();
    rotary();
    score_variance();
}
