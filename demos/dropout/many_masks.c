#include "dropout/example.h"
#include "dropout/sample.h"
#include "dropout/views.h"
#include "lab/lab.h"
#include "lab/maths.h"

enum { HIDDEN = EXAMPLE_HIDDEN };

/* Bins of the histogram. With p up to 0.8 no output of the example lies outside of BINS of them. */
enum { BINS = 32, BINS_BELOW_ZERO = 10 };
static const double bin_width = 0.4;

/* What the reader has set, and what theory says of the output. */
struct setting {
    bool rescale;
    double terms[HIDDEN];
    double evaluated, mean, variance;
};

static struct sample sample;

static struct setting read_setting(void)
{
    struct setting s;
    double hidden[HIDDEN];
    sample.units = HIDDEN;
    sample.p = ask_probability();
    s.rescale = ask_rescale();
    sample.scale = s.rescale ? dropout_scale(sample.p) : 1;
    sample.count = ask_masks();
    sample_draw(&sample, ask_seed());
    example_hidden(hidden);
    example_terms(s.terms, hidden);
    sample_measure(&sample, s.terms);
    s.evaluated = example_output(hidden);
    s.mean = s.evaluated * (1 - sample.p) * sample.scale;
    s.variance = dropout_variance(s.terms, HIDDEN, sample.p, sample.scale);
    return s;
}

/* The exact distribution in the histogram's bins: every mask there is, by its probability. */
static void draw_exact(const struct setting *s)
{
    double percent[BINS] = { 0 }, xs[BINS], ys[BINS];
    int n = 0;
    for (int number = 0; number < EXAMPLE_MASKS; number++) {
        bool keep[HIDDEN];
        example_mask(keep, number);
        int bin =
            (int)lab_floor(dropout_sum(s->terms, keep, HIDDEN, sample.scale) / bin_width + 1e-9) +
            BINS_BELOW_ZERO;
        percent[bin] += 100 * dropout_mask_probability(keep, HIDDEN, sample.p);
    }
    for (int bin = 0; bin < BINS; bin++) {
        if (percent[bin] < 0.05)
            continue;
        xs[n] = (bin - BINS_BELOW_ZERO + 0.5) * bin_width;
        ys[n++] = percent[bin];
    }
    lab_points(TR("全部 256 个掩码（精确）", "all 256 masks (exact)"), xs, ys, n);
}

static void draw_theory(const struct setting *s)
{
    struct lab_text spread = TR("理论：期望 ± 标准差", "theory: mean ± deviation");
    double deviation = lab_sqrt(s->variance);
    lab_guide_x(spread, s->mean);
    lab_guide_x(spread, s->mean - deviation);
    lab_guide_x(spread, s->mean + deviation);
    lab_points(TR("评估时的输出", "output in evaluation"), &s->evaluated, &(double){ 0 }, 1);
}

static void show_outputs(const struct setting *s)
{
    lab_plot(TR("许多掩码下的输出", "The output over many masks"));
    lab_x_axis(TR("输出", "output"), LAB_LINEAR);
    lab_y_axis(TR("占掩码的百分比", "% of the masks"), LAB_LINEAR);
    lab_x_include(-2, 4);
    lab_y_include(0, 22);
    lab_histogram(TR("抽样", "drawn"), sample.outputs, sample.count, 0, bin_width);
    draw_exact(s);
    draw_theory(s);
    lab_summary(TR("%d 个掩码：平均 %.2f，标准差 %.2f；理论值 %.2f 和 %.2f。",
                   "%d masks: mean %.2f, deviation %.2f; in theory %.2f and %.2f."),
                sample.count, sample.mean, sample.deviation, s->mean, lab_sqrt(s->variance));
}

void view_many_masks(void)
{
    struct setting s = read_setting();
    show_outputs(&s);
    lab_say(TR("期望 %.2f，评估时的输出 %.2f：除以 1−p 才相等。方差 %s = %.2f，x "
               "是各单元加给输出的一项。",
               "The mean is %.2f, the output in evaluation %.2f: equal only with the 1/(1−p). The "
               "variance is %s = %.2f, where x is what a unit adds to the output."),
            s.mean, s.evaluated, s.rescale ? "Σx²·p/(1−p)" : "Σx²·p(1−p)", s.variance);
}
