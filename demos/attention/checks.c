#include "attention/checks.h"

#include "attention/flash.h"
#include "attention/saturation.h"
#include "lab/lab.h"
#include "lab/maths.h"
#include "lab/random.h"

#include <math.h>

enum { N = 5, D = 8, SIZE = N * D };

static const struct attention_shape five = { N, N, D };

/* One head of seeded normal numbers; those of token i are at place i * step, modulo N. */
static void fill(int step)
{
    struct lab_random random;
    lab_random_init(&random, 2017, 0);
    check.shape = five;
    for (int i = 0; i < SIZE; i++) {
        int at = i / D * step % N * D + i % D;
        check.q[at] = lab_random_normal(&random);
        check.k[at] = lab_random_normal(&random);
        check.v[at] = lab_random_normal(&random);
    }
}

/* ---- the paper ---- */

/* Softmax as written in the paper, without subtracting the maximum, summed from the last key on. */
static double brute_force(int query, int component, int keys)
{
    double numerator = 0, denominator = 0;
    while (keys-- > 0) {
        double score = 0;
        for (int c = 0; c < D; c++)
            score += check.q[query * D + c] * check.k[keys * D + c] / lab_sqrt(D);
        numerator += lab_exp(score) * check.v[keys * D + component];
        denominator += lab_exp(score);
    }
    return numerator / denominator;
}

static void equation(bool causal)
{
    double largest = 0;
    check_attend(causal);
    for (int i = 0; i < SIZE; i++) {
        double expected = brute_force(i / D, i % D, causal ? i / D + 1 : N);
        largest = check_larger(largest, check.out[i] - expected);
    }
    if (causal)
        lab_check(
            TR("因果掩码下的第 i 行 = 公式 1 只对前 i 个键逐项求和：40 个输出，最大差",
               "row i under the causal mask = equation 1 over the first i keys, term by term: "
               "40 outputs, largest difference"),
            largest, 0, 1e-14);
    else
        lab_check(TR("公式 1 逐项求和（不减最大值）：40 个输出，最大差",
                     "equation 1 term by term (no maximum subtracted): 40 outputs, largest "
                     "difference"),
                  largest, 0, 1e-14);
}

/* What position 3 is in both papers, d = 4: the angles are 3 and 0.03. */
static const double sines[] = { 0.1411200080598672, -0.9899924966004454, 0.0299955002024957,
                                0.9995500337489875 };

static void sinusoid(void)
{
    double x[4 * 4] = { 0 }, largest = 0;
    attention_add_sinusoid(x, 4, 4);
    for (int i = 0; i < 4; i++)
        largest = check_larger(largest, x[12 + i] - sines[i]);
    lab_check(TR("3.5 节：d = 4、位置 3 的正弦编码是 sin 3、cos 3、sin 0.03、cos 0.03，最大差",
                 "section 3.5: sinusoid of position 3, d = 4, is sin 3, cos 3, sin 0.03, cos 0.03, "
                 "largest difference"),
              largest, 0, 1e-15);
}

static double one_score(void)
{
    double score;
    attention_scores(&score, check.q, check.k, &(struct attention_shape){ 1, 1, D });
    return score;
}

/* (q·k)^2 has mean d and variance 2 d^2 + 6 d for normal components. */
static void score_variance(void)
{
    enum { PAIRS = 4000 };
    struct lab_random random;
    double squares = 0;
    lab_random_init(&random, 2017, 1);
    for (int i = 0; i < PAIRS; i++) {
        for (int c = 0; c < D; c++) {
            check.q[c] = lab_random_normal(&random);
            check.k[c] = lab_random_normal(&random);
        }
        squares += one_score() * one_score();
    }
    lab_check(TR("脚注 4：4000 对随机 q、k 的 q·k 的方差 = d = 8（界：4 个标准误）",
                 "footnote 4: variance of q·k over 4000 random pairs = d = 8 (bound: 4 standard "
                 "errors)"),
              squares / PAIRS, D, 4 * lab_sqrt((2.0 * D * D + 6 * D) / PAIRS));
}

