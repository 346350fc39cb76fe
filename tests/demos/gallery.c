/* A demo for tests: each kind of control and figure once, with values that are hard to draw. */
#include "lab/lab.h"
#include "lab/maths.h"
#include "lab/random.h"

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
    for (int i = 0; i < 36; i++) {
        int row = i / 6, col = i % 6;
        weights[i] = col > row ? NAN : 1.0 / (1 + row);
    }
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

static void histograms(double scale)
{
    double wide[500], narrow[500], odd[] = { NAN, INFINITY, -INFINITY, 0, 1, 1e300 };
    struct lab_random random;
    lab_random_init(&random, 5, 1);
    for (int i = 0; i < 500; i++) {
        wide[i] = scale * lab_random_normal(&random);
        narrow[i] = scale * (1 + 0.4 * lab_random_normal(&random));
    }
    lab_plot(TR("直方图", "Histograms"));
    lab_x_axis(TR("激活值", "activation"), LAB_LINEAR);
    lab_y_axis(TR("%", "%"), LAB_LINEAR);
    lab_histogram(TR("宽", "wide"), wide, 500, 0, 0.25 * scale);
    lab_histogram(TR("窄", "narrow"), narrow, 500, 0, 0.25 * scale);
    lab_guide_x(TR("零", "zero"), 0);
    lab_summary(TR("两个直方图", "two histograms"));

    lab_plot(TR("少数几个值", "Few values"));
    lab_panel(TR("在边上", "on edges"));
    lab_histogram(TR("十分之几", "tenths"), (double[]){ 0.1, 0.2, 0.3, 0.3, 0.6, 0.7 }, 6, 0, 0.1);
    lab_panel(TR("都相同", "all equal"));
    lab_histogram(TR("相同", "equal"), (double[]){ 7, 7, 7 }, 3, 0, 0);
    lab_panel(TR("没有", "none"));
    lab_histogram(TR("空", "nothing"), odd, 3, 0, 1);
    lab_histogram(TR("零个", "zero values"), odd, 0, 0, 1);
    lab_summary(TR("边、相同、没有", "edges, equal, none"));

    lab_plot(TR("很宽的范围", "A wide range"));
    lab_panel(TR("很大", "huge"));
    lab_histogram(TR("远", "far"), odd, 6, NAN, INFINITY);
    lab_panel(TR("很小", "tiny"));
    lab_line(TR("近", "near"), (double[]){ 0, 5e-324 }, (double[]){ -1e-310, 1e-310 }, 2);
    lab_summary(TR("从 0 到 1e300", "from 0 to 1e300"));
}

static void token_rows(const char *words)
{
    static const char *const sentence[] = { "The", "cat",     "sat",    "on",  "the",
                                            "mat", "because", "it",     "was", "tired",
                                            "of",  "running", "around", "the", "neighbourhood",
                                            "." };
    static double weights[64 * 64];
    const char *odd[6] = { "",
                           "🙂👩‍👩‍👧‍👦",
                           "مرحبا بالعالم",
                           "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
                           "<&\"\\>",
                           words };
    for (int i = 0; i < 16 * 16; i++) {
        int row = i / 16, col = i % 16;
        weights[i] = col > row ? 0 : 1.0 / (1 + row);
    }
    weights[11 * 16 + 1] = 0.9;
    lab_tokens(TR("一句话", "A sentence"), sentence, 16);
    lab_token_weights(weights);
    lab_pick_token(TR("词", "Token"), 11);
    lab_summary(TR("选中一个词", "one token is picked"));

    for (int i = 0; i < 36; i++)
        weights[i] = i < 2 ? NAN : i < 4 ? INFINITY : i == 5 ? -1 : i / 36.0;
    lab_tokens(TR("难画的词", "Tokens that are hard to draw"), odd, 6);
    lab_token_weights(weights);
    lab_summary(TR("没有选中的词", "no token is picked"));

    lab_tokens(TR("没有权重", "No weights"), odd, 2);
    lab_summary(TR("两个词", "two tokens"));
}

static void many_tokens(bool picked)
{
    static double weights[64 * 64];
    const char *tokens[64];
    for (int i = 0; i < 64; i++)
        tokens[i] = i % 2 ? "注意力" : "attention";
    for (int i = 0; i < 64 * 64; i++)
        weights[i] = (i * 37 % 64 + 1) / 64.0;
    lab_tokens(TR("六十四个词", "Sixty-four tokens"), tokens, 64);
    lab_token_weights(weights);
    lab_pick_token(TR("词", "Token"), picked ? 20 : -1);
    lab_summary(TR("六十四个词", "sixty-four tokens"));
}

