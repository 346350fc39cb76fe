#include "attention/checks.h"

#include "attention/flash.h"
#include "attention/page.h"
#include "lab/maths.h"
#include "lab/random.h"

/* The checks use the page's own arrays; the next frame makes them anew. */
static double *const q = page.qkv[0], *const k = page.qkv[1], *const v = page.qkv[2];

enum { N = 5, D = 8, SIZE = N * D };

/* One head of seeded normal numbers; those of token i are at place i * step, modulo N. */
static void fill(int step)
{
    struct lab_random random;
    lab_random_init(&random, 2017, 0);
    page.shape = (struct attention_shape){ N, N, D };
    for (int i = 0; i < SIZE; i++) {
        int at = i / D * step % N * D + i % D;
        q[at] = lab_random_normal(&random);
        k[at] = lab_random_normal(&random);
        v[at] = lab_random_normal(&random);
    }
}

static void attend(bool causal)
{
    page.causal = causal;
    page_stages();
}

/* ---- the paper ---- */

/* Softmax as written in the paper, without subtracting the maximum, summed from the last key on. */
static double brute_force(int query, int component, int keys)
{
    double numerator = 0, denominator = 0;
    while (keys-- > 0) {
        double score = 0;
        for (int c = 0; c < D; c++)
            score += q[query * D + c] * k[keys * D + c] / lab_sqrt(D);
        numerator += lab_exp(score) * v[keys * D + component];
        denominator += lab_exp(score);
    }
    return numerator / denominator;
}

static double equation(bool causal)
{
    double expected[SIZE];
    attend(causal);
    for (int i = 0; i < SIZE; i++)
        expected[i] = brute_force(i / D, i % D, causal ? i / D + 1 : N);
    return largest_difference(page.out, expected, SIZE);
}

static void equations(void)
{
    fill(1);
    lab_check(TR("公式 1 逐项求和（不减最大值）：40 个输出，最大差",
                 "equation 1 term by term (no maximum subtracted): 40 outputs, largest "
                 "difference"),
              equation(false), 0, 1e-14);
    lab_check(TR("因果掩码下的第 i 行 = 公式 1 只对前 i 个键逐项求和：40 个输出，最大差",
                 "row i under the causal mask = equation 1 over the first i keys, term by term: "
                 "40 outputs, largest difference"),
              equation(true), 0, 1e-14);
}

/* What position 3 is in both papers, d = 4: the angles are 3 and 0.03. */
static const double sines[] = { 0.1411200080598672, -0.9899924966004454, 0.0299955002024957,
                                0.9995500337489875 };

static void sinusoid(void)
{
    double x[4 * 4] = { 0 };
    attention_add_sinusoid(x, 4, 4);
    lab_check(TR("3.5 节：d = 4、位置 3 的正弦编码是 sin 3、cos 3、sin 0.03、cos 0.03，最大差",
                 "section 3.5: sinusoid of position 3, d = 4, is sin 3, cos 3, sin 0.03, cos 0.03, "
                 "largest difference"),
              largest_difference(x + 12, sines, 4), 0, 1e-15);
}

static double one_score(void)
{
    double score;
    attention_scores(&score, q, k, &(struct attention_shape){ 1, 1, D });
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
            q[c] = lab_random_normal(&random);
            k[c] = lab_random_normal(&random);
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
    attention_rotate(q, 1, D, m);
    attention_rotate(k, 1, D, n);
    return one_score();
}

static void rotary(void)
{
    double x[] = { 0, 1, 0, 1 };
    attention_rotate(x, 1, 4, -3);
    lab_check(
        TR("3.2.2 节：d = 4，位置 −3 把 (0, 1, 0, 1) 转成 sin 3、cos 3、sin 0.03、cos 0.03，最大差",
           "section 3.2.2: d = 4, position −3 turns (0, 1, 0, 1) into sin 3, cos 3, sin 0.03, "
           "cos 0.03, largest difference"),
        largest_difference(x, sines, 4), 0, 1e-15);
    lab_check(TR("分数只取决于 m − n：位置 (1007, 1004) 与 (7, 4)",
                 "scores depend on m − n alone: positions (1007, 1004) and (7, 4)"),
              rotated_score(1007, 1004), rotated_score(7, 4), 1e-12);
}

/* ---- tiles ---- */

/* How far a row in tiles of `size` keys is from plain attention. */
static double tiled_row(int row, int size, bool backwards)
{
    struct flash flash;
    double mixed[D];
    flash_start(&flash, mixed, D);
    for (int i = 0; i < N; i += size) {
        int from = backwards ? (N - 1) / size * size - i : i;
        flash_tile(&flash, page.scores[MASKED] + row * N + from, v + from * D,
                   from + size > N ? N - from : size);
    }
    for (int c = 0; c < D; c++)
        mixed[c] /= flash.sum;
    return largest_difference(mixed, page.out + row * D, D);
}

