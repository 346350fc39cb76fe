#include "dropout/checks.h"
#include "dropout/training.h"
#include "lab/lab.h"
#include "lab/maths.h"

static struct training training;

static void train(enum fit_activation activation, double p, uint32_t seed, int steps)
{
    training_start(&training, &(struct training_setting){ activation, p, 0.5, 16, seed });
    for (int i = 0; i < steps; i++)
        training_step(&training);
}

/* ---- the gradient ---- */

/* The largest difference of the trained net's gradient, under masks of p = 0.5, from the central
 * differences of the loss. */
static double gradient_difference(enum fit_activation activation)
{
    static bool keep[FIT_POINTS][FIT_UNITS];
    const double h = 1e-6;
    union fit_values gradient, ignored;
    train(activation, 0.5, 1, 20);
    struct fit *fit = &training.nets[WITH].fit;
    double largest = 0;
    for (int k = 0; k < training.points.n; k++)
        dropout_draw(keep[k], FIT_UNITS, fit->p, &fit->masks);
    fit_gradient(&gradient, &fit->net, &training.points, keep, fit->p);
    for (int i = 0; i < FIT_PARAMETERS; i++) {
        double at = fit->net.values.all[i], loss[2];
        for (int side = 0; side < 2; side++) {
            fit->net.values.all[i] = side ? at + h : at - h;
            loss[side] = fit_gradient(&ignored, &fit->net, &training.points, keep, fit->p);
        }
        fit->net.values.all[i] = at;
        largest = larger(largest, lab_abs(gradient.all[i] - (loss[1] - loss[0]) / (2 * h)));
    }
    return largest;
}

/* ---- the loss ---- */

/* From the parameters alone, in another order, with tanh from exp. */
static double brute_force_loss(const union fit_values *net, const struct fit_points *points)
{
    double sum = 0;
    for (int k = points->n - 1; k >= 0; k--) {
        double error = net->of.c - points->y[k];
        for (int i = FIT_UNITS - 1; i >= 0; i--) {
            double e = lab_exp(2 * (net->of.w[i] * points->x[k] + net->of.b[i]));
            error += net->of.v[i] * (1 - 2 / (e + 1));
        }
        sum += error * error;
    }
    return sum / points->n;
}

static double loss_difference(void)
{
    train(FIT_TANH, 0.5, 1, 40);
    const struct trainee *net = &training.nets[WITH];
    return net->held_out[2] - brute_force_loss(&net->fit.net.values, &training.held_out);
}

/* ---- Adam ---- */

static double adam_after_three(void)
{
    static const double gradients[] = { 1, -2, 3 };
    static union fit_values gradient;
    static struct fit fit;
    fit_start(&fit, &(struct fit_net){ .activation = FIT_TANH }, 0, 1);
    for (int i = 0; i < 3; i++) {
        gradient.all[0] = gradients[i];
        fit_adam(&fit, &gradient, 0.1);
    }
    return fit.net.values.all[0];
}

/* With p = 0 both nets are the same. */
static double difference_without_masks(void)
{
    double largest = 0;
    train(FIT_TANH, 0, 1, 40);
    for (int i = 0; i < FIT_PARAMETERS; i++)
        largest = larger(largest, lab_abs(training.nets[WITH].fit.net.values.all[i] -
                                          training.nets[WITHOUT].fit.net.values.all[i]));
    return largest;
}

/* ---- many masks, many trainings ---- */

/* The terms of the trained net at the place where its points end. */
static void statistics(void)
{
    double terms[FIT_UNITS];
    train(FIT_RELU, 0.5, 1, 100);
    fit_terms(terms, &training.nets[WITH].fit.net, 1);
    check_statistics(terms, FIT_UNITS);
}

/* In how many of the trainings with the seeds 1, 2, 3 dropout ends with the lower validation loss. */
static int times_better(void)
{
    int better = 0;
    for (uint32_t seed = 1; seed <= 3; seed++) {
        train(FIT_TANH, 0.5, seed, FIT_STEPS);
        better += training.nets[WITH].held_out[RECORDS - 1] <
                  training.nets[WITHOUT].held_out[RECORDS - 1];
    }
    return better;
}

void check_training(void)
{
    lab_reference(TR("中心差分，步长 10⁻⁶", "central differences, step 10⁻⁶"), "");
    lab_check(TR("tanh 网络在掩码下的 97 个偏导，最大差",
                 "97 derivatives of the tanh net under masks, largest difference"),
              gradient_difference(FIT_TANH), 0, 1e-8);
    lab_check(TR("ReLU 网络在掩码下的 97 个偏导，最大差",
                 "97 derivatives of the ReLU net under masks, largest difference"),
              gradient_difference(FIT_RELU), 0, 1e-8);
    lab_reference(TR("D. P. Kingma、J. Ba，Adam，算法 1", "D. P. Kingma, J. Ba, Adam, algorithm 1"),
                  "https://arxiv.org/abs/1412.6980");
    lab_check(TR("梯度 1、−2、3，学习率 0.1：从 0 走三步",
                 "gradients 1, −2, 3, rate 0.1: three steps from 0"),
              adam_after_three(), -0.0977137543982693346, 1e-12);
    lab_reference(TR("直接计算与恒等式", "brute force and identities"), "");
    lab_check(TR("40 步后的验证损失：与直接计算之差", "validation loss after 40 steps: difference"),
              loss_difference(), 0, 1e-12);
    lab_check(TR("p = 0：40 步后两个网络参数的最大差",
                 "p = 0: largest difference of the two nets' parameters after 40 steps"),
              difference_without_masks(), 0, 0);
    lab_reference(
        TR("Y. Gal、Z. Ghahramani，蒙特卡罗 Dropout，ICML 2016：训练好的网络的 1000 个掩码，p = "
           "0.5，"
           "与精确值相比，界为 4 个标准误",
           "Y. Gal, Z. Ghahramani, Monte-Carlo dropout, ICML 2016: 1000 masks of the trained net, "
           "p = 0.5, against the exact values, bound: 4 standard errors"),
        "https://proceedings.mlr.press/v48/gal16.html");
    statistics();
    lab_reference(
        TR("N. Srivastava 等，Dropout，JMLR 2014", "N. Srivastava et al., Dropout, JMLR 2014"),
        "https://jmlr.org/papers/v15/srivastava14a.html");
    lab_check(TR("种子 1、2、3：用 Dropout 的验证损失更低的次数",
                 "seeds 1, 2, 3: how often the validation loss is lower with dropout"),
              times_better(), 3, 0);
}
