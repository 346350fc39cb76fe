/* The page of attention: who looks at whom in a sentence that the reader types. */
#include "attention/attention.h"
#include "attention/checks.h"
#include "attention/tokens.h"
#include "lab/lab.h"
#include "lab/maths.h"
#include "lab/random.h"

const struct lab_text lab_title = LAB_TEXT("注意力：谁在看谁", "Attention: who looks at whom");

enum { D_MAX = 64, LENGTH_LIMIT = 80 };
enum positions { POSITIONS_NONE, POSITIONS_SINUSOID, POSITIONS_ROTARY };
enum view { VIEW_WEIGHTS, VIEW_SCORES };

/* What the reader has set. */
struct controls {
    struct tokens tokens;
    enum positions positions;
    enum view view;
    bool scaled, causal;
    int d, head;
    uint32_t seed;
};

/* One head at work. Static: too large for the small stack of WebAssembly. */
static struct {
    double x[TOKENS_MAX * D_MAX], q[TOKENS_MAX * D_MAX], k[TOKENS_MAX * D_MAX],
        v[TOKENS_MAX * D_MAX], out[TOKENS_MAX * D_MAX];
    double scores[TOKENS_MAX * TOKENS_MAX], weights[TOKENS_MAX * TOKENS_MAX];
} head;

static struct controls read_controls(void)
{
    static const int widths[] = { 4, 16, 64 };
    struct controls c;
    const char *text =
        lab_input(TR("句子", "sentence"), TR("猫追狗，狗追猫", "dogs chase cats, cats chase dogs"),
                  LENGTH_LIMIT);
    tokens_split(&c.tokens, text);
    c.view = lab_choice(
        TR("显示", "show"),
        (const struct lab_text[]){ TR("权重（softmax 之后）", "weights (after softmax)"),
                                   TR("分数（softmax 之前）", "scores (before softmax)") },
        2, VIEW_WEIGHTS);
    c.scaled = lab_toggle(TR("分数除以 √d", "divide scores by √d"), true);
    c.causal = lab_toggle(TR("因果掩码", "causal mask"), false);
    c.positions = lab_choice(
        TR("位置", "positions"),
        (const struct lab_text[]){ TR("无", "none"), TR("正弦", "sinusoid"), TR("旋转", "rotary") },
        3, POSITIONS_NONE);
    c.d = widths[lab_choice(
        TR("维数 d", "width d"),
        (const struct lab_text[]){ lab_same("4"), lab_same("16"), lab_same("64") }, 3, 1)];
    c.head = lab_slider_int(TR("头", "head"), 1, 4, 1);
    c.seed = lab_seed(13);
    return c;
}

/* ---- one head ---- */

/* out [n, d] = x W with a fresh random W [d, d] of variance 1/d, so that lengths stay. */
static void project(double *out, const double *x, int n, int d, struct lab_random *random)
{
    double spread = 1 / lab_sqrt(d);
    for (int i = 0; i < n * d; i++)
        out[i] = 0;
    for (int from = 0; from < d; from++)
        for (int to = 0; to < d; to++) {
            double w = spread * lab_random_normal(random);
            for (int i = 0; i < n; i++)
                out[i * d + to] += w * x[i * d + from];
        }
}

static void run_head(const struct controls *c)
{
    int n = c->tokens.count;
    struct attention_shape shape = { 1, n, n, c->d };
    struct lab_random random;
    tokens_embed(head.x, &c->tokens, c->d, c->seed);
    if (c->positions == POSITIONS_SINUSOID)
        attention_add_sinusoid(head.x, n, c->d);
    lab_random_init(&random, c->seed, (uint64_t)c->head);
    project(head.q, head.x, n, c->d, &random);
    project(head.k, head.x, n, c->d, &random);
    project(head.v, head.x, n, c->d, &random);
    if (c->positions == POSITIONS_ROTARY) {
        attention_rotate(head.q, n, c->d, 0);
        attention_rotate(head.k, n, c->d, 0);
    }
    attention_scores(head.scores, head.q, head.k, &shape, c->scaled);
    if (c->causal)
        attention_mask_causal(head.scores, &shape);
    for (int i = 0; i < n * n; i++)
        head.weights[i] = head.scores[i];
    attention_softmax(head.weights, n, n);
    attention_mix(head.out, head.weights, head.v, &shape);
}

