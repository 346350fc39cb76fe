/* What the demo's numbers are checked against. */
#include "gradient_clipping.h"
#include "recall.h"

#include "lab/lab.h"
#include "lab/maths.h"
#include "lab/random.h"

#include <math.h>
#include <string.h>

static void check_published(void)
{
    double g[] = { 3, 4 }, limited[] = { -3, 0.5, 2 };
    double norm = clip_grad_norm(&(struct gradient){ g, 2 }, 1, 1, 2);
    lab_check(TR("torch.nn.utils.clip_grad_norm_，(3, 4)，max_norm 1：第一个分量",
                 "torch.nn.utils.clip_grad_norm_, (3, 4), max_norm 1: first value"),
              g[0], 0.59999988, 1e-8);
    lab_check(TR("同上：第二个分量", "the same: second value"), g[1], 0.79999984, 1e-8);
    lab_check(TR("同上：返回裁剪前的范数", "the same: returns the norm before clipping"), norm, 5,
              0);
    clip_grad_value(&(struct gradient){ limited, 3 }, 1, 1);
    lab_check(TR("按值裁剪，(−3, 0.5, 2) 限制在 1 以内：得 (−1, 0.5, 1)，偏差之和",
                 "by value, (−3, 0.5, 2) within 1 gives (−1, 0.5, 1): sum of differences"),
              fabs(limited[0] + 1) + fabs(limited[1] - 0.5) + fabs(limited[2] - 1), 0, 0);
}

static void check_norms(void)
{
    double a[] = { 2 }, b[] = { -3, 6 };
    struct gradient tensors[] = { { a, 1 }, { b, 2 } };
    lab_check(TR("2² + 3² + 6² = 7²：多个张量合起来的 2-范数",
                 "2² + 3² + 6² = 7²: the 2-norm is that of all tensors together"),
              gradient_norm(tensors, 2, 2), 7, 0);
    lab_check(TR("1-范数：2 + 3 + 6", "1-norm: 2 + 3 + 6"), gradient_norm(tensors, 2, 1), 11, 0);
    lab_check(TR("无穷范数：最大的绝对值", "infinity norm: the largest absolute value"),
              gradient_norm(tensors, 2, INFINITY), 6, 0);
    lab_check(TR("3-范数：(8 + 27 + 216) 的立方根", "3-norm: cube root of 8 + 27 + 216"),
              gradient_norm(tensors, 2, 3), 6.3079935, 1e-7);
}

static void check_edges(void)
{
    double within[] = { 0.3, -0.4 }, zero[] = { 0, 0 }, huge[] = { 1e200, -1e200, 1 };
    clip_grad_norm(&(struct gradient){ within, 2 }, 1, 1, 2);
    lab_check(TR("范数低于阈值：梯度一位不变", "norm below the threshold: not a bit changes"),
              fabs(within[0] - 0.3) + fabs(within[1] + 0.4), 0, 0);
    clip_grad_norm(&(struct gradient){ zero, 2 }, 1, 1, 2);
    lab_check(TR("零梯度仍是零（不会除以零）", "a zero gradient stays zero (no division by zero)"),
              fabs(zero[0]) + fabs(zero[1]), 0, 0);
    double norm = clip_grad_norm(&(struct gradient){ huge, 3 }, 1, 1, 2);
    lab_check(TR("范数溢出为 ∞（与 PyTorch 相同）", "the norm overflows to ∞ (as in PyTorch)"),
              norm, INFINITY, 0);
    lab_check(
        TR("此时系数为 0，有限的梯度变为 0", "the coefficient is then 0, and so are finite values"),
        fabs(huge[0]) + fabs(huge[1]) + fabs(huge[2]), 0, 0);
}

enum { CASES = 1000, SIZE = 12 };

