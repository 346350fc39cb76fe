/* Training of the smallest recurrent net, twice: with clipping and without, all else the same. */
#include "recall.h"
#include "views.h"

#include "lab/lab.h"
#include "lab/maths.h"

#include <math.h>

enum { LAST = 200, FIRST = 100, LEVELS = 4, COLS = 160 };

/* The part of the plane that is shown. */
static const struct {
    double x0, x1, y0, y1;
} MAP = { 0.5, 1.5, -0.5, 0.5 };
static const double NOISE = 0.02;

static struct {
    struct recall start;
    double max_norm, learning_rate;
    int length;
    uint32_t seed;
} chosen;

enum { LOSS, NORM, CURVES };

/* One training; [k] is after k steps. */
struct run {
    struct recall weights, gradient;
    double w[LAST + 1], b[LAST + 1], curves[CURVES][LAST + 1];
};

enum { WITHOUT, WITH, RUNS };

static struct run runs[RUNS];
static struct lab_random batches;
static int done;
static double levels[LEVELS][2][COLS + 1]; /* lower and upper b of each, over w */

/* ---- training ---- */

/* Loss, gradient and its norm of where both stand, on the same new batch. */
static void look(void)
{
    struct recall_batch batch;
    recall_draw(&batch, NOISE, &batches);
    for (int i = 0; i < RUNS; i++) {
        struct run *run = &runs[i];
        struct gradient g[RECALL_TENSORS];
        recall_tensors(&run->gradient, g);
        run->w[done] = run->weights.w;
        run->b[done] = run->weights.b;
        run->curves[LOSS][done] = recall_loss(&run->weights, &batch, chosen.length, &run->gradient);
        run->curves[NORM][done] = i == WITH ? clip_grad_norm(g, RECALL_TENSORS, chosen.max_norm, 2)
                                            : gradient_norm(g, RECALL_TENSORS, 2);
    }
}

static double column_w(int col)
{
    return MAP.x0 + (MAP.x1 - MAP.x0) * col / COLS;
}

/* The contour lines of the loss on the first batch. For one w the loss is a parabola in b: three
 * values make it known, and where it reaches a level. */
static void survey(struct lab_random random)
{
    struct recall_batch batch;
    recall_draw(&batch, NOISE, &random);
    for (int col = 0; col <= COLS; col++) {
        struct recall at = { column_w(col), 0 }, unused;
        double values[3];
        for (int i = 0; i < 3; i++) {
            at.b = i - 1;
            values[i] = recall_loss(&at, &batch, chosen.length, &unused);
        }
        double a = (values[0] + values[2]) / 2 - values[1], b = (values[2] - values[0]) / 2;
        double level = 0.01;
        for (int i = 0; i < LEVELS; i++) {
            double root = lab_sqrt(b * b - 4 * a * (values[1] - level)); /* NaN: not reached */
            levels[i][0][col] = (-b - root) / (2 * a);
            levels[i][1][col] = (-b + root) / (2 * a);
            level *= 100;
        }
    }
}

static void start(void)
{
    lab_random_init(&batches, chosen.seed, 0);
    survey(batches);
    done = 0;
    runs[WITHOUT].weights = runs[WITH].weights = chosen.start;
    look();
}

static void step(void)
{
    for (int i = 0; i < RUNS; i++)
        recall_descend(&runs[i].weights, &runs[i].gradient, chosen.learning_rate);
    done++;
    look();
}

/* How many of the steps done had a gradient beyond the threshold, and so were clipped. */
static int count_clipped(void)
{
    int count = 0;
    for (int k = 0; k < done; k++)
        count += runs[WITH].curves[NORM][k] > chosen.max_norm;
    return count;
}

/* ---- figures ---- */

static struct lab_text name_of(int run)
{
    return run == WITH ? TR("裁剪", "with clipping") : TR("不裁剪", "without clipping");
}

/* How much of the way from `from` to `to` lies within [low, high]; `from` does. */
static double inside(double from, double to, double low, double high)
{
    return to > high ? (high - from) / (to - from) : to < low ? (low - from) / (to - from) : 1;
}

/* A run's way, up to where it first leaves the map. */
static void draw_way(int i)
{
    static double xs[LAST + 1], ys[LAST + 1];
    int n = 0;
    double share = 1;
    for (; n <= done && share == 1; n++) {
        double x = runs[i].w[n], y = runs[i].b[n];
        if (n > 0) {
            double x0 = xs[n - 1], y0 = ys[n - 1];
            share = lab_min(inside(x0, x, MAP.x0, MAP.x1), inside(y0, y, MAP.y0, MAP.y1));
            x = x0 + share * (x - x0);
            y = y0 + share * (y - y0);
        }
        xs[n] = x;
        ys[n] = y;
    }
    lab_line(name_of(i), xs, ys, n);
}

static void draw_contours(void)
{
    double xs[COLS + 1];
    for (int col = 0; col <= COLS; col++)
        xs[col] = column_w(col);
    for (int i = 0; i < 2 * LEVELS; i++)
        lab_guide(TR("等高线，由内向外：损失 10⁻²、1、10²、10⁴",
                     "contours, innermost first: loss 10⁻², 1, 10², 10⁴"),
                  xs, levels[i / 2][i % 2], COLS + 1);
}

