#include "dropout/training.h"
#include "dropout/views.h"
#include "lab/lab.h"
#include "lab/maths.h"

enum { FINE = 160 }; /* pieces of a curve */

static struct lab_text name_of(int net)
{
    return net == WITH ? TR("用 Dropout", "with dropout") : TR("不用 Dropout", "without dropout");
}

/* How many losses are recorded so far. */
static int records(const struct training *training)
{
    return training->nets[WITH].fit.steps / RECORD_EVERY + 1;
}

/* ---- what was learnt ---- */

static void draw_curve(struct lab_text name, const struct fit_net *net)
{
    double xs[FINE + 1], ys[FINE + 1];
    for (int i = 0; i <= FINE; i++) {
        xs[i] = -1 + 2.0 * i / FINE;
        ys[i] = net ? fit_output(net, xs[i]) : fit_target(xs[i]);
    }
    (net ? lab_line : lab_guide)(name, xs, ys, FINE + 1);
}

static void show_curves(const struct training *training, double noise)
{
    const struct fit_points *points = &training->points;
    int last = records(training) - 1;
    lab_plot(TR("从带噪声的点学一条曲线", "A curve learnt from noisy points"));
    lab_x_axis(TR("x", "x"), LAB_LINEAR);
    lab_y_clip(-1.2 - 2 * noise, 1.2 + 2 * noise); /* nearly all points; a wild curve is cut off */
    for (int net = 0; net < NETS; net++)
        draw_curve(name_of(net), &training->nets[net].fit.net);
    lab_points(TR("训练点", "training points"), points->x, points->y, points->n);
    draw_curve(TR("真实曲线", "true curve"), NULL);
    lab_summary(
        TR("%d 步后，%d 个训练点上的损失：不用 Dropout 为 %.2g，用了为 %.2g。",
           "After %d steps the loss on the %d training points is %.2g without dropout, %.2g "
           "with it."),
        last * RECORD_EVERY, points->n, training->nets[WITHOUT].train[last],
        training->nets[WITH].train[last]);
}

/* ---- losses ---- */

/* All losses of both nets, so that both panels have the same axis. */
static void include_all(const struct training *training)
{
    for (int net = 0; net < NETS; net++) {
        for (int i = 0; i < records(training); i++)
            lab_y_include(training->nets[net].train[i], training->nets[net].held_out[i]);
    }
}

static void draw_losses(const struct training *training, int net, double noise)
{
    double steps[RECORDS];
    int n = records(training);
    for (int i = 0; i < n; i++)
        steps[i] = i * RECORD_EVERY;
    lab_panel(name_of(net));
    lab_x_axis(TR("训练步", "training step"), LAB_LINEAR);
    lab_y_axis(TR("评估时的损失（对数）", "loss in evaluation (log)"), LAB_LOG);
    lab_x_include(0, 1.06 * FIT_STEPS); /* room for the last number */
    lab_y_include(0.005, 1);
    include_all(training);
    lab_line(TR("训练", "training"), steps, training->nets[net].train, n);
    lab_line(TR("验证", "validation"), steps, training->nets[net].held_out, n);
    if (noise > 0)
        lab_guide_y(TR("验证点的噪声 σ²", "noise of the validation points, σ²"), noise * noise);
}

static void show_losses(const struct training *training, double noise)
{
    const double *losses = training->nets[WITHOUT].held_out;
    int last = records(training) - 1, best = 0;
    for (int i = 1; i <= last; i++)
        best = losses[i] < losses[best] ? i : best;
    lab_plot(TR("损失：训练与验证", "Loss: training and validation"));
    draw_losses(training, WITHOUT, noise);
    draw_losses(training, WITH, noise);
    lab_summary(
        TR("验证损失（%d 个没见过的点）：不用 Dropout 在第 %d 步最低（%.3g），现在 %.3g；用 "
           "Dropout 现在 "
           "%.3g。",
           "Validation loss (%d points not seen): without dropout lowest at step %d (%.3g), "
           "now %.3g; with dropout now %.3g."),
        HELD_OUT, best * RECORD_EVERY, losses[best], losses[last],
        training->nets[WITH].held_out[last]);
}

void view_overfitting(void)
{
    struct training_setting setting;
    const struct training *training = ask_training(FIT_TANH, &setting);
    show_curves(training, setting.noise);
    show_losses(training, setting.noise);
    if (setting.noise > 0)
        lab_say(
            TR("两个网络（1-32-1，tanh）只差 Dropout。不用的弯向每个点，连噪声一起背；用的，"
               "记住一个点所需的单元总有缺席。",
               "The nets (1-32-1, tanh) differ in dropout alone. Without it the net bends towards "
               "every point, noise included; with it some of the units that would remember a "
               "point are always missing."));
    else
        lab_say(TR("没有噪声可背（σ = 0），Dropout 反而碍事。",
                   "There is no noise to remember (σ = 0): dropout is in the way."));
}
