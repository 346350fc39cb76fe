/* A deep net: the gradient of each layer, and what clipping makes of it. */
#include "deep.h"
#include "views.h"

#include "lab/lab.h"
#include "lab/maths.h"

enum { GAINS = 5, DEPTHS = 8, TENSORS = 2 * DEEP_LAYERS };

static const struct lab_text DEPTH = LAB_TEXT("层数", "Depth"), GAIN = LAB_TEXT("增益", "Gain");
static const struct lab_text BEFORE = LAB_TEXT("裁剪前", "before clipping"),
                             AFTER = LAB_TEXT("裁剪后", "after clipping");

static struct {
    int depth;
    double gain, max_norm;
    uint32_t seed;
} chosen;

static struct deep net;
static struct deep_pass pass;

/* What is shown of the chosen net; [l - 1] is layer l. */
static struct {
    double norm, coefficient; /* of all tensors together */
    double before[DEEP_LAYERS], after[DEEP_LAYERS];
} result;

/* ---- one net ---- */

/* Made anew for a new seed alone: to make it takes longer than all the rest of a picture. */
static void make_net(void)
{
    static bool made;
    static uint32_t seed;
    if (made && seed == chosen.seed)
        return;
    deep_init(&net, chosen.seed);
    made = true;
    seed = chosen.seed;
}

static void measure(struct gradient *tensors, double *norms)
{
    for (int l = 0; l < chosen.depth; l++)
        norms[l] = gradient_norm(tensors + 2 * l, 2, 2);
}

static void clip_net(void)
{
    static struct deep_layer gradient[DEEP_LAYERS];
    struct gradient tensors[TENSORS];
    deep_forward(&net, chosen.gain, chosen.depth, &pass);
    deep_backward(&net, chosen.gain, chosen.depth, &pass);
    for (int l = 0; l < chosen.depth; l++) {
        deep_gradient(&pass, l + 1, &gradient[l]);
        tensors[2 * l] = (struct gradient){ gradient[l].w, DEEP_UNITS * DEEP_UNITS };
        tensors[2 * l + 1] = (struct gradient){ gradient[l].b, DEEP_UNITS };
    }
    measure(tensors, result.before);
    result.norm = clip_grad_norm(tensors, 2 * chosen.depth, chosen.max_norm, 2);
    result.coefficient = clip_coefficient(result.norm, chosen.max_norm);
    measure(tensors, result.after);
}

/* The first layer's norm as a multiple of the last one's. */
static double ratio(const double *norms)
{
    return norms[0] / norms[chosen.depth - 1];
}

static void show_layers(void)
{
    double layers[DEEP_LAYERS];
    for (int l = 0; l < chosen.depth; l++)
        layers[l] = l + 1;
    lab_plot(TR("每一层的梯度范数", "Gradient norm of each layer"));
    lab_x_axis(TR("层（1 靠近输入）", "layer (1 is next to the input)"), LAB_LINEAR);
    lab_y_axis(TR("范数（对数轴）", "norm (log axis)"), LAB_LOG);
    lab_y_include(0.01, 10);
    lab_line(BEFORE, layers, result.before, chosen.depth);
    lab_line(AFTER, layers, result.after, chosen.depth);
    lab_guide_y(TR("阈值（对总范数）", "threshold (for the total norm)"), chosen.max_norm);
    if (result.coefficient < 1)
        lab_summary(
            TR("%d 个张量的总范数 %.3g 超过阈值 %.2g：每一层都乘 %.3g。第 1 层与最后一层"
               "之比裁剪前是 %.3g，裁剪后是 %.3g。",
               "The total norm of %d tensors, %.3g, exceeds the threshold %.2g: every layer "
               "is multiplied by %.3g. The first layer's norm over the last one's is %.3g "
               "before and %.3g after."),
            2 * chosen.depth, result.norm, chosen.max_norm, result.coefficient,
            ratio(result.before), ratio(result.after));
    else
        lab_summary(TR("%d 个张量的总范数 %.3g 没有超过阈值 %.2g：裁剪什么也没改。第 1 层是最后一层"
                       "的 %.2g 倍。",
                       "The total norm of %d tensors, %.3g, is within the threshold %.2g: clipping "
                       "changes nothing. The first layer's norm is %.2g times the last one's."),
                    2 * chosen.depth, result.norm, chosen.max_norm, ratio(result.before));
}

