/* The page of dropout: one mask in a small network, and its output over many masks. */
#include "dropout/checks.h"
#include "dropout/dropout.h"
#include "lab/lab.h"
#include "lab/maths.h"

const struct lab_text lab_title =
    LAB_TEXT("Dropout：随机关掉一部分单元", "Dropout: switch units off at random");

/* A network fixed by hand: every hidden unit is active for the input, so each mask is felt. */
static const struct dropout_net net = {
    .hidden_weights = { { 0.5, -0.6, -0.6 },
                        { -0.2, -0.7, 0.4 },
                        { 0.7, 0.4, -0.3 },
                        { 0.5, 0.7, 0.6 },
                        { 0.5, 0.8, 0.2 },
                        { 0.7, 0.4, 0.6 },
                        { 0.4, 0.3, 0.2 },
                        { 0.9, 0.5, -0.5 } },
    .hidden_bias = { 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2 },
    .output_weights = { -0.4, 0.5, -0.5, 0.6, -0.5, 0.4, 0.3, 0.4 },
};
static const double input[NET_INPUTS] = { 1.0, -0.5, 0.8 };

enum { UNITS = NET_INPUTS + NET_HIDDEN + 1, ALL_MASKS = 1 << NET_HIDDEN };

/* What the reader has set, and what follows from it. */
struct state {
    bool training, rescale;
    double p, scale;
    int masks;
    uint32_t seed;
    double hidden[NET_HIDDEN]; /* without dropout */
    double terms[NET_HIDDEN];  /* what each unit adds to the output */
    double eval;               /* the output without dropout */
    double mean, deviation;    /* of the output over masks, in theory */
};

static struct state read_controls(void)
{
    struct state s;
    s.training = lab_toggle(TR("训练模式", "training mode"), true);
    s.p = lab_slider(TR("丢弃率 p", "drop probability p"), 0, 0.8, 0.5);
    s.rescale = lab_toggle(TR("留下的除以 1−p", "divide the kept by 1−p"), true);
    s.masks = (int)lab_slider_log(TR("抽取的掩码数", "masks drawn"), 10, 10000, 1000);
    s.seed = lab_seed(5);
    s.scale = !s.training || !s.rescale ? 1 : dropout_scale(s.p);
    return s;
}

static void derive(struct state *s)
{
    dropout_net_hidden(s->hidden, &net, input);
    for (int i = 0; i < NET_HIDDEN; i++)
        s->terms[i] = s->hidden[i] * net.output_weights[i];
    s->eval = dropout_net_output(&net, s->hidden);
    double p = s->training ? s->p : 0;
    s->mean = s->eval * (1 - p) * s->scale;
    s->deviation = lab_sqrt(dropout_variance(s->terms, NET_HIDDEN, p, s->scale));
}

/* Draws the next mask and returns the output under it; hidden[] as the output's weights see it. */
static double draw(const struct state *s, struct lab_random *random, bool *keep, double *hidden)
{
    dropout_mask(keep, NET_HIDDEN, s->training ? s->p : 0, random);
    dropout_apply(hidden, s->hidden, keep, NET_HIDDEN, s->scale);
    return dropout_net_output(&net, hidden);
}

/* ---- one mask ---- */

/* The scale is drawn into the links that leave the hidden layer: those that stay grow thicker. */
static void network_figure(const struct state *s, const bool *keep, const double *hidden,
                           double output)
{
    double links[NET_HIDDEN * NET_INPUTS + NET_HIDDEN], values[UNITS];
    bool dark[UNITS] = { false };
    for (int i = 0; i < NET_INPUTS; i++)
        values[i] = input[i];
    for (int h = 0; h < NET_HIDDEN; h++) {
        for (int i = 0; i < NET_INPUTS; i++)
            links[h * NET_INPUTS + i] = net.hidden_weights[h][i];
        links[NET_HIDDEN * NET_INPUTS + h] = net.output_weights[h] * s->scale;
        values[NET_INPUTS + h] = hidden[h];
        dark[NET_INPUTS + h] = !keep[h];
    }
    values[UNITS - 1] = output;
    lab_network(TR("一次前向，一个掩码", "One forward pass, one mask"),
                (const int[]){ NET_INPUTS, NET_HIDDEN, 1 }, 3);
    lab_layer_names((const struct lab_text[]){ TR("输入", "input"), TR("隐藏层", "hidden"),
                                               TR("输出", "output") });
    lab_link_weights(links);
    lab_unit_values(values);
    lab_dark(dark);
}

static void one_mask(const struct state *s)
{
    bool keep[NET_HIDDEN];
    double hidden[NET_HIDDEN];
    struct lab_random random;
    lab_random_init(&random, s->seed, 0);
    double output = draw(s, &random, keep, hidden);
    int dropped = 0;
    for (int i = 0; i < NET_HIDDEN; i++)
        dropped += !keep[i];
    network_figure(s, keep, hidden, output);
    if (s->training)
        lab_summary(TR("这个掩码关掉了 8 个隐藏单元中的 %d 个，留下的乘以 %.2f；输出 %.2f，"
                       "不做 Dropout 时是 %.2f。",
                       "This mask switches off %d of the 8 hidden units and multiplies the rest by "
                       "%.2f; the output is %.2f, without dropout %.2f."),
                    dropped, s->scale, output, s->eval);
    else
        lab_summary(TR("评估模式：不丢弃、不缩放，每次输出都是 %.2f。",
                       "Evaluation mode: nothing is dropped or scaled; the output is always %.2f."),
                    output);
}

/* ---- many masks ---- */

/* Bins of the histogram, 0.4 wide. With p up to 0.8 no output of this net lies outside them. */
enum { BINS = 34, BINS_BELOW_ZERO = 10 };
static const double bin_width = 0.4;

