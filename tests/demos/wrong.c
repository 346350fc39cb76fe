/* A demo that makes one mistake of a programmer at a time; and it has one check too few. */
#include "lab/lab.h"

const struct lab_text lab_title = LAB_TEXT("错误", "Mistakes");

void lab_frame(void)
{
    const struct lab_text kinds[] = { TR("无", "none"), TR("键", "key"), TR("概要", "summary"),
                                      TR("格式", "format"), TR("半句", "part") };
    switch (lab_choice(TR("错误", "Mistake"), kinds, 5, 0)) {
    case 1:
        lab_toggle(TR("一", "Twice"), true);
        lab_toggle(TR("二", "twice!"), true);
        break;
    case 2:
        lab_plot(TR("没有概要的图", "Untold"));
        break;
    case 3:
        lab_say(TR("%d 个", "%s of them"), 1);
        break;
    case 4:
        lab_part(TR("没有完", "not at its end"));
        break;
    }
}

void lab_verify(void)
{
    lab_reference(TR("算术", "Arithmetic"), "");
    lab_check(TR("一", "one"), 1, 1, 0);
}

void lab_tour(void)
{
}