/* ---- the matrix ---- */

/* The largest weight: "who looks most at whom". Under the causal mask the first token sees itself
 * alone, which tells nothing; so its row counts only when there is no other. */
static int strongest(const struct controls *c)
{
    int n = c->tokens.count, first = c->causal && n > 1 ? n : 0, best = first;
    for (int i = first; i < n * n; i++)
        if (head.weights[i] > head.weights[best])
            best = i;
    return best;
}

static void matrix_figure(const struct controls *c, int marked)
{
    int n = c->tokens.count;
    const char *labels[TOKENS_MAX];
    for (int i = 0; i < n; i++)
        labels[i] = c->tokens.label[i];
    if (c->view == VIEW_WEIGHTS)
        lab_matrix(TR("注意力权重：每行一个查询（谁在看），每列一个键（看谁）",
                      "Attention weights: a row for each query (who looks), a column for each key "
                      "(at whom)"),
                   head.weights, n, n);
    else
        lab_matrix(c->scaled ? TR("分数 QKᵀ/√d", "Scores QKᵀ/√d") : TR("分数 QKᵀ", "Scores QKᵀ"),
                   head.scores, n, n);
    lab_row_labels(TR("谁", "who"), labels);
    lab_col_labels(TR("看谁", "looks at whom"), labels);
    if (c->view == VIEW_WEIGHTS)
        lab_heat(LAB_SEQUENTIAL, 0, 1);
    lab_mark_cell(marked / n, marked % n);
}

static double mean_largest(const double *weights, int rows, int columns)
{
    double sum = 0;
    for (int i = 0; i < rows; i++) {
        double largest = 0;
        for (int j = 0; j < columns; j++)
            largest = lab_max(largest, weights[i * columns + j]);
        sum += largest;
    }
    return sum / rows;
}

/* What the largest weight of a row would be on average if each query spread its weight evenly
 * over the keys that it sees. */
static double even_share(int n, bool causal)
{
    double sum = 0;
    for (int i = 0; i < n; i++)
        sum += 1.0 / (causal ? i + 1 : n);
    return sum / n;
}

static void show_matrix(const struct controls *c)
{
    int n = c->tokens.count, marked = strongest(c);
    matrix_figure(c, marked);
    lab_summary(TR("“%s”最看重“%s”：权重 %.2f。每行最大的权重平均 %.2f，若平均分配则是 %.2f。",
                   "“%s” looks most at “%s”: weight %.2f. The largest weight of a row is %.2f on "
                   "average; spread evenly it would be %.2f."),
                c->tokens.label[marked / n], c->tokens.label[marked % n], head.weights[marked],
                mean_largest(head.weights, n, n), even_share(n, c->causal));
}

/* ---- what repeated tokens show of positions ---- */

static bool find_repeat(const struct tokens *t, int *first, int *second)
{
    for (*first = 0; *first < t->count; ++*first)
        for (*second = *first + 1; *second < t->count; ++*second)
            if (t->hash[*first] == t->hash[*second])
                return true;
    return false;
}

static double distance(const double *a, const double *b, int d)
{
    double squares = 0;
    for (int i = 0; i < d; i++)
        squares += (a[i] - b[i]) * (a[i] - b[i]);
    return lab_sqrt(squares);
}

static void say_repeat(const struct controls *c)
{
    int i, j;
    if (!find_repeat(&c->tokens, &i, &j))
        return;
    const char *a = c->tokens.label[i], *b = c->tokens.label[j];
    double apart = distance(head.out + i * c->d, head.out + j * c->d, c->d);
    if (c->positions == POSITIONS_NONE && apart == 0)
        lab_say(TR("“%s”和“%s”的输出完全相同：没有位置，注意力分不清先后，颠倒词序只会颠倒输出。",
                   "“%s” and “%s” have exactly the same output: without positions attention cannot "
                   "tell before from after, and reordering the words only reorders the outputs."),
                a, b);
    else
        lab_say(TR("同一个词元在两处：“%s”和“%s”的输出相距 %.2f。",
                   "One token in two places: the outputs of “%s” and “%s” are %.2f apart."),
                a, b, apart);
}