/* The largest difference over all rows and sizes of tiles, scores times `factor`. */
static double tiled(double factor, bool causal, bool backwards)
{
    double largest = 0;
    fill(1);
    for (int i = 0; i < SIZE; i++)
        q[i] *= factor;
    attend(causal);
    for (int i = 0; i < N * N; i++)
        largest = larger(largest, tiled_row(i / N, i % N + 1, backwards));
    return largest;
}

static void online(void)
{
    lab_check(
        TR("分数乘以 1000，exp 本会溢出：5 个键，块长 1 到 5，与先减去整行最大值的 softmax，最大差",
           "scores times 1000, where exp alone would overflow: 5 keys, tiles of 1 to 5, against "
           "the "
           "softmax that subtracts the maximum of the row, largest difference"),
        tiled(1000, false, false), 0, 1e-14);
}

static void tiles(void)
{
    lab_check(TR("分块 = 不分块：5 个键，块长 1 到 5，最大差",
                 "tiled = plain: 5 keys, tiles of 1 to 5, largest difference"),
              tiled(1, false, false), 0, 1e-14);
    lab_check(TR("同上，因果掩码：末尾整块都是 −∞",
                 "the same, causal mask: it ends with whole tiles of −∞"),
              tiled(1, true, false), 0, 1e-14);
    lab_check(TR("同上，从最后一块读起：开头整块都是 −∞",
                 "the same, read from the last tile on: it begins with whole tiles of −∞"),
              tiled(1, true, true), 0, 1e-14);
}

/* ---- identities ---- */

static void rows_and_future(void)
{
    double rows = 0, future = 0;
    attend(true);
    for (int i = 0; i < N; i++) {
        double sum = 0;
        for (int j = 0; j < N; j++) {
            sum += page.scores[WEIGHTS][i * N + j];
            future += j > i ? lab_abs(page.scores[WEIGHTS][i * N + j]) : 0;
        }
        rows = larger(rows, lab_abs(sum - 1));
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
    attend(false);
    copy(before, page.out, SIZE);
    fill(2);
    attend(false);
    for (int i = 0; i < N; i++)
        largest = larger(largest, largest_difference(page.out + i * 2 % N * D, before + i * D, D));
    lab_check(TR("没有位置时，打乱词元只打乱输出，最大差",
                 "without positions, permuting tokens permutes the outputs, largest difference"),
              largest, 0, 1e-14);
}

/* With two keys q·k1 - q·k2 is a sum of 2d signs: 2B - 2d with B binomial, so the mean of the
 * larger weight and its variance are finite sums. Returns the distance from that mean in standard
 * errors. */
static double saturation_error(const struct saturation *means, int way)
{
    double chance = 0x1p-32, mean = 0, square = 0; /* 32 is 2d */
    for (int b = 0; b <= 32; b++) {
        double p = 1 / (1 + lab_exp(-lab_abs(2 * b - 32) / (1 << 2 * way)));
        mean += chance * p;
        square += chance * p * p;
        chance *= (32.0 - b) / (b + 1);
    }
    return lab_abs(means[way].largest - mean) /
           lab_sqrt((square - mean * mean) / SATURATION_TRIALS);
}

static void saturations(void)
{
    struct saturation means[SATURATION_WAYS];
    double largest = 0;
    saturation(means, 16, 2);
    for (int way = 0; way < SATURATION_WAYS; way++)
        largest = larger(largest, saturation_error(means, way));
    lab_check(TR("两个键、d = 16：100 "
                 "次抽样的最大权重与二项分布给出的期望，三种除法中最大的差（以标准误计）",
                 "2 keys, d = 16: largest weight over 100 samples against its expectation by the "
                 "binomial distribution, largest distance of the three divisions in standard "
                 "errors"),
              largest, 0, 4);
}

void attention_checks(void)
{
    page.way = BY_ROOT;
    onnx_checks();
    lab_reference(TR("Vaswani 等，Attention Is All You Need，2017",
                     "Vaswani et al., Attention Is All You Need, 2017"),
                  "https://arxiv.org/abs/1706.03762");
    sinusoid();
    score_variance();
    equations();
    lab_reference(TR("Su 等，RoFormer，2021", "Su et al., RoFormer, 2021"),
                  "https://arxiv.org/abs/2104.09864");
    rotary();
    lab_reference(
        TR("Milakov、Gimelshein，在线 softmax，2018", "Milakov, Gimelshein, online softmax, 2018"),
        "https://arxiv.org/abs/1805.02867");
    online();
    lab_reference(TR("Dao 等，FlashAttention，2022", "Dao et al., FlashAttention, 2022"),
                  "https://arxiv.org/abs/2205.14135");
    tiles();
    lab_reference(TR("恒等式与直接计算", "identities and brute force"), "");
    rows_and_future();
    permutation();
    saturations();
}
