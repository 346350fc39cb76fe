/* The view that shows why scores are divided by sqrt(d). */
#include "attention/page.h"

enum { WIDTHS = 9 };

/* One panel: a line a way of dividing. */
static void panel(struct lab_text name, double ys[SATURATION_WAYS][WIDTHS])
{
    static const double ds[WIDTHS] = { 1, 2, 4, 8, 16, 32, 64, 128, 256 };
    lab_panel(name);
    lab_x_axis(TR("维数 d", "width d"), LAB_LOG);
    lab_y_include(0, 1);
    for (int way = 0; way < SATURATION_WAYS; way++)
        lab_line(page_ways[way], ds, ys[way], WIDTHS);
}

void show_scaling(void)
{
    double largest[SATURATION_WAYS][WIDTHS], slope[SATURATION_WAYS][WIDTHS];
    int keys = lab_slider_int(TR("键数", "Keys"), 2, SATURATION_KEYS, 8);
    for (int i = 0; i < WIDTHS; i++) {
        struct saturation means[SATURATION_WAYS];
        saturation(means, 1 << i, keys);
        for (int way = 0; way < SATURATION_WAYS; way++) {
            largest[way][i] = means[way].largest;
            slope[way][i] = means[way].slope;
        }
    }
    lab_plot(TR("softmax 何时饱和：随机的 q 和 k", "When softmax saturates: random q and k"));
    panel(TR("最大的权重", "largest weight"), largest);
    panel(TR("梯度 Σp(1−p)", "gradient Σp(1−p)"), slope);
    lab_summary(
        TR("d = 256 时最大的权重：不除 %.3f，÷ √d %.3f，÷ d %.3f；平均是 %.3f。",
           "Largest weight at d = 256: undivided %.3f, ÷ √d %.3f, ÷ d %.3f; the mean is %.3f."),
        largest[0][WIDTHS - 1], largest[1][WIDTHS - 1], largest[2][WIDTHS - 1], 1.0 / keys);
    lab_say(TR("q·k 的方差是 d：不除则饱和，没有梯度；÷ d 又太多。",
               "q·k has variance d: undivided it saturates, without gradient; ÷ d is too much."));
}
