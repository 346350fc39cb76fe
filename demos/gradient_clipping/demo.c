#include "gradient_clipping.h"
#include "recall.h"

#include "lab/lab.h"
#include "lab/maths.h"

#include <math.h>

const struct lab_text lab_title = LAB_TEXT("梯度裁剪", "Gradient clipping");

enum { STEPS = 60, OUTLINE = 128 };

static const double GAIN = 1.1, NOISE = 0.02;
static const double VIEW = 5.5; /* the plane of the first figure reaches this far */

/* The points at distance `radius` in the p-norm. */
static void draw_ball(struct lab_text name, double radius, double p)
{
    double xs[OUTLINE + 1], ys[OUTLINE + 1];
    for (int i = 0; i <= OUTLINE; i++) {
        double angle = 2 * LAB_PI * i / OUTLINE, point[] = { lab_cos(angle), lab_sin(angle) };
        double norm = gradient_norm(&(struct gradient){ point, 2 }, 1, p);
        xs[i] = radius * point[0] / norm;
        ys[i] = radius * point[1] / norm;
    }
    lab_guide(name, xs, ys, OUTLINE + 1);
}

/* A gradient of two values, before and after. */
static void show_vector(double max_norm, double p)
{
    double x = lab_slider(TR("梯度分量 g₁", "Gradient g1"), -5, 5, 3);
    double y = lab_slider(TR("梯度分量 g₂", "Gradient g2"), -5, 5, 4);
    double by_norm[] = { x, y }, by_value[] = { x, y };
    double norm = clip_grad_norm(&(struct gradient){ by_norm, 2 }, 1, max_norm, p);
    clip_grad_value(&(struct gradient){ by_value, 2 }, 1, max_norm);

    lab_plot(TR("一个梯度，裁剪前后", "One gradient, before and after"));
    lab_x_axis(TR("g₁", "g₁"), LAB_LINEAR);
    lab_y_axis(TR("g₂", "g₂"), LAB_LINEAR);
    lab_square();
    lab_x_include(-VIEW, VIEW);
    lab_y_clip(-VIEW, VIEW);
    lab_arrow(TR("裁剪前", "before"), 0, 0, x, y);
    lab_arrow(TR("按值裁剪", "clipped by value"), 0, 0, by_value[0], by_value[1]);
    lab_arrow(TR("按范数裁剪", "clipped by norm"), 0, 0, by_norm[0], by_norm[1]);
    draw_ball(TR("阈值", "threshold"), max_norm, p);
    draw_ball(TR("阈值", "threshold"), max_norm, INFINITY);
    if (norm <= max_norm)
        lab_summary(
            TR("范数 %.3g 没有超过阈值 %.2g，按范数裁剪不改变梯度。",
               "The norm %.3g is within the threshold %.2g: clipping by norm changes nothing."),
            norm, max_norm);
    else
        lab_summary(
            TR("范数 %.3g 超过阈值 %.2g：按范数裁剪把梯度缩到 (%.3g, %.3g)，方向不变；"
               "按值裁剪得到 (%.3g, %.3g)，方向可能改变。",
               "The norm %.3g exceeds the threshold %.2g: by norm the gradient shrinks to "
               "(%.3g, %.3g) and keeps its direction; by value it becomes (%.3g, %.3g), which "
               "may turn it."),
            norm, max_norm, by_norm[0], by_norm[1], by_value[0], by_value[1]);
}

/* One training with clipping and one without, else the same. */
struct pair {
    double losses[2][STEPS + 1], norms[2][STEPS + 1];
    int finite[2]; /* steps that ended with a finite loss */
};

enum { WITHOUT, WITH };

static void draw_pair(double values[2][STEPS + 1])
{
    lab_line(TR("不裁剪", "without clipping"), NULL, values[WITHOUT], STEPS + 1);
    lab_line(TR("裁剪", "with clipping"), NULL, values[WITH], STEPS + 1);
}

