/* A demo for the browser's tests: every control of the lab, a training, a plane to drag in, cells to pick, and the
 * faults that a demo can have. What it shows can be computed by hand. */
#include "lab/lab.h"

#include <math.h>

const struct lab_text lab_title = LAB_TEXT("各种控件", "All controls");

static const struct lab_text ACROSS = LAB_TEXT("横", "Across"), UP = LAB_TEXT("纵", "Up");
static const struct lab_text ROW = LAB_TEXT("行", "Row"), COLUMN = LAB_TEXT("列", "Column");

static void show_controls(void)
{
    double linear = lab_slider(TR("线性", "Linear"), 0, 1, 0.5);
    lab_unit(TR("秒", "s"));
    double log = lab_slider_log(TR("对数", "Logarithmic"), 0.1, 1000, 1);
    int whole = lab_slider_int(TR("整数", "Whole"), -3, 3, 0);
    int choice = lab_choice(
        TR("选择", "Choice"),
        (struct lab_text[]){ TR("甲", "first"), TR("乙", "second"), TR("丙", "third") }, 3, 0);
    bool toggle = lab_toggle(TR("开关", "Toggle"), false);
    int pressed = lab_button(TR("再来一次", "Once more"));
    const char *text = lab_input(TR("文字", "Text"), TR("你好", "hello"), 40);
    int seed = (int)(lab_seed(1) & 0xffff);
    lab_say(TR("%g %g %d %d %d %d %s %d", "%g %g %d %d %d %d %s %d"), linear, log, whole, choice,
            toggle, pressed, text, seed);
    lab_plot(TR("线", "Line"));
    lab_line(TR("线", "line"), NULL, (double[]){ 0, linear, 1 }, 3);
    lab_summary(TR("中点是 %g", "the middle is %g"), linear);
}

/* Half of what is missing to `goal`, step by step. */
static double goal, value;
enum { LAST = 2000 };

static void start(void)
{
    value = 0;
}

static void step(void)
{
    /* Work enough that all steps at once would be felt. */
    for (volatile int i = 0; i < 20000; i++)
        ;
    value += (goal - value) / 2;
}

static void show_training(void)
{
    goal = lab_slider_int(TR("目标", "Goal"), 1, 9, 8);
    int done = lab_step(TR("步数", "Steps"), LAST, 3, start, step);
    lab_plot(TR("进度", "Progress"));
    lab_bars(TR("值", "value"), NULL, (double[]){ value, goal }, 2);
    lab_summary(TR("%d 步后是 %.6g", "after %d steps %.6g"), done, value);
}

static void show_plane(void)
{
    double x = lab_slider(ACROSS, -10, 10, 2), y = lab_slider(UP, -10, 10, 3);
    lab_plot(TR("平面", "Plane"));
    lab_square();
    lab_x_include(-10, 10);
    lab_y_clip(-10, 10);
    lab_arrow(TR("箭头", "arrow"), 0, 0, x, y);
    lab_handle(ACROSS, UP, x, y);
    lab_summary(TR("到 (%g, %g)", "to (%g, %g)"), x, y);
}

static void show_cells(void)
{
    static const char *const names[] = { "a", "b", "c" };
    const struct lab_text options[] = { lab_same("a"), lab_same("b"), lab_same("c") };
    int row = lab_choice(ROW, options, 3, 0), column = lab_choice(COLUMN, options, 3, 0);
    lab_matrix(TR("乘法表", "Products"), (double[]){ 1, 2, 3, 2, 4, 6, 3, 6, 9 }, 3, 3);
    lab_row_labels(ROW, names);
    lab_col_labels(COLUMN, names);
    lab_pick(ROW, COLUMN);
    lab_mark_cell(row, column);
    lab_summary(TR("%d × %d = %d", "%d × %d = %d"), row + 1, column + 1, (row + 1) * (column + 1));
}

static void show_faults(void)
{
    enum { NONE, NOT_FINITE, TOO_MUCH, TRAP };
    int fault = lab_choice(TR("毛病", "Fault"),
                           (struct lab_text[]){ TR("没有", "none"), TR("不是数", "not finite"),
                                                TR("太多", "too much"), TR("中断", "trap") },
                           4, NONE);
    double values[] = { 1, 2, 3 };
    if (fault == NOT_FINITE) {
        values[1] = NAN;
        values[2] = INFINITY;
    }
    if (fault == TRAP)
        __builtin_trap();
    for (int i = 0; fault == TOO_MUCH && i < 10000; i++)
        lab_say(TR("%s", "%s"), "too much of it, far too much of it, again and again and again");
    lab_plot(TR("值", "Values"));
    lab_line(TR("线", "line"), NULL, values, 3);
    lab_summary(TR("%g %g %g", "%g %g %g"), values[0], values[1], values[2]);
}

void lab_frame(void)
{
    static void (*const views[])(void) = { show_controls, show_training, show_plane, show_cells,
                                           show_faults };
    views[lab_view(TR("内容", "View"),
                   (struct lab_text[]){ TR("控件", "Controls"), TR("训练", "Training"),
                                        TR("平面", "Plane"), TR("格子", "Cells"),
                                        TR("毛病", "Faults") },
                   5)]();
}

void lab_verify(void)
{
    lab_reference(TR("出处 <&>", "Source <&>"), "https://example.org/?a=1&b=2");
    lab_check(TR("一", "one"), 1, 1, 0);
    lab_reference(TR("恒等式", "Identity"), "");
    lab_check(TR("二", "two"), 2, 2, 0);
    lab_check(TR("三分之一", "a third"), 1.0 / 3, 0.3333, 1e-4);
}

void lab_tour(void)
{
    lab_tour_step(TR("一开始", "At the start"), "");
    lab_tour_step(TR("拖到 (4, 4)", "Dragged to (4, 4)"), "view=2\nacross=4\nup=4");
    lab_tour_step(TR("最后一格", "The last cell"), "view=3\nrow=2\ncolumn=2");
    lab_guess(&(struct lab_guess){
        .question = TR("三步之后剩下多少？", "How much is missing after three steps?"),
        .options = { TR("一半", "a half"), TR("八分之一", "an eighth") },
        .right = 1,
        .because = TR("每步减半。", "Each step halves it."),
        .settings = "view=1\nsteps=3" });
}
