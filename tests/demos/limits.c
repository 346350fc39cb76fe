/* Demos that ask for too much, one at a time: each must fail as a whole, and the lab must work again in
 * the next run. Prints a line a case; exit 1 when one went wrong. */
#include "lab/maths.h"
#include "lab/run.h"

#include <stdio.h>
#include <string.h>

const struct lab_text lab_title = LAB_TEXT("界限", "Limits");

enum { MANY = 20000 };

static double numbers[MANY];
static const char *labels[128];

static void fine(void)
{
    lab_plot(TR("好", "fine"));
    lab_line(TR("线", "line"), NULL, numbers, 100);
    lab_summary(TR("一条线", "one line"));
}

static void too_many_points(void)
{
    lab_plot(TR("点", "points"));
    lab_line(TR("线", "line"), NULL, numbers, MANY);
    lab_summary(TR("太多", "too many"));
}

static void too_many_marks(void)
{
    lab_plot(TR("箭头", "arrows"));
    for (int i = 0; i < 100; i++)
        lab_arrow(TR("箭头", "arrow"), 0, 0, i, i);
    lab_summary(TR("太多", "too many"));
}

static void too_many_names(void)
{
    char name[8] = "a";
    lab_plot(TR("名字", "names"));
    for (int i = 0; i < 26; i++) {
        name[0] = (char)('a' + i);
        lab_line(lab_same(name), NULL, numbers, 2);
    }
    lab_summary(TR("太多", "too many"));
}

static void too_many_panels(void)
{
    lab_plot(TR("小图", "panels"));
    for (int i = 0; i < 5; i++)
        lab_panel(TR("小图", "panel"));
    lab_summary(TR("太多", "too many"));
}

static void too_many_controls(void)
{
    char label[8] = "a";
    for (int i = 0; i < 26; i++) {
        label[0] = (char)('a' + i);
        lab_toggle(lab_same(label), false);
    }
}

static void too_large_matrix(void)
{
    lab_matrix(TR("矩阵", "matrix"), numbers, 100, 100);
    lab_row_labels(TR("", ""), labels);
    lab_col_labels(TR("", ""), labels);
    lab_mark_cell(1, 1);
    lab_summary(TR("太大", "too large"));
}

static void too_large_network(void)
{
    static bool dark[64];
    lab_network(TR("网络", "network"), (int[]){ 3, 40, 2 }, 3);
    lab_dark(dark);
    lab_summary(TR("太大", "too large"));
}

static void too_many_layers(void)
{
    lab_network(TR("网络", "network"), (int[]){ 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 }, 10);
    lab_unit_values(numbers);
    lab_link_weights(numbers);
    lab_summary(TR("太多", "too many"));
}

static void too_many_tokens(void)
{
    const char *tokens[65];
    for (int i = 0; i < 65; i++)
        tokens[i] = "token";
    lab_tokens(TR("词", "tokens"), tokens, 65);
    lab_token_weights(numbers);
    lab_pick_token(TR("词", "token"), 64);
    lab_summary(TR("太多", "too many"));
}

static void too_large_raster(void)
{
    lab_plot(TR("面", "area"));
    lab_raster(TR("面", "area"), numbers, 1, 129, (struct lab_extent){ 0, 1, 0, 1 });
    lab_summary(TR("太大", "too large"));
}

static void too_many_cells(void)
{
    lab_plot(TR("面", "areas"));
    for (int i = 0; i < 2; i++)
        lab_raster(TR("面", "area"), numbers, 128, 128, (struct lab_extent){ 0, 1, 0, 1 });
    lab_summary(TR("太多", "too many"));
}

static void too_much_text(void)
{
    for (int i = 0; i < 400; i++) {
        lab_plot(
            TR("一个相当长的标题，占去一些地方", "a title of some length that takes its place"));
        lab_summary(TR("一句相当长的话，也占去一些地方",
                       "a sentence of some length that takes its place too"));
    }
}

static void too_long_summary(void)
{
    static char text[3000];
    memset(text, 'x', sizeof text - 1);
    lab_plot(TR("长", "long"));
    lab_summary(TR("%s", "%s"), text);
}

static void too_much_json(void)
{
    for (int i = 0; i < 20000; i++)
        lab_say(TR("又是一句话", "one more sentence"));
}

static double reach; /* of an axis, from 0 */

static void axis_to_reach(void)
{
    lab_plot(TR("轴", "axis"));
    lab_y_include(0, reach);
    lab_summary(TR("没有数据", "no data"));
}

static void (*frame)(void);

void lab_frame(void)
{
    frame();
}

void lab_verify(void)
{
    lab_reference(TR("出处", "source"), "");
    for (int i = 0; i < 20000; i++)
        lab_check(TR("又是一项", "one more check"), 1, 1, 0);
}

static int failures;

static void expect(const char *what, bool holds)
{
    failures += !holds;
    printf("%s %s\n", holds ? "ok" : "FAILED", what);
}

static int run(void (*next)(void))
{
    frame = next;
    return lab_run(0, LAB_EN);
}

int main(void)
{
    static const struct {
        const char *name;
        void (*frame)(void);
    } cases[] = {
        { "points", too_many_points },     { "marks", too_many_marks },
        { "names", too_many_names },       { "panels", too_many_panels },
        { "controls", too_many_controls }, { "matrix", too_large_matrix },
        { "network", too_large_network },  { "layers", too_many_layers },
        { "tokens", too_many_tokens },     { "area", too_large_raster },
        { "areas", too_many_cells },       { "text", too_much_text },
        { "summary", too_long_summary },   { "json", too_much_json },
    };
    for (int i = 0; i < 128; i++)
        labels[i] = "label";
    for (int i = 0; i < MANY; i++)
        numbers[i] = lab_sin(i);
    int length = run(fine);
    expect("a frame within the limits", length > 0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        expect(cases[i].name, run(cases[i].frame) == -1);
        expect("the next frame works again", run(fine) == length);
    }
    expect("checks", lab_run_checks(LAB_EN) == -1);
    memset(lab_inbox(), '=', (size_t)lab_inbox_size());
    frame = fine;
    expect("a full inbox", lab_run(lab_inbox_size(), LAB_ZH) > 0);
    expect("lengths out of range", lab_run(-5, 9) > 0 && lab_run(1 << 30, -1) > 0);
    int at_zero = run(axis_to_reach);
    reach = 5e-324;
    expect("an axis too short for steps", at_zero > 0 && run(axis_to_reach) == at_zero);
    return failures > 0;
}

void lab_tour(void)
{
}