/* ---- why scores are divided by sqrt(d) ---- */

enum { TRIALS = 100, KEYS = 8, WIDTHS = 9, WIDTH_MAX = 256 };

/* One draw gives 32 signs. */
static void fill_signs(double *x, int n, struct lab_random *random)
{
    uint32_t bits = 0;
    for (int i = 0; i < n; i++, bits >>= 1) {
        if (i % 32 == 0)
            bits = lab_random_bits(random);
        x[i] = bits & 1 ? 1 : -1;
    }
}

/* The mean largest weight over TRIALS random queries, each before its own KEYS random keys; the
 * components are 1 or -1, so of mean 0 and variance 1. */
static void saturation(int d, uint32_t seed, double *scaled, double *unscaled)
{
    static double q[WIDTH_MAX], k[KEYS * WIDTH_MAX];
    struct attention_shape shape = { 1, 1, KEYS, d };
    struct lab_random random;
    lab_random_init(&random, seed, (uint64_t)d);
    *scaled = *unscaled = 0;
    for (int t = 0; t < TRIALS; t++) {
        double weights[KEYS];
        fill_signs(q, d, &random);
        fill_signs(k, KEYS * d, &random);
        attention_scores(weights, q, k, &shape, true);
        attention_softmax(weights, 1, KEYS);
        *scaled += mean_largest(weights, 1, KEYS) / TRIALS;
        attention_scores(weights, q, k, &shape, false);
        attention_softmax(weights, 1, KEYS);
        *unscaled += mean_largest(weights, 1, KEYS) / TRIALS;
    }
}

static void show_saturation(uint32_t seed)
{
    double ds[WIDTHS], scaled[WIDTHS], unscaled[WIDTHS];
    for (int i = 0; i < WIDTHS; i++) {
        ds[i] = 1 << i;
        saturation(1 << i, seed, &scaled[i], &unscaled[i]);
    }
    lab_plot(TR("为什么除以 √d", "Why divide by √d"));
    lab_x_axis(TR("维数 d", "width d"), LAB_LOG);
    lab_y_axis(TR("最大的权重", "largest weight"), LAB_LINEAR);
    lab_y_include(0, 1);
    lab_line(TR("不缩放", "not scaled"), ds, unscaled, WIDTHS);
    lab_line(TR("除以 √d", "divided by √d"), ds, scaled, WIDTHS);
    lab_guide_y(TR("平均分配", "spread evenly"), 1.0 / KEYS);
    lab_summary(TR("8 个随机的键：不缩放时最大的权重从 %.2f（d = 4）涨到 %.2f（d = 256），softmax "
                   "饱和成一个 1 和许多 0，几乎没有梯度；除以 √d 后总在 %.2f 附近。",
                   "8 random keys: without scaling the largest weight grows from %.2f (d = 4) to "
                   "%.2f (d = 256): softmax saturates to a single 1 among zeros and has hardly any "
                   "gradient. Divided by √d it stays near %.2f."),
                unscaled[2], unscaled[WIDTHS - 1], scaled[WIDTHS - 1]);
}

/* What the reader must know of the numbers in the matrix. */
static void disclaim(void)
{
    lab_say(TR("这里没有训练过的权重：词元的向量和 W_Q、W_K、W_V 都是种子给出的随机数，"
               "图中的规律来自注意力的算式，而不是词义。",
               "No trained weights here: the tokens' vectors and W_Q, W_K, W_V are random numbers "
               "from the seed; what you see comes from attention's arithmetic, not from meaning."));
}

void lab_frame(void)
{
    struct controls c = read_controls();
    if (c.tokens.count > 0) {
        run_head(&c);
        show_matrix(&c);
        say_repeat(&c);
        disclaim();
    } else {
        lab_say(
            TR("句子里没有词元：请输入几个字。", "There are no tokens: please type a few words."));
    }
    if (c.tokens.cut)
        lab_say(TR("只用前 %d 个词元。", "Only the first %d tokens are used."), TOKENS_MAX);
    show_saturation(c.seed);
}

void lab_verify(void)
{
    lab_reference(TR("公开结果、恒等式与直接计算", "published results, identities and brute force"),
                  "");
    attention_checks();
}