static void show_map(void)
{
    const struct lab_text w = TR("起点 w", "Start w"), b = TR("起点 b", "Start b");
    const struct run *with = &runs[WITH], *without = &runs[WITHOUT];
    lab_plot(TR("损失的地形：每一点是一个网络", "The landscape of the loss: each point is a net"));
    lab_x_axis(TR("w", "w"), LAB_LINEAR);
    lab_y_axis(TR("b", "b"), LAB_LINEAR);
    lab_x_include(MAP.x0, MAP.x1);
    lab_y_clip(MAP.y0, MAP.y1);
    draw_contours();
    lab_guide_x(TR("w = 1", "w = 1"), 1);
    draw_way(WITHOUT);
    draw_way(WITH);
    lab_handle(w, b, chosen.start.w, chosen.start.b);
    lab_summary(TR("从 (w, b) = (%.2f, %.2f) 走 %d 步：不裁剪到 (%.3g, %.3g)，裁剪到 (%.3g, %.3g)；"
                   "裁剪了其中 %d 步。",
                   "From (w, b) = (%.2f, %.2f), %d steps lead to (%.3g, %.3g) without clipping and "
                   "to (%.3g, %.3g) with it; %d of them were clipped."),
                chosen.start.w, chosen.start.b, done, without->w[done], without->b[done],
                with->w[done], with->b[done], count_clipped());
}

static void draw_curves(struct lab_text title, int curve)
{
    lab_panel(title);
    lab_x_axis(TR("训练步", "step"), LAB_LINEAR);
    lab_y_axis(TR("", ""), LAB_LOG);
    lab_x_include(0, LAST);
    lab_y_clip(1e-6, 1e6);
    for (int i = 0; i < RUNS; i++)
        lab_line(name_of(i), NULL, runs[i].curves[curve], done + 1);
}

static void show_curves(void)
{
    const double *losses = runs[WITH].curves[LOSS];
    lab_plot(TR("每一步的损失与梯度范数", "Loss and gradient norm at each step"));
    draw_curves(TR("损失", "Loss"), LOSS);
    draw_curves(TR("梯度范数", "Gradient norm"), NORM);
    lab_guide_y(TR("阈值", "threshold"), chosen.max_norm);
    lab_summary(
        TR("损失从 %.3g 开始，%d 步后：不裁剪 %.3g，裁剪 %.3g。裁剪前的梯度范数从 %.3g 开始。",
           "The loss starts at %.3g; after %d steps it is %.3g without clipping and %.3g "
           "with it. The gradient norm, before clipping, starts at %.3g."),
        losses[0], done, runs[WITHOUT].curves[LOSS][done], losses[done],
        runs[WITH].curves[NORM][0]);
}

/* What the gradient at the start says: that alone decides whether its first step is clipped. */
static void teach(void)
{
    int n = chosen.length - 1;
    double power = lab_pow(chosen.start.w, n), norm = runs[WITH].curves[NORM][0];
    double rate = chosen.learning_rate;
    if (norm > chosen.max_norm)
        lab_say(TR("起点的 dy/dx = w%^ = %.3g，梯度范数 %.3g 超过阈值：不裁剪，第一步长 %.2g。"
                   "裁剪不改方向，只让一步最长为学习率 × 阈值 = %.2g，于是能沿陡壁走下来。",
                   "At the start dy/dx = w%^ = %.3g and the gradient norm %.3g exceeds the "
                   "threshold: without clipping the first step is %.2g long. Clipping keeps the "
                   "direction but lets no step be longer than learning rate × threshold = %.2g, so "
                   "the net walks down the wall."),
                n, power, norm, rate * norm, rate * chosen.max_norm);
    else
        lab_say(
            TR("起点的 dy/dx = w%^ = %.3g，梯度范数 %.3g 没有超过阈值，裁剪什么也不做。"
               "w%^ 接近 0 时网络记不住 x，能教会它的梯度也小：裁剪只缩短梯度，从不放大。",
               "At the start dy/dx = w%^ = %.3g and the gradient norm %.3g is within the "
               "threshold: clipping does nothing. Where w%^ is near 0 the net forgets x, and the "
               "gradient that could teach it is small too: clipping shortens gradients and never "
               "lengthens them."),
            n, power, norm, n);
}

void view_training(void)
{
    chosen.start.w = lab_slider(TR("起点 w", "Start w"), MAP.x0, MAP.x1, 1.3);
    chosen.start.b = lab_slider(TR("起点 b", "Start b"), MAP.y0, MAP.y1, 0.3);
    chosen.max_norm = ask_max_norm();
    lab_unit(TR("步", "steps"));
    chosen.length = lab_slider_int(TR("序列长度", "Sequence length"), 2, RECALL_LENGTH, 12);
    chosen.learning_rate = lab_slider_log(TR("学习率", "Learning rate"), 0.001, 0.1, 0.01);
    chosen.seed = lab_seed(1);
    lab_step(TR("训练", "Training"), LAST, FIRST, start, step);
    lab_say(TR("循环网络 h(t) = w·h(t−1) + b 从 h(1) = x 出发，递推 %d 次后的输出 y 应当仍是 x："
               "最好 w = 1、b = 0。两次训练起点相同、数据相同，只差裁剪。",
               "The recurrent net h(t) = w·h(t−1) + b starts from h(1) = x; after %d updates its "
               "output y should still be x: best are w = 1 and b = 0. Both trainings have the same "
               "start and the same data, and differ in clipping alone."),
            chosen.length - 1);
    show_map();
    show_curves();
    teach();
}