struct histogram {
    double percent[BINS];
};

static void histogram_add(struct histogram *h, double value, double percent)
{
    int bin = (int)lab_floor(value / bin_width) + BINS_BELOW_ZERO;
    h->percent[bin < 0 ? 0 : bin < BINS ? bin : BINS - 1] += percent;
}

/* The exact distribution: every mask there is, weighted by its probability. */
static void enumerate_masks(const struct state *s, struct histogram *exact)
{
    for (int mask = 0; mask < ALL_MASKS; mask++) {
        bool keep[NET_HIDDEN];
        double hidden[NET_HIDDEN];
        for (int i = 0; i < NET_HIDDEN; i++)
            keep[i] = mask >> i & 1;
        dropout_apply(hidden, s->hidden, keep, NET_HIDDEN, s->scale);
        histogram_add(exact, dropout_net_output(&net, hidden),
                      100 * dropout_mask_probability(keep, NET_HIDDEN, s->training ? s->p : 0));
    }
}

/* Fills the histogram of s->masks draws; mean and standard deviation of the outputs. */
static void sample_masks(const struct state *s, struct histogram *drawn, double *mean,
                         double *deviation)
{
    struct lab_random random;
    lab_random_init(&random, s->seed, 0);
    double sum = 0, squares = 0;
    for (int i = 0; i < s->masks; i++) {
        bool keep[NET_HIDDEN];
        double hidden[NET_HIDDEN], output = draw(s, &random, keep, hidden);
        histogram_add(drawn, output, 100.0 / s->masks);
        sum += output - s->eval;
        squares += (output - s->eval) * (output - s->eval);
    }
    double off = sum / s->masks; /* from the output without dropout: no digits cancel */
    *mean = s->eval + off;
    *deviation = lab_sqrt(lab_max(0, squares / s->masks - off * off));
}

static void theory_guides(const struct state *s)
{
    const struct lab_text mean = TR("理论：期望", "theory: mean"),
                          spread = TR("理论：期望 ± 标准差", "theory: mean ± deviation");
    const struct lab_text name = s->deviation > 0 ? spread : mean;
    lab_guide_x(name, s->mean);
    if (s->deviation > 0) {
        lab_guide_x(name, s->mean - s->deviation);
        lab_guide_x(name, s->mean + s->deviation);
    }
}

static void histogram_figure(const struct state *s, const struct histogram *drawn,
                             const struct histogram *exact)
{
    double centres[BINS], bars[BINS], dots[BINS];
    int n = 0;
    for (int bin = 0; bin < BINS; bin++) {
        if (drawn->percent[bin] == 0 && exact->percent[bin] < 0.05)
            continue;
        centres[n] = (bin - BINS_BELOW_ZERO + 0.5) * bin_width;
        bars[n] = drawn->percent[bin];
        dots[n++] = exact->percent[bin];
    }
    lab_plot(TR("许多掩码下的输出", "The output over many masks"));
    lab_x_axis(TR("输出", "output"), LAB_LINEAR);
    lab_y_axis(TR("占掩码的百分比", "% of the masks"), LAB_LINEAR);
    lab_x_include(-2, 4);
    lab_y_include(0, 25);
    lab_bars(TR("抽样", "drawn"), centres, bars, n);
    lab_points(TR("全部 256 个掩码（精确）", "all 256 masks (exact)"), centres, dots, n);
    theory_guides(s);
}

static void many_masks(const struct state *s)
{
    struct histogram drawn = { { 0 } }, exact = { { 0 } };
    double mean, deviation;
    sample_masks(s, &drawn, &mean, &deviation);
    enumerate_masks(s, &exact);
    histogram_figure(s, &drawn, &exact);
    if (s->training)
        lab_summary(
            TR("%d 个掩码的输出：平均 %.2f，标准差 %.2f；理论上期望 %.2f，标准差 %.2f。",
               "Output over %d masks: mean %.2f, standard deviation %.2f; in theory %.2f and "
               "%.2f."),
            s->masks, mean, deviation, s->mean, s->deviation);
    else
        lab_summary(TR("评估 %d 次：没有掩码，输出都是 %.2f，标准差 %.2f。",
                       "Evaluated %d times: no mask, the output is always %.2f, standard deviation "
                       "%.2f."),
                    s->masks, mean, deviation);
}

static void lesson(const struct state *s)
{
    if (!s->training)
        lab_say(TR(
            "评估时 Dropout 什么也不做：缩放已在训练时完成。打开训练模式，看掩码怎样让输出抖动。",
            "Dropout does nothing when evaluating: the scaling was done in training. Switch "
            "training mode on to see the masks shake the output."));
    else if (!s->rescale)
        lab_say(
            TR("不除以 1−p，训练时的输出平均只有 %.2f，评估时却是 %.2f：后面的层看到的尺度变了。",
               "Without dividing by 1−p the output is %.2f on average in training but %.2f in "
               "evaluation: the layers behind see another scale."),
            s->mean, s->eval);
    else
        lab_say(
            TR("除以 1−p 让期望不变（%.2f）；方差是 Σx²·p/(1−p) = %.2f，p 越大抖得越厉害，"
               "这就是 Dropout 注入的噪声。",
               "Dividing by 1−p keeps the expectation (%.2f); the variance is Σx²·p/(1−p) = %.2f "
               "and grows with p: that is the noise which dropout injects."),
            s->eval, s->deviation * s->deviation);
}

void lab_frame(void)
{
    struct state s = read_controls();
    derive(&s);
    one_mask(&s);
    many_masks(&s);
    lesson(&s);
}

void lab_verify(void)
{
    lab_reference(TR("公开结果、恒等式与直接计算", "published results, identities and brute force"),
                  "");
    dropout_checks(&net, input);
}
