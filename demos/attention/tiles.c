/* The view of attention in tiles. */
#include "attention/flash.h"
#include "attention/page.h"
#include "lab/maths.h"

#include <math.h>

enum { SHOWN = 4, COLUMNS = 3 + SHOWN }; /* m, the factor, l and some of the output */

static struct {
    int query, size;
    struct flash flash;
    double mixed[D_MAX];
    double scores[TOKENS_MAX * TOKENS_MAX];  /* [tiles, keys], each tile's in its own row */
    double kept[(TOKENS_MAX + 1) * COLUMNS]; /* after each tile; last, what plain softmax says */
    int at;                                  /* tiles seen */
} tiles;

static const double *row_of(const double *matrix)
{
    return matrix + tiles.query * page.shape.keys;
}

static void keep(double *row, double max, double factor, double sum, const double *out)
{
    row[0] = max;
    row[1] = factor;
    row[2] = sum;
    for (int c = 0; c < SHOWN; c++)
        row[3 + c] = out[c];
}

static void start(void)
{
    for (int i = 0; i < TOKENS_MAX * TOKENS_MAX; i++)
        tiles.scores[i] = NAN;
    for (int i = 0; i < (TOKENS_MAX + 1) * COLUMNS; i++)
        tiles.kept[i] = NAN;
    tiles.at = 0;
    flash_start(&tiles.flash, tiles.mixed, page.shape.d);
}

static void step(void)
{
    int n = page.shape.keys, d = page.shape.d, from = tiles.at * tiles.size;
    int keys = n - from < tiles.size ? n - from : tiles.size;
    double out[SHOWN];
    flash_tile(&tiles.flash, row_of(page.masked) + from, page.qkv[2] + from * d, keys);
    for (int j = from; j < from + keys; j++)
        tiles.scores[tiles.at * n + j] = row_of(page.masked)[j];
    for (int c = 0; c < SHOWN; c++)
        out[c] = tiles.mixed[c] / tiles.flash.sum;
    keep(tiles.kept + tiles.at++ * COLUMNS, tiles.flash.max, tiles.flash.factor, tiles.flash.sum,
         out);
}

static double difference(void)
{
    double largest = 0;
    for (int c = 0; c < page.shape.d; c++)
        largest = lab_max(largest, lab_abs(tiles.mixed[c] / tiles.flash.sum -
                                           page.out[tiles.query * page.shape.d + c]));
    return largest;
}

void show_tiles(void)
{
    static const char *const columns[] = { "m", "×", "l", "o₁", "o₂", "o₃", "o₄" };
    const char *rows[TOKENS_MAX + 1];
    double largest = 0, max = -INFINITY;
    page_attend();
    int n = page.shape.keys;
    tiles.query = page_choose(QUERY);
    tiles.size = lab_slider_int(TR("每块的键数", "Keys a tile"), 1, TOKENS_MAX, 3);
    int count = (n + tiles.size - 1) / tiles.size;
    lab_step(TR("块", "Tile"), count, count, start, step);
    for (int i = 0; i < count; i++)
        rows[i] = page_names(COMPONENT)[i];
    rows[count] = lab_lang() == LAB_ZH ? "直接" : "plain";
    for (int j = 0; j < n; j++) {
        largest = lab_max(largest, row_of(page.weights)[j]);
        max = lab_max(max, row_of(page.masked)[j]);
    }
    keep(tiles.kept + count * COLUMNS, max, NAN, 1 / largest,
         page.out + tiles.query * page.shape.d);

    lab_matrix(TR("分数，一块一块地来", "Scores, tile by tile"), tiles.scores, count, n);
    lab_row_labels(TR("块", "tile"), rows);
    lab_col_labels(page_label(KEY), page_names(KEY));
    lab_summary(TR("已读 %d 块，共 %d 块。", "%d of %d tiles are read."), tiles.at, count);
    lab_matrix(TR("留下的：最大值 m、和 l、输出 o", "What is kept: maximum m, sum l, output o"),
               tiles.kept, count + 1, COLUMNS);
    lab_row_labels(TR("块", "tile"), rows);
    lab_col_labels(TR("", ""), columns);
    lab_summary(TR("m = %.2f，旧的和乘以 %.2f，l = %.2f；输出与直接算的最多差 %.1e。",
                   "m = %.2f, the old sums times %.2f, l = %.2f; the output differs from the plain "
                   "one by at most %.1e."),
                tiles.flash.max, tiles.flash.factor, tiles.flash.sum, difference());
    lab_say(TR("块里有更大的分数时，m 变大，旧的 l 和 o 乘以 e^(旧 m − 新 m)。n×n 的矩阵从不存下。",
               "When a tile has a larger score, m grows and the old l and o are multiplied by "
               "e^(old m − new m). The n×n matrix is never stored."));
}
