/* A demo for tests: each kind of control and figure once, with values that are hard to draw. */
#include "lab/lab.h"
#include "lab/maths.h"

#include <math.h>

const struct lab_text lab_title = LAB_TEXT("陈列 <\"&'\\>", "Gallery <\"&'\\>");

enum { N = 40 };

static void plots(double scale)
{
    double xs[N], rising[N], hole[N], low[N], high[N];
    for (int i = 0; i < N; i++) {
        xs[i] = i * scale;
        rising[i] = lab_exp(i * 0.6);
        hole[i] = i < 25 ? lab_sin(i * 0.3) * scale : i < 30 ? NAN : INFINITY;
        low[i] = hole[i] - 0.3 * scale;
        high[i] = hole[i] + 0.3 * scale;
    }
    lab_plot(TR("对数轴与断线", "Log axis and gaps"));
    lab_panel(TR("左", "left"));
    lab_x_axis(TR("步", "step"), LAB_LINEAR);
    lab_y_axis(TR("损失", "loss"), LAB_LOG);
    lab_line(TR("上升", "rising"), xs, rising, N);
    lab_guide_y(TR("阈值", "threshold"), 1e4);
    lab_panel(TR("右 <>&", "right <>&"));
    lab_line(TR("断线", "gaps"), xs, hole, N);
    lab_band(TR("区间", "band"), xs, low, high, N);
    lab_points(TR("上升", "rising"), xs, hole, N);
    lab_summary(TR("%d 个点，到 %.3g；%s %%", "%d points, up to %.3g; %s %%"), N, rising[N - 1],
                "<\"词\">");

    lab_plot(TR("柱", "Bars"));
    lab_x_axis(TR("类别", "class"), LAB_LINEAR);
    lab_y_axis(TR("数量", "count"), LAB_LINEAR);
    lab_bars(TR("甲", "first"), NULL, (double[]){ 3, -1, 4, 1.5, NAN }, 5);
    lab_bars(TR("乙", "second"), NULL, (double[]){ 2, 7, 1, 8, 2 }, 5);
    lab_guide_x(TR("中点", "middle"), 2);
    lab_summary(TR("两组柱", "two groups of bars"));

    lab_plot(TR("没有数据", "No data"));
    lab_line(TR("空", "nothing"), NULL, (double[]){ NAN, INFINITY }, 2);
    lab_summary(TR("没有可画的点", "nothing can be drawn"));

    lab_plot(TR("箭头", "Arrows"));
    lab_square();
    lab_arrow(TR("长", "long"), 0, 0, 3 * scale, -4 * scale);
    lab_arrow(TR("零", "zero"), 1, 1, 1, 1);
    lab_arrow(TR("无穷", "infinite"), 0, 0, INFINITY, 1);
    lab_summary(TR("三个箭头", "three arrows"));
}

static void matrices(const char *words)
{
    static const char *const tokens[] = { "我们", "都", "喜欢", "一个很长很长很长很长的词",
                                          "<b>",  "end" };
    double weights[36], signs[9] = { -2, 0, 2, 0.5, -INFINITY, INFINITY, NAN, -0.001, 1 },
                        many[40 * 40];
    for (int i = 0; i < 36; i++)
        weights[i] = i % 6 > i / 6 ? NAN : 1.0 / (1 + i / 6);
    for (int i = 0; i < 40 * 40; i++)
        many[i] = lab_sin(i * 0.01);
    lab_matrix(TR("注意力", "Attention"), weights, 6, 6);
    lab_row_labels(TR("查询", "query"), tokens);
    lab_col_labels(TR("键", "key"), tokens);
    lab_mark_cell(3, 1);
    lab_summary(TR("因果掩码，%s", "causal mask, %s"), words);

    lab_matrix(TR("正负", "Signs"), signs, 3, 3);
    lab_decimals(3);
    lab_summary(TR("发散色标", "diverging colours"));

    lab_matrix(TR("很多格", "Many cells"), many, 40, 40);
    lab_summary(TR("格子太小，不写数字", "cells too small for numbers"));
}

static void networks(void)
{
    bool dark[] = { false, false, false, true, false, true, false, false };
    double values[] = { 0.5, -1, 2, 0, 1e6, 0, NAN, 0.25 }, weights[2 * 5 + 5];
    for (int i = 0; i < 15; i++)
        weights[i] = lab_cos(i);
    lab_network(TR("网络", "Network"), (int[]){ 2, 5, 1 }, 3);
    lab_layer_names(
        (struct lab_text[]){ TR("输入", "input"), TR("隐藏", "hidden"), TR("输出", "output") });
    lab_dark(dark);
    lab_unit_values(values);
    lab_link_weights(weights);
    lab_summary(TR("两个单元关闭", "two units are off"));
}

void lab_frame(void)
{
    double scale = lab_slider_log(TR("比例", "Scale"), 1e-3, 1e6, 1);
    lab_unit(TR("度", "degrees"));
    double linear = lab_slider(TR("线性", "Linear"), -0.5, 0.25, 0);
    int whole = lab_slider_int(TR("整数", "Whole"), -3, 1000, 7);
    int choice =
        lab_choice(TR("选择", "Choice"), (struct lab_text[]){ TR("甲", "A"), TR("乙", "B") }, 2, 1);
    bool toggle = lab_toggle(TR("开关", "Toggle"), true);
    const char *words = lab_input(TR("文字", "Words"), TR("你好", "hello"), 20);
    uint32_t seed = lab_seed(1);
    lab_say(TR("%g %d %d %d %s %d", "%g %d %d %d %s %d"), linear, whole, choice, toggle, words,
            (int)(seed & 0xffff));
    plots(scale);
    matrices(words);
    networks();
}

void lab_verify(void)
{
    lab_reference(TR("出处 <&>", "source <&>"), "https://example.org/?a=1&b=2");
    lab_check(TR("通过", "passes"), 1, 1 + 1e-9, 1e-8);
    lab_check(TR("相差太多", "too far"), 1, 1.1, 0.01);
    lab_check(TR("不是数", "not a number"), NAN, NAN, INFINITY);
    lab_check(TR("同为无穷", "both infinite"), INFINITY, INFINITY, 0);
}

void lab_tour(void)
{
    lab_tour_step(TR("第一步 <&\"", "first <&\""), "scale=2\nwords=a=b%\\");
    lab_tour_step(TR("回到开始", "back to the start"), "");
    lab_guess(&(struct lab_guess){ .question = TR("多大？", "how large?"),
                                   .options = { TR("大", "large"), TR("小", "small") },
                                   .right = 1,
                                   .because = TR("就是小", "it is small"),
                                   .settings = "scale=0.001" });
}
