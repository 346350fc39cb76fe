/* The page: three tabs. The first is here: one gradient, to be dragged. */
#include "gradient_clipping.h"
#include "views.h"

#include "lab/lab.h"
#include "lab/maths.h"

#include <math.h>

const struct lab_text lab_title = LAB_TEXT("梯度裁剪", "Gradient clipping");

static void view_vector(void);

void lab_frame(void)
{
    static const struct lab_text names[] = { LAB_TEXT("一个向量", "One vector"),
                                             LAB_TEXT("训练", "Training"),
                                             LAB_TEXT("深度", "Depth") };
    static void (*const views[])(void) = { view_vector, view_training, view_depth };
    views[lab_view(TR("视图", "View"), names, 3)]();
}

double ask_max_norm(void)
{
    return lab_slider_log(TR("裁剪阈值", "Max norm"), 0.1, 10, 1);
}

/* ---- one gradient ----
 * g1 and g2 are one tensor, drawn in the plane; g3 is another: the norm is that of all three. */

enum { SIZE = 3 };

static const double VIEW = 5.2; /* the plane reaches this far */

static const struct lab_text G1 = LAB_TEXT("梯度分量 g₁", "Gradient g1"),
                             G2 = LAB_TEXT("梯度分量 g₂", "Gradient g2");

struct clipped {
    double max_norm, p, norm, coefficient;
    double before[SIZE], by_norm[SIZE], by_value[SIZE];
};

/* The usual orders as a choice; any other by a slider of its own. */
static double ask_p(void)
{
    static const double orders[] = { 1, 2, 3, INFINITY };
    static const struct lab_text names[] = { LAB_TEXT("1", "1"), LAB_TEXT("2", "2"),
                                             LAB_TEXT("3", "3"), LAB_TEXT("∞", "∞"),
                                             LAB_TEXT("任意 p", "any p") };
    int choice = lab_choice(TR("范数的阶 p", "Norm type"), names, 5, 1);
    return choice < 4 ? orders[choice] : lab_slider_log(TR("p", "p"), 0.25, 64, 1.5);
}

static double ask_other(void)
{
    static const double values[] = { 0, 12, INFINITY, NAN };
    static const struct lab_text names[] = { LAB_TEXT("0", "0"), LAB_TEXT("12", "12"),
                                             LAB_TEXT("∞", "∞"), LAB_TEXT("NaN", "NaN") };
    return values[lab_choice(TR("另一个张量的 g₃", "g3 of another tensor"), names, 4, 0)];
}

static void clip(struct clipped *c)
{
    struct gradient norm_tensors[] = { { c->by_norm, 2 }, { c->by_norm + 2, 1 } };
    struct gradient value_tensors[] = { { c->by_value, 2 }, { c->by_value + 2, 1 } };
    for (int i = 0; i < SIZE; i++)
        c->by_norm[i] = c->by_value[i] = c->before[i];
    c->norm = clip_grad_norm(norm_tensors, 2, c->max_norm, c->p);
    c->coefficient = clip_coefficient(c->norm, c->max_norm);
    clip_grad_value(value_tensors, 2, c->max_norm);
}

/* The points at distance `radius` in the p-norm: those of a square around zero, each drawn in or out
 * along its ray. */
static void draw_ball(double radius, double p)
{
    enum { SIDE = 32, POINTS = 4 * SIDE + 1 };
    double xs[POINTS], ys[POINTS];
    for (int i = 0; i < POINTS; i++) {
        double along = 2.0 * (i % SIDE) / SIDE - 1, corner[] = { 1, along };
        double factor = radius / gradient_norm(&(struct gradient){ corner, 2 }, 1, p);
        int side = i / SIDE % 4; /* a quarter turn each */
        xs[i] = factor * (side == 0 ? 1 : side == 1 ? -along : side == 2 ? -1 : along);
        ys[i] = factor * (side == 0 ? along : side == 1 ? 1 : side == 2 ? -along : -1);
    }
    lab_guide(TR("阈值", "threshold"), xs, ys, POINTS);
}

static void show_plane(const struct clipped *c)
{
    const double *a = c->by_norm, *b = c->by_value;
    lab_plot(TR("一个梯度，裁剪前后", "One gradient, before and after"));
    lab_x_axis(TR("g₁", "g₁"), LAB_LINEAR);
    lab_y_axis(TR("g₂", "g₂"), LAB_LINEAR);
    lab_square();
    lab_x_include(-VIEW, VIEW);
    lab_y_clip(-VIEW, VIEW);
    lab_arrow(TR("裁剪前", "before"), 0, 0, c->before[0], c->before[1]);
    lab_arrow(TR("按值裁剪", "clipped by value"), 0, 0, b[0], b[1]);
    lab_arrow(TR("按范数裁剪", "clipped by norm"), 0, 0, a[0], a[1]);
    draw_ball(c->max_norm, c->p);
    draw_ball(c->max_norm, INFINITY);
    lab_handle(G1, G2, c->before[0], c->before[1]);
    lab_summary(
        TR("clip_grad_norm_ 返回裁剪前的总范数 %.8g，系数是 %.8g，两个张量变为 (%.8g, %.8g) 与 "
           "(%.8g)；clip_grad_value_ 给出 (%.8g, %.8g) 与 (%.8g)。",
           "clip_grad_norm_ returns the total norm before clipping, %.8g; the coefficient "
           "is %.8g, and the two tensors become (%.8g, %.8g) and (%.8g). clip_grad_value_ "
           "leaves (%.8g, %.8g) and (%.8g)."),
        c->norm, c->coefficient, a[0], a[1], a[2], b[0], b[1], b[2]);
}

/* Cosine of the angle between two gradients; 1 when there is none. */
static double cosine(const double *a, const double *b)
{
    double dot = 0, squares_a = 0, squares_b = 0;
    for (int i = 0; i < SIZE; i++) {
        dot += a[i] * b[i];
        squares_a += a[i] * a[i];
        squares_b += b[i] * b[i];
    }
    return squares_a > 0 ? dot / lab_sqrt(squares_a * squares_b) : 1;
}

static void teach_vector(const struct clipped *c)
{
    if (isfinite(c->norm))
        lab_say(TR("按范数：所有张量乘同一个系数 min(1, 阈值 / (总范数 + 10⁻⁶))，方向不变。"
                   "按值：逐个截断，与原梯度夹角的余弦是 %.3f。",
                   "By norm: all tensors are multiplied by the same min(1, threshold / (total norm "
                   "+ 10⁻⁶)), the direction stays. By value: each is cut by itself; the cosine to "
                   "the gradient before is %.3f."),
                cosine(c->before, c->by_value));
    else
        lab_say(TR("裁剪救不回非有限的梯度：∞ × 0 是 NaN，NaN 会传给所有张量。应跳过这一步；设 "
                   "error_if_nonfinite=True，PyTorch 就报错。",
                   "Clipping cannot rescue a gradient that is not finite: ∞ × 0 is NaN, and NaN "
                   "spreads to all tensors. Skip the step; with error_if_nonfinite=True PyTorch "
                   "raises an error."));
}

static void view_vector(void)
{
    struct clipped c;
    c.before[0] = lab_slider(G1, -5, 5, 3);
    c.before[1] = lab_slider(G2, -5, 5, 4);
    c.max_norm = ask_max_norm();
    c.p = ask_p();
    c.before[2] = ask_other();
    clip(&c);
    show_plane(&c);
    teach_vector(&c);
}
