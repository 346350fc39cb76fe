/* What clipping is checked against; the nets are in checks_nets.c. */
#include "checks.h"
#include "gradient_clipping.h"

#include "lab/lab.h"
#include "lab/maths.h"
#include "lab/random.h"

#include <math.h>

double larger(double a, double b)
{
    return isnan(a) || b <= a ? a : b;
}

static int count_nan(const double *values, int n)
{
    int count = 0;
    for (int i = 0; i < n; i++)
        count += isnan(values[i]);
    return count;
}

static void check_source(void)
{
    double g[] = { 3, 4 }, within[] = { 0.3, -0.4 }, zero[] = { 0, 0 };
    lab_reference(
        TR("PyTorch 源码 torch/nn/utils/clip_grad.py：系数 max_norm / (范数 + 1e-6)，最大为 1",
           "PyTorch's source torch/nn/utils/clip_grad.py: the coefficient is max_norm / "
           "(norm + 1e-6), at most 1"),
        "https://github.com/pytorch/pytorch/blob/main/torch/nn/utils/clip_grad.py");
    clip_grad_norm(&(struct gradient){ g, 2 }, 1, 1, 2);
    lab_check(TR("(3, 4)，阈值 1：第一个分量", "(3, 4), threshold 1: first value"), g[0],
              0.59999988, 1e-8);
    lab_check(TR("第二个分量", "second value"), g[1], 0.79999984, 1e-8);
    clip_grad_norm(&(struct gradient){ within, 2 }, 1, 1, 2);
    lab_check(TR("范数低于阈值：梯度一位不变", "norm below the threshold: not a bit changes"),
              fabs(within[0] - 0.3) + fabs(within[1] + 0.4), 0, 0);
    clip_grad_norm(&(struct gradient){ zero, 2 }, 1, 1, 2);
    lab_check(TR("零梯度仍是零，不会除以零", "a zero gradient stays zero: no division by zero"),
              fabs(zero[0]) + fabs(zero[1]), 0, 0);
}

static void check_not_finite(void)
{
    double a[] = { 3, -4 }, b[] = { INFINITY }, c[] = { 3, -4 }, d[] = { NAN };
    struct gradient infinite[] = { { a, 2 }, { b, 1 } }, nan[] = { { c, 2 }, { d, 1 } };
    lab_check(TR("(3, −4) 与 (∞)：返回的范数", "(3, −4) and (∞): the norm returned"),
              clip_grad_norm(infinite, 2, 1, 2), INFINITY, 0);
    lab_check(TR("有限的值变为 0：绝对值之和", "finite values become 0: sum of sizes"),
              fabs(a[0]) + fabs(a[1]), 0, 0);
    lab_check(TR("∞ × 0 是 NaN：有几个", "∞ × 0 is NaN: how many are"), count_nan(b, 1), 1, 0);
    double norm = clip_grad_norm(nan, 2, 1, 2);
    lab_check(TR("(3, −4) 与 (NaN)：范数和全部 3 个值变为 NaN，共 4 个",
                 "(3, −4) and (NaN): the norm and all 3 values become NaN, 4 together"),
              count_nan(&norm, 1) + count_nan(c, 2) + count_nan(d, 1), 4, 0);
}

static void check_documentation(void)
{
    double g[] = { 3, 4 }, a[] = { 2 }, b[] = { -3, 6 };
    double limited[] = { -3, 0.5, 2, INFINITY, -INFINITY, NAN };
    struct gradient tensors[] = { { a, 1 }, { b, 2 } };
    lab_reference(
        TR("PyTorch 文档 clip_grad_norm_：所有梯度合成一个向量的范数，返回裁剪前的值",
           "PyTorch's documentation of clip_grad_norm_: the norm of all gradients as one vector, "
           "returned as it was before"),
        "https://docs.pytorch.org/docs/stable/generated/torch.nn.utils.clip_grad_norm_.html");
    lab_check(TR("(3, 4)：返回", "(3, 4): returns"),
              clip_grad_norm(&(struct gradient){ g, 2 }, 1, 1, 2), 5, 0);
    lab_check(TR("两个张量 (2)、(−3, 6)：总范数，2² + 3² + 6² = 7²",
                 "two tensors (2), (−3, 6): total norm, 2² + 3² + 6² = 7²"),
              gradient_norm(tensors, 2, 2), 7, 0);
    lab_check(TR("∞-范数：最大的绝对值", "infinity norm: the largest size"),
              gradient_norm(tensors, 2, INFINITY), 6, 0);
    lab_reference(
        TR("PyTorch 文档 clip_grad_value_：每个值限制在 [−clip_value, clip_value]",
           "PyTorch's documentation of clip_grad_value_: each value within [−clip_value, "
           "clip_value]"),
        "https://docs.pytorch.org/docs/stable/generated/torch.nn.utils.clip_grad_value_.html");
    clip_grad_value(&(struct gradient){ limited, 6 }, 1, 1);
    lab_check(TR("(−3, 0.5, 2, ∞, −∞) 限制在 1 以内：与 (−1, 0.5, 1, 1, −1) 之差",
                 "(−3, 0.5, 2, ∞, −∞) within 1: difference from (−1, 0.5, 1, 1, −1)"),
              fabs(limited[0] + 1) + fabs(limited[1] - 0.5) + fabs(limited[2] - 1) +
                  fabs(limited[3] - 1) + fabs(limited[4] + 1),
              0, 0);
    lab_check(TR("NaN 仍是 NaN", "NaN stays NaN"), count_nan(limited + 5, 1), 1, 0);
}

