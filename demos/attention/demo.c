/* The page of attention: who looks at whom in a sentence that the reader types. Its four views:
 *
 *   weights         here
 *   step by step    steps.c    from Q to the output, each cell with its arithmetic
 *   scaling         scaling.c  why scores are divided by sqrt(d)
 *   tiles           tiles.c    the same in tiles, as FlashAttention does */
#include "attention/checks.h"
#include "attention/page.h"

const struct lab_text lab_title = LAB_TEXT("注意力：谁在看谁", "Attention: who looks at whom");

static void show_weights(void)
{
    int n = page.tokens.count, key = 0;
    double change = page_attend();
    int query = page_choose(QUERY);
    const double *row = page.weights + query * n;
    for (int j = 1; j < n; j++)
        if (row[j] > row[key])
            key = j;
    lab_tokens(TR("谁在看谁", "Who looks at whom"), page_names(QUERY), n);
    lab_token_weights(page.weights);
    lab_pick_token(page_label(QUERY), query);
    lab_summary(TR("“%s”最看重“%s”：权重 %.2f；若平均分配则是 %.2f。",
                   "“%s” looks most at “%s”: weight %.2f; spread evenly it would be %.2f."),
                page.tokens.label[query], page.tokens.label[key], row[key],
                1.0 / (page.causal ? query + 1 : n));
    lab_say(TR("把词序倒过来，各词元的输出最多改变 %.2f。",
               "With the words in reverse order, "
               "each token's output changes by at most %.2f."),
            change);
    lab_say(TR("没有训练过的权重：词元的向量和 W 都是随机数，规律来自算式，不来自词义。",
               "No trained weights: tokens' vectors and W are random numbers; what you see comes "
               "from the arithmetic, not from meaning."));
}

static void ask_sentence(void)
{
    struct lab_text sample = TR("猫追狗，狗追猫", "dogs chase cats, cats chase dogs");
    tokens_split(&page.tokens, lab_input(TR("句子", "Sentence"), sample, 80));
    if (page.tokens.count == 0) {
        lab_say(TR("没有词元，用例句。", "No tokens: this is the example."));
        tokens_split(&page.tokens,
                     lab_lang() == LAB_ZH ? "猫追狗，狗追猫" : "dogs chase cats, cats chase dogs");
    }
    if (page.tokens.cut)
        lab_say(TR("只用前 %d 个词元。", "Only the first %d tokens are used."), TOKENS_MAX);
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
    if (view != 2)
        ask_sentence();
    show[view]();
}

void lab_verify(void)
{
    attention_checks();
}
