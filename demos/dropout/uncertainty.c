#include "dropout/sample.h"
#include "dropout/training.h"
#include "dropout/views.h"
#include "lab/lab.h"
#include "lab/maths.h"

enum { PLACES = 41, MIDDLE = PLACES / 2 };
enum { REACH = 2 }; /* the figure goes from -REACH to REACH; the points lie in [-1, 1] */

/* A net's output over masks, at PLACES values of x. */
struct outlook {
    double mean[PLACES], deviation[PLACES];
};

struct prediction {
    double x[PLACES];
    struct outlook drawn, exact; /* of some drawn masks; of all there are */
};

/* The masks are the same at all x: each is a net of its own. */
static void predict(struct prediction *r, const struct fit_net *net, struct sample *sample)
{
    double terms[FIT_UNITS];
    for (int i = 0; i < PLACES; i++) {
        r->x[i] = (double)REACH * (i - MIDDLE) / MIDDLE;
        fit_terms(terms, net, r->x[i]);
        sample_measure(sample, terms);
        r->drawn.mean[i] = net->values.of.c + sample->mean;
        r->drawn.deviation[i] = sample->deviation;
        r->exact.mean[i] = fit_output(net, r->x[i]);
        r->exact.deviation[i] =
            lab_sqrt(dropout_variance(terms, FIT_UNITS, sample->p, sample->scale));
    }
}

/* mean + so many deviations, at all places. */
static void find_edge(double *edge, const struct outlook *outlook, double deviations)
{
    for (int i = 0; i < PLACES; i++)
        edge[i] = outlook->mean[i] + deviations * outlook->deviation[i];
}

static void draw_bands(const struct prediction *r)
{
    double low[PLACES], high[PLACES];
    for (int deviations = 2; deviations > 0; deviations--) {
        find_edge(low, &r->drawn, -deviations);
        find_edge(high, &r->drawn, deviations);
        lab_band(TR("± 1、± 2 标准差", "± 1 and ± 2 deviations"), r->x, low, high, PLACES);
    }
    for (int deviations = -2; deviations <= 2; deviations += 4) {
        find_edge(high, &r->exact, deviations);
        lab_guide(TR("± 2 标准差的理论值", "± 2 deviations in theory"), r->x, high, PLACES);
    }
}

/* How much of the true curve the band of two deviations covers, in percent: where the points are, or
 * beyond them. */
static double covered(const struct prediction *r, bool beyond)
{
    int inside = 0, all = 0;
    for (int i = 0; i < PLACES; i++) {
        if ((lab_abs(r->x[i]) > 1) != beyond)
            continue;
        all++;
        inside += lab_abs(fit_target(r->x[i]) - r->drawn.mean[i]) <= 2 * r->drawn.deviation[i];
    }
    return 100.0 * inside / all;
}

static void show_prediction(const struct prediction *r, const struct fit_points *points, int masks)
{
    double truth[PLACES];
    for (int i = 0; i < PLACES; i++)
        truth[i] = fit_target(r->x[i]);
    lab_plot(TR("许多掩码给出的带", "A band from many masks"));
    lab_x_axis(TR("x", "x"), LAB_LINEAR);
    lab_y_clip(-4, 4);
    draw_bands(r);
    lab_line(TR("掩码的平均", "mean of the masks"), r->x, r->drawn.mean, PLACES);
    lab_points(TR("训练点", "training points"), points->x, points->y, points->n);
    lab_line(TR("真实曲线", "true curve"), r->x, truth, PLACES);
    lab_summary(
        TR("%d 个掩码：标准差在 x = 0 处 %.2f，x = 2 处 %.2f；± 2 标准差盖住真实曲线，"
           "有训练点处占 %.0f%%，两侧占 %.0f%%。",
           "%d masks: the deviation is %.2f at x = 0 and %.2f at x = 2; ± 2 deviations cover "
           "the true curve over %.0f%% of the part with points, %.0f%% beyond it."),
        masks, r->drawn.deviation[MIDDLE], r->drawn.deviation[PLACES - 1], covered(r, false),
        covered(r, true));
}

void view_uncertainty(void)
{
    static struct prediction prediction;
    static struct sample sample;
    static const struct lab_text names[] = { LAB_TEXT("ReLU", "ReLU"), LAB_TEXT("tanh", "tanh") };
    struct training_setting setting;
    bool tanh = lab_choice(TR("激活函数", "Activation"), names, 2, 0);
    const struct training *training = ask_training(tanh ? FIT_TANH : FIT_RELU, &setting);
    sample.units = FIT_UNITS;
    sample.p = setting.p;
    sample.scale = dropout_scale(setting.p);
    sample.count = ask_masks();
    sample_draw(&sample, setting.seed);
    predict(&prediction, &training->nets[WITH].fit.net, &sample);
    show_prediction(&prediction, &training->points, sample.count);
    lab_say(
        TR("评估时也抽掩码（蒙特卡罗 Dropout）：平均作预测，标准差作不确定性。ReLU 随 |x| "
           "增大，远离训练点带就张开；tanh 饱和，没有数据的地方同样自信。标签的噪声不在带里。",
           "Masks in evaluation too (Monte-Carlo dropout): their mean predicts, their deviation is "
           "the uncertainty. ReLU grows with |x|, so the band opens away from the points; tanh "
           "saturates, as sure there as anywhere. The labels' noise is not in the band."));
}