/* ---- rotary positions ---- */

static double rotated_score(int m, int n)
{
    fill(1);
    attention_rotate(check.q, 1, D, m);
    attention_rotate(check.k, 1, D, n);
    return one_score();
}

static void rotary(void)
{
    double x[] = { 1, 0, 1, 0 }, largest = 0;
    attention_rotate(x, 1, 4, 3);
    for (int i = 0; i < 4; i++)
        largest = check_larger(largest, x[i] - sines[i ^ 1]);
    lab_check(
        TR("3.2.2 节：d = 4，位置 3 把 (1, 0, 1, 0) 转成 cos 3、sin 3、cos 0.03、sin 0.03，最大差",
           "section 3.2.2: d = 4, position 3 turns (1, 0, 1, 0) into cos 3, sin 3, cos 0.03, "
           "sin 0.03, largest difference"),
        largest, 0, 1e-15);
    lab_check(TR("分数只取决于 m − n：位置 (1007, 1004) 与 (7, 4)",
                 "scores depend on m − n alone: positions (1007, 1004) and (7, 4)"),
              rotated_score(1007, 1004), rotated_score(7, 4), 1e-12);
}

/* ---- tiles ---- */

/* One row of scores in tiles of `size` keys: the largest difference from check.out. */
static double tiled_row(const double *scores, int row, int size)
{
    struct flash flash;
    double mixed[D], largest = 0;
    flash_start(&flash, mixed, D);
    for (int from = 0; from < N; from += size)
        flash_tile(&flash, scores + from, check.v + from * D, from + size > N ? N - from : size);
    for (int c = 0; c < D; c++)
        largest = check_larger(largest, mixed[c] / flash.sum - check.out[row * D + c]);
    return largest;
}

/* The largest difference from plain attention over all sizes of tiles, scores times `factor`, the
 * first `hidden` keys masked, or those after the query. */
static double tiled(double factor, int hidden, bool causal)
{
    double scores[N * N], largest = 0;
    attention_scores(scores, check.q, check.k, &five);
    for (int i = 0; i < N * N; i++)
        scores[i] = i % N < hidden ? -INFINITY : scores[i] * factor;
    if (causal)
        attention_mask_causal(scores, &five);
    for (int i = 0; i < N * N; i++)
        check.weights[i] = scores[i];
    attention_softmax(check.weights, &five);
    attention_mix(check.out, check.weights, check.v, &five);
    for (int i = 0; i < N * N; i++)
        largest = check_larger(largest, tiled_row(scores + i / N * N, i / N, i % N + 1));
    return largest;
}

static void tiles(void)
{
    lab_check(TR("分块 = 不分块：5 个键，块长 1 到 5，最大差",
                 "tiled = plain: 5 keys, tiles of 1 to 5, largest difference"),
              tiled(1, 0, false), 0, 1e-14);
    lab_check(TR("同上，分数乘以 1000（exp 本会溢出）",
                 "the same, scores times 1000 (exp alone would overflow)"),
              tiled(1000, 0, false), 0, 1e-14);
    lab_check(TR("同上，因果掩码", "the same, causal mask"), tiled(1, 0, true), 0, 1e-14);
    lab_check(TR("同上，前 3 个键被掩去（整块都是 −∞）",
                 "the same, the first 3 keys masked (whole tiles of −∞)"),
              tiled(1, 3, false), 0, 1e-14);
}

/* ---- identities ---- */

static void rows_and_future(void)
{
    double rows = 0, future = 0;
    check_attend(true);
    for (int i = 0; i < N; i++) {
        double sum = 0;
        for (int j = 0; j < N; j++) {
            sum += check.weights[i * N + j];
            future += j > i ? lab_abs(check.weights[i * N + j]) : 0;
        }
        rows = check_larger(rows, sum - 1);
    }
    lab_check(TR("每行权重之和 = 1，最大偏差", "each row's weights sum to 1, largest deviation"),
              rows, 0, 1e-15);
    lab_check(TR("因果掩码下未来的权重恰为 0，总和",
                 "weights of the future are exactly 0 under the causal mask, sum"),
              future, 0, 0);
}

