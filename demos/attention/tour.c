#include "lab/lab.h"

void lab_tour(void)
{
    lab_tour_step(
        TR("每个词元把总和为 1 的权重分给所有词元。点左边另一个词，或换一个头，看的地方就不同。",
           "Each token spreads weights that sum to 1 over all tokens. Pick another word on "
           "the left, then another head: it looks elsewhere."),
        "token=1\nhead=2");
    lab_tour_step(TR("位置选“旋转”：同一个词出现在两处，权重不再相同；词序倒过来，输出也变了。",
                     "With rotary positions the same word looks differently from two places, and "
                     "reversing the order changes the outputs."),
                  "positions=2");
    lab_tour_step(
        TR("一个分数是一次点积：4 "
           "个乘积之和。点矩阵的任一格，算式在下面；再看后面的步骤，直到输出。",
           "A score is a dot product, the sum of 4 products. Pick any cell: its arithmetic "
           "stands below. Then go on to the later stages, up to the output."),
        "view=1\ncolumn=2");
    lab_tour_step(
        TR("d 越大，q·k 散得越开。不除以 √d，一个键几乎独占权重，梯度趋于 0；"
           "除以 √d，d 再大也差不多；除以 d 则接近平均。",
           "The larger d, the wider q·k spreads. Undivided, one key takes nearly all the "
           "weight and the gradient goes to 0; divided by √d, d hardly matters; divided by "
           "d, weights become even."),
        "view=2");
    lab_tour_step(
        TR("一次只读两个键，从不存下 n×n 的矩阵。第二块里有更大的分数，旧的和就先缩小（× 列）。"
           "读完所有的块，输出与不分块的只差舍入误差。",
           "Two keys are read at a time, and no n×n matrix is stored. The second tile has a "
           "larger score, so the old sums shrink first (column ×). Read all tiles: the output is "
           "the plain one, up to rounding."),
        "view=3\ntiles-read=2");
    lab_guess(&(struct lab_guess){
        .question = TR("把“人咬狗”改成“狗咬人”，没有位置，也没有掩码。“人”的输出会怎样？",
                       "“man bites dog” becomes “dog bites man”, without positions or mask. What "
                       "happens to the output of “man”?"),
        .options = { TR("变成“狗”原来的输出", "It becomes what that of “dog” was"),
                     TR("一点不变", "It stays the same"),
                     TR("变成别的", "It becomes something else") },
        .right = 1,
        .because =
            TR("没有位置，注意力只知道有哪些词，不知道顺序：词序倒过来，输出最多改变 0.00。"
               "选正弦或旋转位置，它就会变。",
               "Without positions attention knows which words there are, not their order: in "
               "reverse order the outputs change by at most 0.00. Choose sinusoid or rotary "
               "positions and they do change."),
        .settings = lab_lang() == LAB_ZH ? "sentence=人咬狗" : "sentence=man bites dog",
    });
}
