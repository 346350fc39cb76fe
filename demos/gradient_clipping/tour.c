/* What to look at, and a question before it. */
#include "lab/lab.h"

static void steps(void)
{
    lab_tour_step(
        TR("梯度 (3, 4) 的范数是 5，超过阈值 1：按范数裁剪得到 (0.6, 0.8)，方向不变；"
           "按值裁剪得到 (1, 1)，方向变了。拖动圆圈试试。",
           "The gradient (3, 4) has norm 5, beyond the threshold 1: by norm it becomes "
           "(0.6, 0.8) and keeps its direction; by value it becomes (1, 1) and turns. Drag "
           "the ring."),
        "view=0");
    lab_tour_step(TR("另一个张量里有 ∞：总范数是 ∞，系数是 0，有限的梯度变为 0，∞ 变为 NaN。"
                     "这一步应当跳过。",
                     "Another tensor holds ∞: the total norm is ∞, the coefficient 0; what was "
                     "finite becomes 0, what was ∞ becomes NaN. Such a step should be skipped."),
                  "view=0\ng3-of-another-tensor=2");
    lab_tour_step(TR("从陡壁上出发：不裁剪，第一步就飞出地图，损失很快成为 NaN；裁剪则沿陡壁走到 "
                     "w = 1、b = 0 附近。",
                     "From the wall: without clipping the first step leaves the map, and the loss "
                     "soon is NaN; with it the net walks down to near w = 1, b = 0."),
                  "view=1");
    lab_tour_step(TR("从 w = 0.6 出发：没有一步被裁剪，两条曲线完全重合，100 步后损失仍是 0.033。"
                     "不论 x 是多少，输出都差不多，梯度教不会它记住 x。",
                     "From w = 0.6: no step is clipped, both curves are the same, and after 100 "
                     "steps the loss is still 0.033. Its output hardly depends on x, and the "
                     "gradient does not teach it to recall x."),
                  "view=1\nstart-w=0.6\nstart-b=0.2");
    lab_tour_step(
        TR("32 层、增益 2.5：第 1 层的梯度远大于最后一层。裁剪让整条曲线平移到阈值之下，"
           "各层之比不变。",
           "Depth 32, gain 2.5: the gradient of layer 1 is far larger than that of the "
           "last. Clipping shifts the whole curve below the threshold; the layers' ratios "
           "stay."),
        "view=2\ngain=2.5");
}

void lab_tour(void)
{
    steps();
    lab_guess(&(struct lab_guess){
        .question =
            TR("32 层、增益 0.8 的网络，第 1 层的梯度范数不到最后一层的 1/400。按总范数裁剪到 "
               "1，第 1 层的梯度会怎样？",
               "In a net of 32 layers with gain 0.8, the gradient norm of layer 1 is less than "
               "1/400 of the last layer's. Clipped to a total norm of 1, what becomes of the "
               "gradient of layer 1?"),
        .options = { TR("变大", "It grows"), TR("不变", "It stays as it is"),
                     TR("变小", "It shrinks") },
        .right = 1,
        .because =
            TR("总范数约 0.19，低于阈值，系数是 1。裁剪只会缩小过大的梯度，从不放大消失的梯度。",
               "The total norm, about 0.19, is below the threshold, so the coefficient is 1. "
               "Clipping shrinks what is too large and never enlarges what has vanished."),
        .settings = "view=2\ndepth=32\ngain=0.8" });
}
