/* The page of attention: who looks at whom in a sentence that the reader types. Its four views:
 *
 *   weights         here
 *   step by step    steps.c    from Q to the output, each cell with its arithmetic
 *   scaling         scaling.c  why scores are divided by sqrt(d)
 *   tiles           tiles.c    the same in tiles, as FlashAttention does
 *
 * page.c is what they share: the settings, and one head at work on the sentence. */
#include "attention/checks.h"
#include "attention/page.h"

/* Far above what sums of 64 products round off, far below what can be seen. */
static const double ROUNDING = 1e-9;

const struct lab_text lab_title = LAB_TEXT("注意力：谁在看谁", "Attention: who looks at whom");

static void say_change(double change)
{
    if (change < ROUNDING)
        lab_say(TR("词序倒过来，各词元的输出不变（舍入误差最多 %.2g）。",
                   "In reverse order, the outputs stay the same (rounding: at most %.2g)."),
                change);
    else
        lab_say(TR("词序倒过来，各词元的输出最多改变 %.2g。",
                   "In reverse order, the outputs change by at most %.2g."),
                change);
}

/* The name of the key with the largest weight, the first one of several. */
static const char *name_favourite(int query, int key)
{
    int ties = page_count_favourites(query) - 1;
    if (ties == 0)
        return lab_format(TR("“%s”", "“%s”"), page.tokens.label[key]);
    return lab_format(TR("“%s”（与另外 %d 个并列）", "“%s” (tied with %d more)"),
                      page.tokens.label[key], ties);
}

static void show_weights(void)
{
    int n = page.tokens.count;
    double change = page_attend();
    int query = page_choose(page_token, QUERY, 0), key = page_favourite(query);
    lab_tokens(lab_title, page.names[QUERY], n);
    lab_token_weights(page.scores[WEIGHTS]);
    lab_pick_token(page_token, query);
    lab_summary(TR("“%s”最看重%s：权重 %.2f，平均是 %.2f。",
                   "“%s” looks most at %s: weight %.2f; the mean is %.2f."),
                page.tokens.label[query], name_favourite(query, key),
                page.scores[WEIGHTS][query * n + key], 1.0 / (page.causal ? query + 1 : n));
    say_change(change);
    lab_say(TR("向量和 W 都是随机数：没有训练，也没有词义。",
               "Vectors and W are random numbers: no training, no meaning."));
}

static void ask_sentence(void)
{
    const struct lab_text sample = TR("人咬狗，狗咬人", "man bites dog, dog bites man");
    tokens_split(&page.tokens, lab_input(TR("句子", "Sentence"), sample, SENTENCE_MAX));
    if (page.tokens.count == 0 || page.tokens.cut)
        lab_say(TR("取前 %d 个词元；没有就用例句。",
                   "The first %d tokens are used; if none, the example."),
                TOKENS_MAX);
    if (page.tokens.count == 0)
        tokens_split(&page.tokens, lab_format(sample));
}

void lab_frame(void)
{
    static const struct lab_text views[] = {
        LAB_TEXT("权重", "Weights"),
        LAB_TEXT("逐步", "Step by step"),
        LAB_TEXT("缩放", "Scaling"),
        LAB_TEXT("分块", "Tiles"),
    };
    static void (*const show[])(void) = { show_weights, show_steps, show_scaling, show_tiles };
    int view = lab_view(TR("视图", "View"), views, 4);
    if (show[view] != show_scaling) /* its queries and keys are random */
        ask_sentence();
    show[view]();
}

void lab_verify(void)
{
    attention_checks();
}