/* ---- all nets ---- */

static double total_norm(int depth)
{
    double squares = 0;
    for (int l = 1; l <= depth; l++) {
        double norm = deep_layer_norm(&pass, l);
        squares += norm * norm;
    }
    return lab_sqrt(squares);
}

/* The first layer's norm by depth, for some gains. */
struct fan {
    double depths[DEPTHS], before[GAINS][DEPTHS], after[GAINS][DEPTHS];
};

static const double gains[GAINS] = { 0.5, 0.8, 1, 1.5, 2.5 };

static void survey(struct fan *fan)
{
    for (int i = 0; i < GAINS; i++) {
        deep_forward(&net, gains[i], DEEP_LAYERS, &pass);
        for (int j = 0; j < DEPTHS; j++) {
            int depth = DEEP_LAYERS * (j + 1) / DEPTHS;
            deep_backward(&net, gains[i], depth, &pass);
            double norm = deep_layer_norm(&pass, 1);
            fan->depths[j] = depth;
            fan->before[i][j] = norm;
            fan->after[i][j] = norm * clip_coefficient(total_norm(depth), chosen.max_norm);
        }
    }
}

static void draw_fan(struct lab_text title, const double *depths, double norms[GAINS][DEPTHS],
                     double here)
{
    static const struct lab_text names[GAINS] = { LAB_TEXT("增益 0.5", "gain 0.5"),
                                                  LAB_TEXT("0.8", "0.8"), LAB_TEXT("1", "1"),
                                                  LAB_TEXT("1.5", "1.5"), LAB_TEXT("2.5", "2.5") };
    double depth = chosen.depth;
    lab_panel(title);
    lab_x_axis(DEPTH, LAB_LINEAR);
    lab_y_axis(TR("", ""), LAB_LOG);
    lab_x_include(0, DEEP_LAYERS);
    lab_y_clip(1e-10, 1e6);
    for (int i = 0; i < GAINS; i++)
        lab_line(names[i], depths, norms[i], DEPTHS);
    lab_line(TR("这里", "here"), &depth, &here, 1);
    lab_guide_y(TR("阈值（对总范数）", "threshold (for the total norm)"), chosen.max_norm);
}

static void show_fans(void)
{
    static struct fan fan;
    survey(&fan);
    lab_plot(TR("第 1 层的梯度范数：层数与增益", "Gradient norm of layer 1, by depth and gain"));
    draw_fan(BEFORE, fan.depths, fan.before, result.before[0]);
    draw_fan(AFTER, fan.depths, fan.after, result.after[0]);
    lab_summary(TR("这里是 %d 层、增益 %.2f：第 1 层的范数裁剪前 %.3g，裁剪后 %.3g。",
                   "Here, at depth %d and gain %.2f, the norm of layer 1 is %.3g before and %.3g "
                   "after clipping."),
                chosen.depth, chosen.gain, result.before[0], result.after[0]);
}

void view_depth(void)
{
    chosen.depth = lab_slider_int(DEPTH, 2, DEEP_LAYERS, 32);
    chosen.gain = lab_slider(GAIN, 0.5, 2.5, 2);
    chosen.max_norm = ask_max_norm();
    chosen.seed = lab_seed(1);
    make_net();
    clip_net();
    show_layers();
    show_fans();
    lab_say(TR("往回每一层把梯度乘上增益和 tanh 的斜率：增益小于 1 就消失；明显大于 1 就爆炸，"
               "只是 tanh 饱和，爆炸得慢一些。裁剪让各层乘同一个系数：爆炸的回到阈值之内，"
               "消失的不会变大。",
               "On the way back each layer multiplies the gradient by the gain and the slope of "
               "tanh: below 1 it vanishes; well above 1 it explodes, though slower, as tanh "
               "saturates. Clipping multiplies all layers by one coefficient: what exploded is "
               "within the threshold again, what vanished never grows."));
}
