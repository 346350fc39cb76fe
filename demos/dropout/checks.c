#include "dropout/checks.h"

#include "dropout/example.h"
#include "dropout/sample.h"
#include "lab/lab.h"
#include "lab/maths.h"

double larger(double a, double b)
{
    return a != a || b <= a ? a : b;
}

/* ---- ONNX ---- */

/* Of ONNX's node tests test_training_dropout_mask (ratio 0.75) and _default_mask (ratio 0.5) the
 * first 12 of 60 numbers: the input, numpy.random.seed(0) and randn(3, 4, 5) in float32; the uniform
 * numbers of the mask, numpy.random.RandomState(0).uniform(0, 1, (3, 4, 5)); the outputs as
 * onnx/reference/ops/op_dropout.py gives them, run in NumPy. */
enum { ONNX_COUNT = 12 };
static const float onnx_x[ONNX_COUNT] = { 1.76405239f,   0.400157213f,  0.97873801f,  2.24089313f,
                                          1.867558f,     -0.977277875f, 0.950088441f, -0.151357204f,
                                          -0.103218853f, 0.410598516f,  0.144043565f, 1.45427346f };
static const float onnx_uniform[ONNX_COUNT] = { 0.548813522f, 0.715189338f, 0.602763355f,
                                                0.544883192f, 0.423654795f, 0.64589411f,
                                                0.437587202f, 0.891772985f, 0.963662744f,
                                                0.383441508f, 0.791725039f, 0.528894901f };
static const float onnx_y_75[ONNX_COUNT] = {
    0, 0, 0, 0, 0, 0, 0, -0.605428815f, -0.412875414f, 0, 0.576174259f, 0
};
static const float onnx_y_50[ONNX_COUNT] = {
    3.52810478f, 0.800314426f,  1.95747602f,   4.48178625f, 0,           -1.95455575f,
    0,           -0.302714407f, -0.206437707f, 0,           0.28808713f, 2.90854692f
};

/* The largest difference of the layer's output for ONNX's input, under ONNX's mask. */
static double onnx_difference(double p, bool training, const float *expected)
{
    double x[ONNX_COUNT], y[ONNX_COUNT], uniform[ONNX_COUNT], largest = 0;
    bool keep[ONNX_COUNT];
    for (int i = 0; i < ONNX_COUNT; i++) {
        x[i] = onnx_x[i];
        uniform[i] = onnx_uniform[i];
    }
    dropout_mask(keep, uniform, ONNX_COUNT, p);
    dropout_forward(y, x, keep, ONNX_COUNT, &(struct dropout){ p, training });
    for (int i = 0; i < ONNX_COUNT; i++)
        largest = larger(largest, lab_abs(y[i] - expected[i]));
    return largest;
}

static void published(void)
{
    static const float zeros[ONNX_COUNT];
    lab_reference(TR("ONNX 算子 Dropout 的定义与节点测试",
                     "ONNX operator Dropout: definition and node tests"),
                  "https://onnx.ai/onnx/operators/onnx__Dropout.html");
    lab_check(
        TR("test_training_dropout_mask（p = 0.75，numpy 种子 0 的掩码）：前 12 个输出的最大差",
           "test_training_dropout_mask (p = 0.75, mask of numpy's seed 0): first 12 outputs, "
           "largest difference"),
        onnx_difference(0.75, true, onnx_y_75), 0, 5e-7);
    lab_check(
        TR("test_training_dropout_default_mask（p = 0.5）：前 12 个输出的最大差",
           "test_training_dropout_default_mask (p = 0.5): first 12 outputs, largest difference"),
        onnx_difference(0.5, true, onnx_y_50), 0, 5e-7);
    lab_check(TR("test_training_dropout_zero_ratio：训练、p = 0，输出就是输入",
                 "test_training_dropout_zero_ratio: training with p = 0 returns the input"),
              onnx_difference(0, true, onnx_x), 0, 0);
    lab_check(TR("test_dropout_default：评估、p = 0.5，输出就是输入",
                 "test_dropout_default: evaluation with p = 0.5 returns the input"),
              onnx_difference(0.5, false, onnx_x), 0, 0);
    lab_reference(TR("PyTorch torch.nn.Dropout", "PyTorch torch.nn.Dropout"),
                  "https://docs.pytorch.org/docs/stable/generated/torch.nn.Dropout.html");
    lab_check(TR("评估时是恒等函数，p = 0.1", "evaluation is the identity, p = 0.1"),
              onnx_difference(0.1, false, onnx_x), 0, 0);
    lab_check(TR("p = 1：训练时全为 0", "p = 1: training gives zeros"),
              onnx_difference(1, true, zeros), 0, 0);
}

/* ---- the example ---- */

struct moments {
    double probability, mean, variance;
};

/* Brute force: the output's exact moments, over each of the 256 masks. */
static struct moments enumerate(const double *hidden, double p)
{
    struct moments m = { 0, 0, 0 };
    for (int number = 0; number < EXAMPLE_MASKS; number++) {
        bool keep[EXAMPLE_HIDDEN];
        double dropped[EXAMPLE_HIDDEN];
        example_mask(keep, number);
        dropout_apply(dropped, hidden, keep, EXAMPLE_HIDDEN, dropout_scale(p));
        double output = example_output(dropped);
        double probability = dropout_mask_probability(keep, EXAMPLE_HIDDEN, p);
        m.probability += probability;
        m.mean += probability * output;
        m.variance += probability * output * output;
    }
    m.variance -= m.mean * m.mean;
    return m;
}

static void exact(const double *hidden, const double *terms)
{
    struct moments m = enumerate(hidden, 0.3);
    lab_reference(TR("穷举：全部 256 个掩码，p = 0.3", "brute force: all 256 masks, p = 0.3"), "");
    lab_check(TR("概率之和", "sum of the probabilities"), m.probability, 1, 1e-12);
    lab_check(TR("期望 = 评估时的输出", "mean = output in evaluation"), m.mean,
              example_output(hidden), 1e-12);
    lab_check(TR("方差 = Σx²·p/(1−p)", "variance = Σx²·p/(1−p)"), m.variance,
              dropout_variance(terms, EXAMPLE_HIDDEN, 0.3, dropout_scale(0.3)), 1e-12);
}

void check_statistics(const double *terms, int n)
{
    static struct sample sample;
    sample = (struct sample){ .p = 0.5, .scale = 2, .count = SAMPLE_MOST, .units = n };
    double evaluated = 0, variance = dropout_variance(terms, n, sample.p, sample.scale);
    for (int i = 0; i < n; i++)
        evaluated += terms[i];
    sample_draw(&sample, 1);
    sample_measure(&sample, terms);
    lab_check(TR("输出的平均 = 评估时的输出", "mean of the output = output in evaluation"),
              sample.mean, evaluated, 4 * lab_sqrt(variance / SAMPLE_MOST));
    lab_check(TR("输出的方差 = Σx²·p/(1−p)", "variance of the output = Σx²·p/(1−p)"),
              sample.deviation * sample.deviation, variance,
              4 * variance * lab_sqrt(2.0 / SAMPLE_MOST));
}

void check_dropout(void)
{
    double hidden[EXAMPLE_HIDDEN], terms[EXAMPLE_HIDDEN];
    example_hidden(hidden);
    example_terms(terms, hidden);
    published();
    exact(hidden, terms);
    lab_reference(TR("统计：1000 个掩码，p = 0.5，界为 4 个标准误",
                     "statistics: 1000 masks, p = 0.5, bound: 4 standard errors"),
                  "");
    check_statistics(terms, EXAMPLE_HIDDEN);
}