/* Tokens in another order. */
static void permutation(void)
{
    double before[SIZE], largest = 0;
    check_attend(false);
    for (int i = 0; i < SIZE; i++)
        before[i] = check.out[i];
    fill(2);
    check_attend(false);
    for (int i = 0; i < SIZE; i++)
        largest = check_larger(largest, check.out[i / D * 2 % N * D + i % D] - before[i]);
    lab_check(TR("没有位置时，打乱词元只打乱输出，最大差",
                 "without positions, permuting tokens permutes the outputs, largest difference"),
              largest, 0, 1e-14);
}

/* softmax(s + c) = softmax(s), also where exp(s + c) itself overflows. */
static void shifted_scores(void)
{
    double s[] = { 1, 2, 3, 1001, 1002, 1003 }, largest = 0;
    attention_softmax(s, &(struct attention_shape){ 2, 3, 1 });
    for (int i = 0; i < 3; i++)
        largest = check_larger(largest, s[i] - s[i + 3]);
    lab_check(TR("分数都加 1000，softmax 不变（exp 不溢出），最大差",
                 "1000 added to all scores leaves softmax as it is (exp does not overflow), "
                 "largest difference"),
              largest, 0, 0);
}

/* With two keys q·k1 - q·k2 is a sum of 2d signs: 2B - 2d with B binomial, so the mean of the
 * larger weight and its variance are finite sums. Returns the distance from that mean in standard
 * errors. */
static double saturation_error(enum saturation_way way)
{
    enum { WIDTH = 16 };
    double chance = 0x1p-32, mean = 0, square = 0;
    for (int b = 0; b <= 2 * WIDTH; b++) {
        double p = 1 / (1 + lab_exp(-lab_abs(2 * b - 2 * WIDTH) / (1 << 2 * way)));
        mean += chance * p;
        square += chance * p * p;
        chance *= (2.0 * WIDTH - b) / (b + 1);
    }
    return (saturation(WIDTH, 2, way, 1).largest - mean) /
           lab_sqrt((square - mean * mean) / SATURATION_TRIALS);
}

static void saturations(void)
{
    double largest = 0;
    for (int way = 0; way < SATURATION_WAYS; way++)
        largest = check_larger(largest, saturation_error((enum saturation_way)way));
    lab_check(TR("两个键、d = 16：100 "
                 "次抽样的最大权重与二项分布给出的期望，三种除法中最大的差（以标准误计）",
                 "2 keys, d = 16: largest weight over 100 samples against its expectation by the "
                 "binomial distribution, largest distance of the three divisions in standard "
                 "errors"),
              largest, 0, 4);
}

void attention_checks(void)
{
    published_checks();
    lab_reference(TR("Vaswani 等，Attention Is All You Need，2017",
                     "Vaswani et al., Attention Is All You Need, 2017"),
                  "https://arxiv.org/abs/1706.03762");
    sinusoid();
    score_variance();
    fill(1);
    equation(false);
    equation(true);
    lab_reference(TR("Dao 等，FlashAttention，2022；在线 softmax 见 Milakov、Gimelshein，2018",
                     "Dao et al., FlashAttention, 2022; online softmax: Milakov, Gimelshein 2018"),
                  "https://arxiv.org/abs/2205.14135");
    tiles();
    lab_reference(TR("恒等式与直接计算", "identities and brute force"), "");
    rows_and_future();
    permutation();
    shifted_scores();
    saturations();
    lab_reference(TR("Su 等，RoFormer，2021", "Su et al., RoFormer, 2021"),
                  "https://arxiv.org/abs/2104.09864");
    rotary();
}
