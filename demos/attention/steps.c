/* The view that goes from Q to the output, one matrix at a time. */
#include "attention/page.h"
#include "lab/maths.h"

/* ---- a sum, written out ---- */

enum { WRITTEN = 12 };

static void write_text(const char *text)
{
    lab_part(TR("%s", "%s"), text);
}

static void write(double value)
{
    if (value < 0)
        lab_part(TR("(%.2f)", "(%.2f)"), value);
    else
        lab_part(TR("%.2f", "%.2f"), lab_abs(value)); /* no −0 */
}

/* a[0] b[0] + a[1] b[stride] + ...; of many terms, the first and the last. */
static void say_products(const double *a, const double *b, int stride, int count)
{
    double sum = 0;
    lab_part(TR("%d 项之和：", "Sum of %d products: "), count);
    for (int i = 0; i < count; i++) {
        sum += a[i] * b[i * stride];
        if (count > WRITTEN && i > 2 && i < count - 1) {
            write_text(i == 3 ? " + …" : "");
            continue;
        }
        write_text(i ? " + " : "");
        write(a[i]);
        write_text("·");
        write(b[i * stride]);
    }
    lab_say(TR(" ≈ %.2f", " ≈ %.2f"), sum);
}

/* ---- the arithmetic of a cell ---- */

/* A rotated component is made of itself and the other one of its pair, as they were before. */
static void say_rotation(const double *rotated, int position, int col)
{
    int d = page.shape.d;
    double before[D_MAX], angle = attention_angle(position, col, d);
    copy(before, rotated, d);
    attention_rotate(before, 1, d, -position);
    lab_say(TR("再与相邻分量一起旋转 %.2f 弧度：", "Then turned with its neighbour by %.2f rad:"),
            angle);
    say_products((double[]){ before[col], before[col ^ 1] },
                 (double[]){ lab_cos(angle), lab_sin(col & 1 ? angle : -angle) }, 1, 2);
}

static void say_projection(int which, int row, int col)
{
    int d = page.shape.d;
    say_products(page.x + row * d, page.w[which] + col, d, d);
    if (page.rotary && which < 2)
        say_rotation(page.qkv[which] + row * d, row, col);
}

static void say_q(int row, int col)
{
    say_projection(0, row, col);
}

static void say_k(int row, int col)
{
    say_projection(1, row, col);
}

static void say_v(int row, int col)
{
    say_projection(2, row, col);
}

static void say_score(int row, int col)
{
    int d = page.shape.d;
    say_products(page.qkv[0] + row * d, page.qkv[1] + col * d, 1, d);
}

static void say_scaled(int row, int col)
{
    int i = row * page.shape.keys + col;
    lab_say(TR("%.2f / %.2f ≈ %.2f", "%.2f / %.2f ≈ %.2f"), page.scores[SCORES][i],
            lab_pow(page.shape.d, page.way * 0.5), page.scores[SCALED][i]);
}

static void say_masked(int row, int col)
{
    int i = row * page.shape.keys + col;
    lab_say(TR("%.2f → %.2f", "%.2f → %.2f"), page.scores[SCALED][i], page.scores[MASKED][i]);
}

/* exp(s - largest) is weight / largest weight, and their sum 1 / largest weight. */
static void say_weight(int row, int col)
{
    int n = page.shape.keys, best = page_favourite(row);
    const double *scores = page.scores[MASKED] + row * n, *weights = page.scores[WEIGHTS] + row * n;
    write_text("exp(");
    write(scores[col]);
    write_text(" − ");
    write(scores[best]);
    write_text(") / ");
    for (int j = 0; j < n; j++) {
        write_text(j ? " + " : "(");
        write(weights[j] / weights[best]);
    }
    lab_say(TR(") = %.2f / %.2f ≈ %.2f", ") = %.2f / %.2f ≈ %.2f"), weights[col] / weights[best],
            1 / weights[best], weights[col]);
}

static void say_output(int row, int col)
{
    int n = page.shape.keys;
    say_products(page.scores[WEIGHTS] + row * n, page.qkv[2] + col, page.shape.d, n);
}

/* ---- the stages ---- */

static const struct lab_text titles[] = {
    LAB_TEXT("Q = X·W_Q：在找什么", "Q = X·W_Q: what a token looks for"),
    LAB_TEXT("K = X·W_K：凭什么被找到", "K = X·W_K: what it is found by"),
    LAB_TEXT("QKᵀ：查询与键有多匹配", "QKᵀ: how well query and key fit"),
    LAB_TEXT("缩放：÷ √d 使方差回到 1", "scaled: ÷ √d brings variance back to 1"),
    LAB_TEXT("掩码：因果时，后面的键为 −∞", "mask: if causal, later keys are −∞"),
    LAB_TEXT("softmax：每行之和为 1", "softmax: each row sums to 1"),
    LAB_TEXT("V = X·W_V：给出什么", "V = X·W_V: what it gives"),
    LAB_TEXT("输出：V 的加权和", "output: the weighted sum of V"),
};

static const struct stage {
    const double *values;
    unsigned char rows, cols; /* enum side */
    void (*say)(int row, int col);
} stages[] = {
    { page.qkv[0], QUERY, COMPONENT, say_q },
    { page.qkv[1], KEY, COMPONENT, say_k },
    { page.scores[SCORES], QUERY, KEY, say_score },
    { page.scores[SCALED], QUERY, KEY, say_scaled },
    { page.scores[MASKED], QUERY, KEY, say_masked },
    { page.scores[WEIGHTS], QUERY, KEY, say_weight },
    { page.qkv[2], KEY, COMPONENT, say_v },
    { page.out, QUERY, COMPONENT, say_output },
};

enum {
    STAGES = sizeof stages / sizeof *stages,
    FIRST = 2,
    NAMED = 16 /* columns: with more, cells are too small for names */
};

void show_steps(void)
{
    int shown = lab_choice(TR("步骤", "Stage"), titles, STAGES, FIRST);
    const struct stage *stage = stages + shown;
    page_attend();
    const struct lab_text column = TR("列", "Column");
    int row = page_choose(page_token, stage->rows, 0), col = page_choose(column, stage->cols, 1);
    int cols = page_count(stage->cols);
    lab_matrix(titles[shown], stage->values, page.shape.queries, cols);
    if (cols <= NAMED) {
        lab_row_labels(page_sides[stage->rows], page.names[stage->rows]);
        lab_col_labels(page_sides[stage->cols], page.names[stage->cols]);
    }
    lab_mark_cell(row, col);
    lab_pick(page_token, column);
    lab_summary(TR("“%s”行“%s”列：%.2f。", "Row “%s”, column “%s”: %.2f."),
                page.names[stage->rows][row], page.names[stage->cols][col],
                stage->values[row * cols + col]);
    stage->say(row, col);
}
