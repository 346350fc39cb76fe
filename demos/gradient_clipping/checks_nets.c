/* What the gradients of the nets are checked against. */
#include "checks.h"
#include "deep.h"
#include "recall.h"

#include "lab/lab.h"
#include "lab/maths.h"

#include <math.h>
#include <string.h>

/* ---- the recurrent net ---- */

/* Of y = w^n x + b (w^n - 1) / (w - 1), n = length - 1: the loss, and its gradient. */
static double recall_closed_form(const struct recall *weights, const struct recall_batch *batch,
                                 int length, struct recall *gradient)
{
    double n = length - 1, w = weights->w, b = weights->b, power = lab_pow(w, n), loss = 0;
    double sum = (power - 1) / (w - 1), sum_slope = (n * power / w - sum) / (w - 1);
    *gradient = (struct recall){ 0, 0 };
    for (int i = 0; i < RECALL_BATCH; i++) {
        double x = batch->inputs[i], error = power * x + b * sum - batch->targets[i];
        loss += error * error / 2 / RECALL_BATCH;
        gradient->w += error * (n * power / w * x + b * sum_slope) / RECALL_BATCH;
        gradient->b += error * sum / RECALL_BATCH;
    }
    return loss;
}

/* Central differences. */
static struct recall recall_differences(struct recall at, const struct recall_batch *batch,
                                        int length)
{
    struct recall unused, slope;
    double h = 1e-6, w = at.w, b = at.b;
    at.w = w + h;
    slope.w = recall_loss(&at, batch, length, &unused);
    at.w = w - h;
    slope.w -= recall_loss(&at, batch, length, &unused);
    at.w = w;
    at.b = b + h;
    slope.b = recall_loss(&at, batch, length, &unused);
    at.b = b - h;
    slope.b -= recall_loss(&at, batch, length, &unused);
    return (struct recall){ slope.w / (2 * h), slope.b / (2 * h) };
}

/* Relative to the gradient `b`. */
static double recall_error(const struct recall *a, const struct recall *b)
{
    return (fabs(a->w - b->w) + fabs(a->b - b->b)) / (fabs(b->w) + fabs(b->b));
}

static void check_recall(void)
{
    static const struct recall places[] = { { 1.3, 0.3 }, { 0.6, 0.2 }, { 1.02, -0.4 } };
    struct recall_batch batch;
    struct lab_random random;
    double loss_error = 0, error = 0, difference_error = 0;
    lab_random_init(&random, 3, 0);
    for (int i = 0; i < 3; i++) {
        struct recall gradient, exact, slope;
        recall_draw(&batch, 0.02, &random);
        double loss = recall_loss(&places[i], &batch, 20, &gradient);
        double exact_loss = recall_closed_form(&places[i], &batch, 20, &exact);
        slope = recall_differences(places[i], &batch, 20);
        loss_error = larger(loss_error, fabs(loss / exact_loss - 1));
        error = larger(error, recall_error(&gradient, &exact));
        difference_error = larger(difference_error, recall_error(&gradient, &slope));
    }
    lab_reference(TR("闭式：线性循环网络的输出是 wᵀ⁻¹·x + b·(wᵀ⁻¹ − 1)/(w − 1)",
                     "closed form: the linear recurrent net "
                     "gives wᵀ⁻¹·x + b·(wᵀ⁻¹ − 1)/(w − 1)"),
                  "");
    lab_check(TR("三处的损失，T = 20：最大相对误差",
                 "loss at three places, T = 20: largest relative error"),
              loss_error, 0, 1e-12);
    lab_check(TR("沿时间反向传播的梯度：最大相对误差",
                 "gradient by backpropagation through time: largest relative error"),
              error, 0, 1e-12);
    lab_reference(
        TR("直接计算：中心差分，步长 10⁻⁶", "brute force: central differences, step 10⁻⁶"), "");
    lab_check(
        TR("循环网络的梯度：最大相对误差", "gradient of the recurrent net: largest relative error"),
        difference_error, 0, 1e-7);
}

/* ---- the deep net ---- */

static struct deep net;
static struct deep_pass pass;

static double deep_loss(double gain, int depth)
{
    deep_forward(&net, gain, depth, &pass);
    return deep_backward(&net, gain, depth, &pass);
}

/* By how much central differences miss the gradient `expected` of the parameter `value`, which is
 * `scale` times what is stored. */
static double deep_miss(double *value, double scale, int depth, double gain, double expected)
{
    double h = 1e-6, middle = *value;
    *value = middle + h / scale;
    double above = deep_loss(gain, depth);
    *value = middle - h / scale;
    double below = deep_loss(gain, depth);
    *value = middle;
    return fabs((above - below) / (2 * h) - expected);
}

