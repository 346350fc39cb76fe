/* The view of attention in tiles. */
#include "attention/flash.h"
#include "attention/page.h"
#include "lab/maths.h"

#include <math.h>

enum { SHOWN = 4, COLUMNS = 3 + SHOWN, COUNT = (TOKENS_MAX + 1) * COLUMNS };

static struct {
    int query, size, count;
    struct flash flash;
    double mixed[D_MAX], out[D_MAX];         /* the sums, the output */
    double scores[TOKENS_MAX * TOKENS_MAX];  /* [tiles, keys], each tile's in its own row */
    double kept[(TOKENS_MAX + 1) * COLUMNS]; /* after each tile; last, the plain output */
    int at;                                  /* tiles seen */
} tiles;

static const double *scores_of_query(void)
{
    return page.scores[MASKED] + tiles.query * page.shape.keys;
}

static const double *plain_output(void)
{
    return page.out + tiles.query * page.shape.d;
}

static void start(void)
{
    for (int i = 0; i < TOKENS_MAX * TOKENS_MAX; i++)
        tiles.scores[i] = tiles.kept[i % COUNT] = NAN;
    copy(tiles.kept + tiles.count * COLUMNS + 3, plain_output(), SHOWN);
    flash_start(&tiles.flash, tiles.mixed, page.shape.d);
    copy(tiles.out, tiles.mixed, page.shape.d);
    tiles.at = 0;
}

static void step(void)
{
    int n = page.shape.keys, from = tiles.at * tiles.size, keys = 0;
    double *row = tiles.kept + tiles.at * COLUMNS;
    for (; keys < tiles.size && from + keys < n; keys++)
        tiles.scores[tiles.at * n + from + keys] = scores_of_query()[from + keys];
    flash_tile(&tiles.flash, scores_of_query() + from, page.qkv[2] + from * page.shape.d, keys);
    row[0] = tiles.flash.max;
    row[1] = tiles.at ? tiles.flash.factor : NAN; /* nothing stood before the first tile */
    row[2] = tiles.flash.sum;
    for (int c = 0; c < page.shape.d; c++)
        tiles.out[c] = tiles.mixed[c] / tiles.flash.sum;
    copy(row + 3, tiles.out, SHOWN);
    tiles.at++;
}

void show_tiles(void)
{
    static const char *const columns[] = { "m", "×", "l", "o₁", "o₂", "o₃", "o₄" };
    const char *rows[TOKENS_MAX + 1];
    page_attend();
    int n = page.shape.keys;
    tiles.query = page_choose(page_token, QUERY, 0);
    tiles.size = lab_slider_int(TR("块长", "Tile size"), 1, TOKENS_MAX, 2);
    tiles.count = (n + tiles.size - 1) / tiles.size;
    start();
    for (int i = lab_slider_int(TR("已读的块", "Tiles read"), 0, tiles.count, tiles.count); i > 0;
         i--)
        step();
    for (int i = 0; i < tiles.count; i++)
        rows[i] = page.names[COMPONENT][i];
    rows[tiles.count] = lab_lang() == LAB_ZH ? "不分块" : "plain";

    lab_matrix(TR("分数，一块一块地来", "Scores, tile by tile"), tiles.scores, tiles.count, n);
    lab_row_labels(TR("块", "Tile"), rows);
    lab_col_labels(page_sides[KEY], page.names[KEY]);
    lab_summary(TR("已读 %d 块，共 %d 块。", "%d of %d tiles are read."), tiles.at, tiles.count);
    lab_matrix(TR("留下的：最大值 m、和 l、输出 o", "What is kept: maximum m, sum l, output o"),
               tiles.kept, tiles.count + 1, COLUMNS);
    lab_row_labels(TR("块", "Tile"), rows);
    lab_col_labels(TR("", ""), columns);
    lab_summary(TR("m = %.2f，l = %.2f；输出与不分块的最多差 %.2g。",
                   "m = %.2f, l = %.2f; the output differs from the plain one by at most %.2g."),
                tiles.flash.max, tiles.flash.sum,
                largest_difference(tiles.out, plain_output(), page.shape.d));
    lab_say(TR("分数更大时，旧的和先乘以 × = exp(旧 m − 新 m)。",
               "At a larger score the old sums are multiplied by × = exp(old m − new m)."));
}