static void check_orders(void)
{
    double a[] = { 2 }, b[] = { -3, 6 };
    struct gradient tensors[] = { { a, 1 }, { b, 2 } };
    double halves = lab_sqrt(2) + lab_sqrt(3) + lab_sqrt(6);
    lab_reference(TR("恒等式：(2)、(−3, 6) 的 p-范数", "identities: p-norms of (2), (−3, 6)"), "");
    lab_check(TR("p = 1：2 + 3 + 6", "p = 1: 2 + 3 + 6"), gradient_norm(tensors, 2, 1), 11, 0);
    lab_check(TR("p = 3：251 的立方根", "p = 3: cube root of 251"), gradient_norm(tensors, 2, 3),
              6.3079935, 1e-7);
    lab_check(TR("p = 1/2：(√2 + √3 + √6)²", "p = 1/2: (√2 + √3 + √6)²"),
              gradient_norm(tensors, 2, 0.5), halves * halves, 1e-13);
}

enum { CASES = 1000, SIZE = 12 };

/* The p-norm another way: relative to the largest size, from the last value to the first. */
static double scaled_norm(const double *values, int n, double p)
{
    double largest = 0, sum = 0;
    for (int i = 0; i < n; i++)
        largest = lab_max(largest, fabs(values[i]));
    if (isinf(p))
        return largest;
    for (int i = n - 1; i >= 0; i--)
        sum += lab_exp(p * lab_log(fabs(values[i]) / largest));
    return largest * lab_exp(lab_log(sum) / p);
}

/* Of both tensors on their own, and then of these two norms. */
static double norm_of_norms(const double *values, double p)
{
    double norms[] = { scaled_norm(values, 5, p), scaled_norm(values + 5, SIZE - 5, p) };
    return scaled_norm(norms, 2, p);
}

/* Values of either sign over some decades. */
static void draw(struct lab_random *random, double *values)
{
    double scale = lab_exp(20 * lab_random_unit(random) - 10);
    for (int i = 0; i < SIZE; i++)
        values[i] = scale * (2 * lab_random_unit(random) - 1);
}

static void check_brute_force(void)
{
    static const double orders[] = { 0.5, 1, 1.5, 2, 3, 7, INFINITY };
    struct lab_random random;
    double error = 0, values[SIZE];
    struct gradient tensors[] = { { values, 5 }, { values + 5, SIZE - 5 } };
    lab_random_init(&random, 11, 0);
    for (int i = 0; i < CASES; i++) {
        draw(&random, values);
        double p = orders[i % 7], expected = norm_of_norms(values, p);
        error = larger(error, fabs(gradient_norm(tensors, 2, p) / expected - 1));
    }
    lab_reference(TR("直接计算：先求每个张量的范数，再求这些范数的范数，用 exp 与 log",
                     "brute force: the norm of each tensor, then the norm of these norms, by exp "
                     "and log"),
                  "");
    lab_check(TR("1000 个随机梯度，p = 0.5 至 ∞：最大相对误差",
                 "1000 random gradients, p = 0.5 to ∞: largest relative error"),
              error, 0, 1e-13);
}

/* Algorithm 1: g becomes threshold / |g| g when |g| >= threshold. */
static void check_paper(void)
{
    struct lab_random random;
    double error = 0, turned = 0;
    lab_random_init(&random, 7, 0);
    for (int i = 0; i < CASES; i++) {
        double before[SIZE], after[SIZE], dot = 0, squares = 0;
        draw(&random, before);
        double norm = scaled_norm(before, SIZE, 2), factor = norm >= 1 ? 1 / norm : 1;
        for (int j = 0; j < SIZE; j++)
            after[j] = before[j];
        clip_grad_norm(&(struct gradient){ after, SIZE }, 1, 1, 2);
        for (int j = 0; j < SIZE; j++) {
            error = larger(error, fabs(after[j] - factor * before[j]));
            dot += before[j] * after[j];
            squares += after[j] * after[j];
        }
        turned = larger(turned, fabs(dot / (norm * lab_sqrt(squares)) - 1));
    }
    lab_reference(TR("Pascanu、Mikolov、Bengio（2013），算法 1：范数裁剪",
                     "Pascanu, Mikolov, Bengio (2013), algorithm 1: norm clipping"),
                  "https://proceedings.mlr.press/v28/pascanu13.html");
    lab_check(TR("1000 个随机梯度：与算法 1 的最大差，来自分母中的 10⁻⁶",
                 "1000 random gradients: largest difference from algorithm 1, due to the 10⁻⁶ in "
                 "the denominator"),
              error, 0, 1e-6);
    lab_check(TR("方向不变：夹角余弦与 1 的最大差",
                 "the direction stays: largest difference of the cosine from 1"),
              turned, 0, 1e-12);
}

void lab_verify(void)
{
    check_source();
    check_not_finite();
    check_documentation();
    check_paper();
    check_orders();
    check_brute_force();
    check_nets();
}