static void show_losses(struct pair *pair)
{
    const double *clipped = pair->losses[WITH];
    lab_plot(TR("损失", "Loss"));
    lab_x_axis(TR("训练步", "training step"), LAB_LINEAR);
    lab_y_axis(TR("损失（对数轴）", "loss (log axis)"), LAB_LOG);
    lab_y_clip(1e-5, 1e6);
    draw_pair(pair->losses);
    if (pair->finite[WITHOUT] < STEPS)
        lab_summary(TR("不裁剪：第 %d 步后损失已不是有限的数；裁剪：%d 步后损失从 %.2g 变为 %.2g。",
                       "Without clipping the loss is no finite number any more after step %d; with "
                       "clipping, %d steps take it from %.2g to %.2g."),
                    pair->finite[WITHOUT] + 1, STEPS, clipped[0], clipped[STEPS]);
    else
        lab_summary(
            TR("%d 步后：不裁剪的损失为 %.2g，裁剪的损失为 %.2g，两者都从 %.2g 开始。",
               "After %d steps the loss is %.2g without clipping and %.2g with it; both began at "
               "%.2g."),
            STEPS, pair->losses[WITHOUT][STEPS], clipped[STEPS], clipped[0]);
}

static void show_norms(struct pair *pair, double max_norm)
{
    double largest = 0;
    int count = 0;
    for (int step = 0; step < STEPS; step++) {
        largest = lab_max(largest, pair->norms[WITH][step]);
        count += pair->norms[WITH][step] > max_norm;
    }
    lab_plot(TR("梯度范数（裁剪前）", "Gradient norm, before clipping"));
    lab_x_axis(TR("训练步", "training step"), LAB_LINEAR);
    lab_y_axis(TR("范数（对数轴）", "norm (log axis)"), LAB_LOG);
    lab_y_clip(1e-3, 1e6);
    draw_pair(pair->norms);
    lab_guide_y(TR("阈值", "threshold"), max_norm);
    lab_summary(
        TR("裁剪的训练里，%d 步中有 %d 步的范数超过阈值 %.2g，最大为 %.3g。",
           "In the training with clipping, in %d steps the norm exceeds the threshold %d times "
           "(threshold %.2g, largest norm %.3g)."),
        STEPS, count, max_norm, largest);
}

static void show_training(double max_norm, double p)
{
    static struct pair pair;
    struct training training = { .steps = STEPS, .gain = GAIN, .noise = NOISE, .p = p };
    lab_unit(TR("步", "steps"));
    training.length = lab_slider_int(TR("序列长度", "Sequence length"), 2, RECALL_LENGTH, 20);
    training.learning_rate = lab_slider_log(TR("学习率", "Learning rate"), 0.001, 0.1, 0.02);
    training.seed = lab_seed(1);

    training.max_norm = INFINITY;
    pair.finite[WITHOUT] = recall_train(&training, pair.losses[WITHOUT], pair.norms[WITHOUT]);
    training.max_norm = max_norm;
    pair.finite[WITH] = recall_train(&training, pair.losses[WITH], pair.norms[WITH]);
    show_losses(&pair);
    show_norms(&pair, max_norm);
}

void lab_frame(void)
{
    static const double orders[] = { 1, 2, INFINITY };
    static const struct lab_text names[] = { LAB_TEXT("L1", "L1"), LAB_TEXT("L2", "L2"),
                                             LAB_TEXT("L∞", "L∞") };
    double max_norm = lab_slider_log(TR("裁剪阈值", "Max norm"), 0.1, 10, 2);
    double p = orders[lab_choice(TR("范数", "Norm type"), names, 3, 1)];
    show_vector(max_norm, p);
    lab_say(
        TR("同样的裁剪用于训练：一个循环网络要在 T 步之后说出第一个输入。梯度里有 T 个相同"
           "矩阵的乘积（初始约为 %.2g 倍单位阵），序列越长，梯度越大。两次训练只差裁剪。",
           "The same clipping in training: a recurrent net has to tell its first input after T "
           "steps. "
           "Its gradient holds a product of T equal matrices (about %.2g times the identity at "
           "first), so it grows with the length. The two trainings differ in the clipping alone."),
        GAIN);
    show_training(max_norm, p);
}