/* The tests compute the same: sums, products and quotients alone. */
static void fill(double *values, int rows, int cols, double shift)
{
    for (int i = 0; i < rows * cols; i++) {
        int row = i / cols, col = i % cols;
        double x = col / (double)cols - 0.5, y = row / (double)rows - 0.5;
        values[i] = x * x * 8 - y * y * 4 + x * y + shift;
    }
    values[0] = NAN;
    values[1] = INFINITY;
    values[cols] = -INFINITY;
}

static void rasters(double scale)
{
    static double values[128 * 128];
    struct lab_extent extent = { -2, 2, 0.5 * scale, 8 * scale };
    fill(values, 24, 30, 0);
    lab_plot(TR("有正有负", "Both signs"));
    lab_x_axis(TR("方向一", "first direction"), LAB_LINEAR);
    lab_y_axis(TR("方向二", "second direction"), LAB_LINEAR);
    lab_raster(TR("损失", "loss"), values, 24, 30, extent);
    lab_line(TR("路径", "path"), (double[]){ -1.5, 0, 1 },
             (double[]){ 1 * scale, 5 * scale, 4 * scale }, 3);
    lab_guide_x(TR("中间", "middle"), 0);
    lab_summary(TR("24 行 30 列", "24 rows, 30 columns"));

    fill(values, 127, 128, 1);
    lab_plot(TR("图片", "A picture"));
    lab_x_axis(TR("学习率", "learning rate"), LAB_LOG);
    lab_raster(TR("损失", "loss"), values, 127, 128, (struct lab_extent){ 1e-4, 1e2, 0, 1 });
    lab_heat(LAB_SEQUENTIAL, 0, 3);
    lab_points(TR("点", "point"), (double[]){ 1 }, (double[]){ 0.5 }, 1);
    lab_summary(TR("127 行 128 列", "127 rows, 128 columns"));

    lab_plot(TR("小块", "Small ones"));
    lab_panel(TR("一格", "one cell"));
    lab_square();
    lab_raster(TR("值", "value"), (double[]){ 3 }, 1, 1, (struct lab_extent){ 0, 1, 0, 1 });
    lab_panel(TR("空的", "empty"));
    lab_raster(TR("值", "value"), (double[]){ NAN, NAN }, 1, 2, (struct lab_extent){ 0, 1, 0, 1 });
    lab_panel(TR("没有范围", "no extent"));
    lab_raster(TR("值", "value"), values, 2, 2, (struct lab_extent){ 0, INFINITY, 1, 1 });
    lab_summary(TR("小块", "small ones"));
}

/* Noise with runs, infinities and gaps, in many sizes; the tests compute it too. */
static void picture(int rows, int cols, uint32_t state, enum lab_heat heat)
{
    static double values[128 * 128];
    double value = 0;
    for (int i = 0; i < rows * cols; i++) {
        state = state * 1664525 + 1013904223;
        if (state >> 30 == 0)
            value = (state >> 8 & 0xffff) / 65536.0;
        values[i] = state >> 24 == 77 ? NAN : state >> 24 == 99 ? INFINITY : value;
    }
    lab_plot(TR("噪声", "Noise"));
    lab_raster(TR("噪声", "noise"), values, rows, cols, (struct lab_extent){ 0, cols, 0, rows });
    lab_heat(heat, 0, 1);
    lab_summary(TR("%d 行 %d 列", "%d rows, %d columns"), rows, cols);
}

void lab_frame(void)
{
    static const struct lab_text parts[] = { LAB_TEXT("基本", "Basic"),
                                             LAB_TEXT("直方图与词", "Histograms and tokens"),
                                             LAB_TEXT("六十四个词", "Sixty-four tokens"),
                                             LAB_TEXT("色块", "Rasters"),
                                             LAB_TEXT("噪声", "Noise") };
    int part = lab_view(TR("部分", "Part"), parts, 5);
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
    switch (part) {
    case 0:
        plots(scale);
        matrices(words);
        networks();
        break;
    case 1:
        histograms(scale);
        token_rows(words);
        break;
    case 2:
        many_tokens(toggle);
        break;
    case 3:
        rasters(scale);
        break;
    case 4:
        picture(128 - (whole + 3) % 100, 128 - (whole + 3) / 100, seed,
                toggle ? LAB_SEQUENTIAL : LAB_DIVERGING);
        break;
    }
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
    lab_tour_step(TR("写错的键", "a misspelt key"), "scael=3");
    lab_guess(&(struct lab_guess){ .question = TR("多大？", "how large?"),
                                   .options = { TR("大", "large"), TR("小", "small") },
                                   .right = 1,
                                   .because = TR("就是小", "it is small"),
                                   .settings = "scale=0.001" });
}
