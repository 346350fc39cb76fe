/* The page of dropout: one mask, all masks, what training with masks does, what they tell. */
#include "dropout/checks.h"
#include "dropout/dropout.h"
#include "dropout/example.h"
#include "dropout/sample.h"
#include "dropout/views.h"
#include "lab/lab.h"

const struct lab_text lab_title =
    LAB_TEXT("Dropout：随机关掉一部分单元", "Dropout: switch units off at random");

void lab_frame(void)
{
    static void (*const views[])(void) = { view_one_mask, view_many_masks, view_overfitting,
                                           view_uncertainty };
    static const struct lab_text names[] = {
        LAB_TEXT("一个掩码", "One mask"),
        LAB_TEXT("许多掩码", "Many masks"),
        LAB_TEXT("过拟合", "Overfitting"),
        LAB_TEXT("不确定性", "Uncertainty"),
    };
    views[lab_view(TR("看什么", "View"), names, 4)]();
}

void lab_verify(void)
{
    check_dropout();
    check_training();
}

double ask_probability(void)
{
    return lab_slider(TR("丢弃率 p", "Drop probability p"), 0, 0.8, 0.5);
}

bool ask_rescale(void)
{
    return lab_toggle(TR("留下的除以 1−p", "Divide the kept by 1−p"), true);
}

int ask_masks(void)
{
    return lab_slider_int(TR("抽取的掩码数", "Masks drawn"), 10, SAMPLE_MOST, 400);
}

uint32_t ask_seed(void)
{
    return lab_seed(11);
}

/* ---- one mask ---- */

enum { INPUTS = EXAMPLE_INPUTS, HIDDEN = EXAMPLE_HIDDEN, UNITS = INPUTS + HIDDEN + 1 };

/* One forward pass of the example. */
struct forward {
    bool training, keep[HIDDEN];
    double p, scale;
    double hidden[HIDDEN], dropped[HIDDEN]; /* before and after dropout */
    double evaluated, output;               /* of the net without and with it */
};

static void run_forward(struct forward *f)
{
    f->p = ask_probability();
    int again = lab_button(TR("再抽一个掩码", "Another mask"));
    f->training = lab_toggle(TR("训练模式", "Training mode"), true);
    bool rescale = ask_rescale() && f->training;
    struct lab_random random;
    lab_random_init(&random, ask_seed(), (uint64_t)again);
    f->scale = rescale ? dropout_scale(f->p) : 1;
    example_hidden(f->hidden);
    dropout_draw(f->keep, HIDDEN, f->training ? f->p : 0, &random);
    dropout_apply(f->dropped, f->hidden, f->keep, HIDDEN, f->scale);
    f->evaluated = example_output(f->hidden);
    f->output = example_output(f->dropped);
}

/* The scale is drawn into the links that leave the hidden layer: those that stay grow thicker. */
static void draw_network(const struct forward *f)
{
    double links[HIDDEN * INPUTS + HIDDEN], values[UNITS];
    bool dark[UNITS] = { false };
    for (int i = 0; i < INPUTS; i++)
        values[i] = example_input[i];
    for (int h = 0; h < HIDDEN; h++) {
        for (int i = 0; i < INPUTS; i++)
            links[h * INPUTS + i] = example.hidden_weights[h][i];
        links[HIDDEN * INPUTS + h] = example.output_weights[h] * f->scale;
        values[INPUTS + h] = f->dropped[h];
        dark[INPUTS + h] = !f->keep[h];
    }
    values[UNITS - 1] = f->output;
    lab_network(TR("一次前向", "One forward pass"), (const int[]){ INPUTS, HIDDEN, 1 }, 3);
    lab_layer_names((const struct lab_text[]){ TR("输入", "input"), TR("隐藏层", "hidden"),
                                               TR("输出", "output") });
    lab_link_weights(links);
    lab_unit_values(values);
    lab_dark(dark);
}

static void show_network(const struct forward *f)
{
    int dropped = 0;
    for (int h = 0; h < HIDDEN; h++)
        dropped += !f->keep[h];
    draw_network(f);
    lab_summary(TR("%d / %d 个隐藏单元被关掉，其余的乘以 %.2f；输出 %.2f，不做 Dropout 时 %.2f。",
                   "%d of %d hidden units are off, the others times %.2f; the output is %.2f, "
                   "without dropout %.2f."),
                dropped, HIDDEN, f->scale, f->output, f->evaluated);
}

void view_one_mask(void)
{
    struct forward f;
    run_forward(&f);
    show_network(&f);
    lab_say(TR("每次前向都抽新掩码，没有哪个单元能指望另一个在场。除以 1−p "
               "补上被关掉的，平均下来正好，评估时就不用再做什么。",
               "Each pass draws a new mask: no unit can count on another. Dividing by 1−p makes up "
               "for the dropped, on average exactly, and evaluation has nothing left to do."));
}