/* Largest errors over random gradients: of the clipped length, and of the direction. */
static void check_random(void)
{
    struct lab_random random;
    double length_error = 0, direction_error = 0;
    lab_random_init(&random, 7, 0);
    for (int i = 0; i < CASES; i++) {
        double before[SIZE], after[SIZE], squares = 0, dot = 0, clipped = 0;
        double scale = lab_exp(4 * lab_random_normal(&random));
        for (int j = 0; j < SIZE; j++)
            after[j] = before[j] = scale * lab_random_normal(&random);
        clip_grad_norm(&(struct gradient){ after, SIZE }, 1, 1, 2);
        for (int j = 0; j < SIZE; j++) {
            squares += before[j] * before[j];
            clipped += after[j] * after[j];
            dot += before[j] * after[j];
        }
        double norm = lab_sqrt(squares);
        length_error =
            lab_max(length_error, fabs(lab_sqrt(clipped) - lab_min(norm, norm / (norm + 1e-6))));
        direction_error = lab_max(direction_error, fabs(dot / lab_sqrt(squares * clipped) - 1));
    }
    lab_check(
        TR("1000 个随机梯度：裁剪后的长度是 min(n, n/(n + 10⁻⁶))，最大偏差",
           "1000 random gradients: clipped length is min(n, n/(n + 10⁻⁶)), largest difference"),
        length_error, 0, 1e-12);
    lab_check(TR("同上：与原梯度夹角的余弦是 1，最大偏差",
                 "the same: cosine to the gradient before is 1, largest difference"),
              direction_error, 0, 1e-12);
}

/* The network with all W = w on the diagonal: y = w^(T-1) (v . u) x. */
static void check_closed_form(const struct recall_batch *batch)
{
    struct recall weights, gradient;
    double dot = 0, loss = 0, w = 1.1;
    recall_init(&weights, 1, 5);
    memset(weights.w, 0, sizeof weights.w);
    for (int i = 0; i < RECALL_UNITS; i++) {
        weights.w[i * (RECALL_UNITS + 1)] = w;
        dot += weights.u[i] * weights.v[i];
    }
    for (int i = 0; i < RECALL_BATCH; i++) {
        double error = lab_pow(w, 19) * dot * batch->inputs[i] - batch->targets[i];
        loss += error * error / 2 / RECALL_BATCH;
    }
    lab_check(TR("循环网络，W = 1.1 I，20 步：损失的闭式 (1.1¹⁹ v·u x − 目标)² / 2 的平均",
                 "recurrent net, W = 1.1 I, 20 steps: loss in closed form, mean of (1.1¹⁹ v·u x "
                 "− target)² / 2"),
              recall_loss(&weights, batch, 20, &gradient), loss, 1e-10);
}

/* Largest difference between the gradient and central differences, relative to its norm. */
static double difference_error(struct recall *weights, const struct recall_batch *batch)
{
    struct recall gradient, unused;
    struct gradient w[RECALL_TENSORS], g[RECALL_TENSORS];
    double largest = 0, h = 1e-6;
    recall_loss(weights, batch, 20, &gradient);
    recall_tensors(weights, w);
    recall_tensors(&gradient, g);
    for (int i = 0; i < RECALL_TENSORS; i++) {
        for (int j = 0; j < w[i].count; j++) {
            double middle = w[i].values[j];
            w[i].values[j] = middle + h;
            double above = recall_loss(weights, batch, 20, &unused);
            w[i].values[j] = middle - h;
            double below = recall_loss(weights, batch, 20, &unused);
            w[i].values[j] = middle;
            largest = lab_max(largest, fabs((above - below) / (2 * h) - g[i].values[j]));
        }
    }
    return largest / gradient_norm(g, RECALL_TENSORS, 2);
}

void lab_verify(void)
{
    struct recall_batch batch;
    struct recall weights;
    recall_draw(&batch, 0.1, 3);
    recall_init(&weights, 1.1, 3);
    lab_reference(TR("公开结果、恒等式与直接计算", "published results, identities and brute force"),
                  "");
    check_published();
    check_norms();
    check_edges();
    check_random();
    check_closed_form(&batch);
    lab_check(TR("时间反向传播与中心差分（步长 10⁻⁶）相比，相对误差",
                 "backpropagation through time against central differences (10⁻⁶), relative error"),
              difference_error(&weights, &batch), 0, 1e-7);
}
