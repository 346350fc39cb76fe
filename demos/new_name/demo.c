/* The page: controls, a figure, sentences. When it grows, its checks and its tour go into files of their own. */
#include "lab/lab.h"
#include "lab/maths.h"
#include "new_name/new_name.h"

enum { TERMS = 40 };

const struct lab_text lab_title = LAB_TEXT("等比级数", "A geometric series");

void lab_frame(void)
{
    double sums[TERMS];
    double ratio = lab_slider(TR("公比", "Ratio"), -0.9, 0.9, 0.5);
    int terms = lab_slider_int(TR("项数", "Terms"), 1, TERMS, 10);
    new_name_sums(sums, terms, ratio);
    double limit = new_name_limit(ratio);

    lab_plot(TR("部分和", "Partial sums"));
    lab_x_axis(TR("项", "term"), LAB_LINEAR);
    lab_line(TR("部分和", "partial sum"), NULL, sums, terms);
    lab_points(TR("部分和", "partial sum"), NULL, sums, terms);
    lab_guide_y(TR("极限", "limit"), limit);
    lab_summary(TR("%d 项之和是 %.4g，极限是 %.4g", "%d terms make %.4g; the limit is %.4g"), terms,
                sums[terms - 1], limit);
}

void lab_verify(void)
{
    double sums[TERMS], ratio = -0.7;
    lab_reference(TR("维基百科：等比级数", "Wikipedia: Geometric series"),
                  "https://en.wikipedia.org/wiki/Geometric_series");
    new_name_sums(sums, TERMS, 0.5);
    lab_check(TR("公比 1/2，10 项：2 − 1/512", "ratio 1/2, 10 terms: 2 − 1/512"), sums[9],
              1.998046875, 0);
    lab_check(TR("公比 1/2 的极限", "limit for the ratio 1/2"), new_name_limit(0.5), 2, 0);
    lab_reference(TR("恒等式：(1 − rⁿ) / (1 − r)", "Identity: (1 − rⁿ) / (1 − r)"), "");
    new_name_sums(sums, TERMS, ratio);
    lab_check(TR("公比 −0.7，6 项", "ratio −0.7, 6 terms"), sums[5],
              (1 - lab_pow(-ratio, 6)) / (1 - ratio), 1e-12);
}

void lab_tour(void)
{
    lab_tour_step(TR("公比 0.5：每一项是前一项的一半，部分和很快接近 2。",
                     "Ratio 0.5: each term is half of the one before, and the sums soon near 2."),
                  "ratio=0.5");
    lab_tour_step(TR("公比 −0.8：部分和在极限两边来回，越来越近。",
                     "Ratio −0.8: the sums jump from one side of the limit to the other, ever "
                     "closer."),
                  "ratio=-0.8");
    lab_tour_step(TR("公比 0.9：10 项还远远不够，把项数拉到 40 看看。",
                     "Ratio 0.9: ten terms are far from enough; these are forty."),
                  "ratio=0.9\nterms=40");
    lab_guess(&(struct lab_guess){
        .question = TR("公比是 0.9，极限是多少？", "The ratio is 0.9. What is the limit?"),
        .options = { TR("1.9", "1.9"), TR("10", "10"), TR("没有极限", "There is none") },
        .right = 1,
        .because = TR("1 / (1 − 0.9) = 10。", "1 / (1 − 0.9) is 10."),
        .settings = "ratio=0.9",
    });
}
