#include "attention/page.h"

#include "lab/maths.h"
#include "lab/random.h"

#include <string.h>

struct page page;

/* ---- choices ---- */

const struct lab_text page_sides[] = { LAB_TEXT("查询", "Query"), LAB_TEXT("键", "Key"),
                                       LAB_TEXT("分量", "Component") };

const struct lab_text page_ways[] = { LAB_TEXT("不除", "undivided"), LAB_TEXT("÷ √d", "÷ √d"),
                                      LAB_TEXT("÷ d", "÷ d") };

const struct lab_text page_token = LAB_TEXT("词元", "Token");

static void name_all(void)
{
    for (int i = 0; i < page.shape.keys; i++)
        page.names[QUERY][i] = page.names[KEY][i] = page.tokens.label[i];
    for (int i = 0; i < D_MAX; i++)
        page.names[COMPONENT][i] = lab_format(TR("%d", "%d"), i + 1);
}

int page_count(enum side side)
{
    return side == COMPONENT ? page.shape.d : page.shape.keys;
}

int page_choose(struct lab_text label, enum side side, int initial)
{
    struct lab_text options[D_MAX];
    for (int i = 0; i < page_count(side); i++)
        options[i] = lab_same(page.names[side][i]);
    return lab_choice(label, options, page_count(side), initial);
}

/* ---- one head ---- */

enum positions { NONE, SINUSOID, ROTARY };

void copy(double *to, const double *from, int n)
{
    memcpy(to, from, (size_t)n * sizeof *to);
}

double larger(double a, double b)
{
    return b > a || b != b ? b : a;
}

double largest_difference(const double *a, const double *b, int n)
{
    double largest = 0;
    for (int i = 0; i < n; i++)
        largest = larger(largest, lab_abs(a[i] - b[i]));
    return largest;
}

/* A stage of the scores starts with what the one before it made. */
static double *next_stage(int stage)
{
    copy(page.scores[stage], page.scores[stage - 1], page.shape.queries * page.shape.keys);
    return page.scores[stage];
}

void page_stages(void)
{
    const struct attention_shape *shape = &page.shape;
    attention_scores(page.scores[SCORES], page.qkv[0], page.qkv[1], shape);
    next_stage(SCALED);
    for (int i = 0; i < page.way; i++)
        attention_scale(page.scores[SCALED], shape);
    next_stage(MASKED);
    if (page.causal)
        attention_mask_causal(page.scores[MASKED], shape);
    attention_softmax(next_stage(WEIGHTS), shape);
    attention_mix(page.out, page.scores[WEIGHTS], page.qkv[2], shape);
}

static void run_head(enum positions positions, bool backwards)
{
    int n = page.shape.keys, d = page.shape.d;
    for (int i = 0; i < n; i++)
        token_embed(page.x + (backwards ? n - 1 - i : i) * d, page.tokens.hash[i], d);
    if (positions == SINUSOID)
        attention_add_sinusoid(page.x, n, d);
    for (int i = 0; i < 3; i++) { /* a product with W is a mixture of its rows */
        attention_mix(page.qkv[i], page.x, page.w[i], &(struct attention_shape){ n, d, d });
        if (positions == ROTARY && i < 2)
            attention_rotate(page.qkv[i], n, d, 0);
    }
    page_stages();
}

/* Fresh random weights of variance 1/d, so that lengths stay. */
static void draw_weights(int head)
{
    struct lab_random random;
    int d = page.shape.d;
    lab_random_init(&random, 153, (uint64_t)head);
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < d * d; j++)
            page.w[i][j] = lab_random_normal(&random) / lab_sqrt(d);
}

static double run_both_ways(enum positions positions)
{
    static double backwards[TOKENS_MAX * D_MAX];
    int n = page.shape.keys, d = page.shape.d;
    double largest = 0;
    run_head(positions, true);
    copy(backwards, page.out, n * d);
    run_head(positions, false);
    for (int i = 0; i < n; i++)
        largest =
            larger(largest, largest_difference(page.out + i * d, backwards + (n - 1 - i) * d, d));
    return largest;
}

int page_favourite(int query)
{
    int n = page.shape.keys, best = 0;
    const double *row = page.scores[WEIGHTS] + query * n;
    for (int j = 1; j < n; j++)
        if (row[j] > row[best])
            best = j;
    return best;
}

int page_count_favourites(int query)
{
    int n = page.shape.keys, count = 0;
    const double *row = page.scores[WEIGHTS] + query * n;
    for (int j = 0; j < n; j++)
        count += row[j] == row[page_favourite(query)];
    return count;
}

double page_attend(void)
{
    static const struct lab_text kinds[] = { LAB_TEXT("无", "none"), LAB_TEXT("正弦", "sinusoid"),
                                             LAB_TEXT("旋转", "rotary") };
    static const struct lab_text masks[] = { LAB_TEXT("无", "none"), LAB_TEXT("因果", "causal") };
    int n = page.tokens.count;
    enum positions positions = (enum positions)lab_choice(TR("位置", "Positions"), kinds, 3, NONE);
    page.rotary = positions == ROTARY;
    page.causal = lab_choice(TR("掩码", "Mask"), masks, 2, 0);
    page.way = lab_choice(TR("分数", "Scores"), page_ways, SATURATION_WAYS, BY_ROOT);
    int width = lab_choice(
        TR("维数 d", "Width d"),
        (const struct lab_text[]){ LAB_TEXT("4", "4"), LAB_TEXT("16", "16"), LAB_TEXT("64", "64") },
        3, 0);
    page.shape = (struct attention_shape){ n, n, 4 << 2 * width };
    name_all();
    draw_weights(lab_slider_int(TR("头", "Head"), 1, 4, 1));
    return run_both_ways(positions);
}
