#include "lab/lab.h"

void lab_tour(void)
{
    lab_tour_step(
        TR("训练时，每个隐藏单元都以概率 p 被关掉（打叉的），留下的除以 1−p，连线随之变粗。"
           "点“再抽一个掩码”，看输出怎样跳动。",
           "In training each hidden unit is switched off with probability p (the crosses). The "
           "others "
           "are divided by 1−p: their links grow thicker. Press “Another mask” and see the output "
           "jump."),
        "view=0");
    lab_tour_step(
        TR("评估时没有掩码，也不用再缩放：八个单元都在，输出固定。",
           "Evaluation has no mask and nothing left to scale: all eight units are there, and "
           "the output stays the same."),
        "view=0\ntraining-mode=0");
    lab_tour_step(
        TR("一千个掩码的输出，连同全部 256 "
           "个掩码的精确分布（方块）：平均接近评估时的输出（三角），"
           "抖动的大小由 p 决定。关掉“留下的除以 1−p”，平均就离开了三角。",
           "The outputs under a thousand masks, and the exact distribution over all 256 (squares): "
           "their mean is close to the output in evaluation (triangle), and p decides how far they "
           "scatter. Switch “Divide the kept by 1−p” off and the mean leaves the triangle."),
        "view=1\nmasks-drawn=1000");
    lab_tour_step(
        TR("两个网络从同一起点学同样的点。不用 Dropout，训练损失一路下降，验证损失却回升：过拟合。"
           "用 Dropout，训练损失高得多，验证损失反而更低。",
           "Two nets learn the same points from the same start. Without dropout the training loss "
           "keeps falling while the validation loss rises again: overfitting. With dropout the "
           "training loss stays far higher, and the validation loss ends lower."),
        "view=2");
    lab_tour_step(TR("评估时也抽掩码，每个掩码给出一条曲线，合起来是一条带：离开训练点，带就张开。"
                     "换成 tanh 再看：带不张开了，所以它的宽度不能照单全收。",
                     "Draw masks in evaluation too: each gives a curve, all together a band, which "
                     "opens away "
                     "from the training points. Then choose tanh: it no longer opens, so do not "
                     "take its width "
                     "at face value."),
                  "view=3");
    lab_guess(&(struct lab_guess){
        .question = TR("训练点没有噪声（σ = 0）。用 Dropout 训练，最后的验证损失会怎样？",
                       "The training points carry no noise (σ = 0). What does dropout do to the "
                       "validation loss in the end?"),
        .options = { TR("更低", "It is lower"), TR("差不多", "It is about the same"),
                     TR("更高", "It is higher") },
        .right = 2,
        .because =
            TR("没有噪声，就没有什么不该背的：不用 Dropout 的网络找到了曲线本身。"
               "Dropout 照样往训练里加噪声，还把学到的曲线压平。",
               "Without noise there is nothing wrong to remember: the net without dropout finds "
               "the curve itself. Dropout still adds its own noise to the training and flattens "
               "what is learnt."),
        .settings = "view=2\nlabel-noise=0",
    });
}