static void check_deep_differences(void)
{
    enum { DEPTH = 3 };
    struct deep_layer gradient[DEPTH];
    double largest = 0, gain = 1.3;
    deep_init(&net, 4);
    deep_loss(gain, DEPTH);
    for (int l = 0; l < DEPTH; l++)
        deep_gradient(&pass, l + 1, &gradient[l]);
    for (int l = 0; l < DEPTH; l++) {
        struct deep_layer *layer = &net.layers[l];
        for (int i = 0; i < DEEP_UNITS * DEEP_UNITS; i++)
            largest = larger(largest, deep_miss(&layer->w[i], gain, DEPTH, gain, gradient[l].w[i]));
        for (int i = 0; i < DEEP_UNITS; i++)
            largest = larger(largest, deep_miss(&layer->b[i], 1, DEPTH, gain, gradient[l].b[i]));
    }
    lab_check(TR("深层网络，3 层的全部参数：最大绝对误差",
                 "all parameters of a deep net of 3 layers: largest absolute error"),
              largest, 0, 1e-9);
}

/* A zero input leaves all units at zero, where tanh has slope 1: the gradient at the biases of layer
 * l is gain^(depth-l) |target| / units. */
static double closed_form_error(double gain)
{
    double squares = 0, largest = 0;
    for (int i = 0; i < DEEP_UNITS; i++)
        squares += net.target[i] * net.target[i];
    deep_loss(gain, DEEP_LAYERS);
    for (int l = 1; l <= DEEP_LAYERS; l++) {
        double exact = lab_pow(gain, DEEP_LAYERS - l) * lab_sqrt(squares) / DEEP_UNITS;
        largest = larger(largest, fabs(deep_layer_norm(&pass, l) / exact - 1));
    }
    return largest;
}

static void check_deep_closed_form(void)
{
    deep_init(&net, 5);
    memset(net.input, 0, sizeof net.input);
    lab_reference(TR("Saxe、McClelland、Ganguli（2014）：正交矩阵不改变梯度的长度",
                     "Saxe, McClelland, Ganguli (2014): orthogonal matrices keep the length of the "
                     "gradient"),
                  "https://arxiv.org/abs/1312.6120");
    lab_check(TR("零输入、增益 0.8：64 层的范数与 0.8⁶⁴⁻ˡ·|目标|/24 的最大相对误差",
                 "zero input, gain 0.8: largest relative error of the 64 layers' norms from "
                 "0.8⁶⁴⁻ˡ·|target|/24"),
              closed_form_error(0.8), 0, 1e-11);
    lab_check(TR("增益 1.2：同样", "gain 1.2: the same"), closed_form_error(1.2), 0, 1e-11);
}

/* Depth 32 at this gain: fills all tensors. */
static void fill_tensors(double gain, struct gradient *tensors)
{
    static struct deep_layer gradient[32];
    deep_init(&net, 1);
    deep_loss(gain, 32);
    for (int l = 0; l < 32; l++) {
        deep_gradient(&pass, l + 1, &gradient[l]);
        tensors[2 * l] = (struct gradient){ gradient[l].w, DEEP_UNITS * DEEP_UNITS };
        tensors[2 * l + 1] = (struct gradient){ gradient[l].b, DEEP_UNITS };
    }
}

static double first_over_last(const struct gradient *tensors)
{
    return gradient_norm(tensors, 2, 2) / gradient_norm(tensors + 62, 2, 2);
}

static void check_deep_clipping(void)
{
    struct gradient tensors[64];
    double largest = 0;
    fill_tensors(2, tensors);
    for (int l = 0; l < 32; l++)
        largest =
            larger(largest,
                   fabs(gradient_norm(tensors + 2 * l, 2, 2) / deep_layer_norm(&pass, l + 1) - 1));
    double before = first_over_last(tensors), norm = clip_grad_norm(tensors, 64, 1, 2);
    lab_reference(
        TR("恒等式：深层网络的裁剪，32 层", "identities: clipping in the deep net, depth 32"), "");
    lab_check(TR("秩为 1 的矩阵：|δ|·√(|h|² + 1) 与展开后的范数的最大相对误差",
                 "matrices of rank 1: largest relative error of |δ|·√(|h|² + 1) from the norm "
                 "written out"),
              largest, 0, 1e-12);
    lab_check(TR("增益 2：裁剪后的总范数，n / (n + 10⁻⁶)",
                 "gain 2: total norm after clipping, n / (n + 10⁻⁶)"),
              gradient_norm(tensors, 64, 2), norm / (norm + 1e-6), 1e-12);
    lab_check(TR("第 1 层与最后一层之比，裁剪后除以裁剪前",
                 "first layer over last layer, after clipping divided by before"),
              first_over_last(tensors) / before, 1, 1e-12);
    fill_tensors(0.8, tensors);
    before = gradient_norm(tensors, 2, 2);
    clip_grad_norm(tensors, 64, 1, 2);
    lab_check(TR("增益 0.8：裁剪不改变第 1 层的范数",
                 "gain 0.8: clipping does not change the norm of layer 1"),
              gradient_norm(tensors, 2, 2) - before, 0, 0);
}

void check_nets(void)
{
    check_recall();
    check_deep_differences();
    check_deep_closed_form();
    check_deep_clipping();
}
