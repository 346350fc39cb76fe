#include "attention/page.h"

#include "lab/maths.h"
#include "lab/random.h"

struct page page;

static const char *names[3][D_MAX]; /* of each side */

/* "1", "2", ... into names, for components. */
static void name_components(void)
{
    static char text[D_MAX][3];
    for (int i = 0; i < D_MAX; i++) {
        char *to = text[i];
        if (i > 8)
            *to++ = (char)('0' + (i + 1) / 10);
        *to = (char)('0' + (i + 1) % 10);
        names[COMPONENT][i] = text[i];
    }
}

/* ---- choices ---- */

struct lab_text page_label(enum side side)
{
    static const struct lab_text labels[] = { LAB_TEXT("查询", "Query"), LAB_TEXT("键", "Key"),
                                              LAB_TEXT("分量", "Component") };
    return labels[side];
}

const char *const *page_names(enum side side)
{
    for (int i = 0; i < page.tokens.count; i++)
        names[QUERY][i] = names[KEY][i] = page.tokens.label[i];
    name_components();
    return names[side];
}

int page_count(enum side side)
{
    return side == COMPONENT ? page.shape.d : page.tokens.count;
}

int page_choose(enum side side)
{
    struct lab_text options[D_MAX];
    for (int i = 0; i < page_count(side); i++)
        options[i] = lab_same(page_names(side)[i]);
    return lab_choice(page_label(side), options, page_count(side), side == KEY);
}

/* ---- one head ---- */

enum positions { NONE, SINUSOID, ROTARY };

static void copy(double *to, const double *from, int n)
{
    while (n-- > 0)
        *to++ = *from++;
}

static void run_head(enum positions positions)
{
    const struct attention_shape *shape = &page.shape;
    int n = shape->keys, d = shape->d;
    tokens_embed(page.x, &page.tokens, d);
    if (positions == SINUSOID)
        attention_add_sinusoid(page.x, n, d);
    for (int i = 0; i < 3; i++) { /* a product with W is a mixture of its rows */
        attention_mix(page.qkv[i], page.x, page.w[i], &(struct attention_shape){ n, d, d });
        if (positions == ROTARY && i < 2)
            attention_rotate(page.qkv[i], n, d, 0);
    }
    attention_scores(page.scores, page.qkv[0], page.qkv[1], shape);
    copy(page.scaled_scores, page.scores, n * n);
    if (page.scaled)
        attention_scale(page.scaled_scores, shape);
    copy(page.masked, page.scaled_scores, n * n);
    if (page.causal)
        attention_mask_causal(page.masked, shape);
    copy(page.weights, page.masked, n * n);
    attention_softmax(page.weights, shape);
    attention_mix(page.out, page.weights, page.qkv[2], shape);
}

/* Fresh random weights of variance 1/d, so that lengths stay. */
static void draw_weights(int head)
{
    struct lab_random random;
    int d = page.shape.d;
    lab_random_init(&random, 13, (uint64_t)head);
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < d * d; j++)
            page.w[i][j] = lab_random_normal(&random) / lab_sqrt(d);
}

static void reverse_tokens(void)
{
    for (int i = 0, j = page.tokens.count - 1; i < j; i++, j--) {
        uint64_t hash = page.tokens.hash[i];
        page.tokens.hash[i] = page.tokens.hash[j];
        page.tokens.hash[j] = hash;
    }
}

static double run_both_ways(enum positions positions)
{
    static double backwards[TOKENS_MAX * D_MAX];
    int n = page.shape.keys, d = page.shape.d;
    double largest = 0;
    reverse_tokens();
    run_head(positions);
    copy(backwards, page.out, n * d);
    reverse_tokens();
    run_head(positions);
    for (int i = 0; i < n * d; i++)
        largest = lab_max(largest, lab_abs(page.out[i] - backwards[(n - 1 - i / d) * d + i % d]));
    return largest;
}

double page_attend(void)
{
    static const struct lab_text kinds[] = { LAB_TEXT("无", "none"), LAB_TEXT("正弦", "sinusoid"),
                                             LAB_TEXT("旋转", "rotary") };
    int n = page.tokens.count;
    enum positions positions = (enum positions)lab_choice(TR("位置", "Positions"), kinds, 3, NONE);
    page.rotary = positions == ROTARY;
    page.causal = lab_toggle(TR("因果掩码", "Causal mask"), false);
    page.scaled = lab_toggle(TR("除以 √d", "Divide by √d"), true);
    int width = lab_choice(
        TR("维数 d", "Width d"),
        (const struct lab_text[]){ LAB_TEXT("4", "4"), LAB_TEXT("16", "16"), LAB_TEXT("64", "64") },
        3, 0);
    page.shape = (struct attention_shape){ n, n, 4 << 2 * width };
    draw_weights(lab_slider_int(TR("头", "Head"), 1, 4, 1));
    return run_both_ways(positions);
}
