#include "lab/plot.h"

#include "lab/maths.h"

enum { GUTTER = 28, TEXT_ROW = 34, TICK_ROW = 32, PAD_RIGHT = 18 };

static void widen(int panel)
{
    for (int i = 0; i < plot.mark_count; i++) {
        const struct mark *mark = &plot.marks[i];
        if (mark->panel != panel || !mark->kind->widen)
            continue;
        mark->kind->widen(panel);
        return;
    }
}

/* Widens one axis about its middle until both have the same scale, and leaves some air. */
static void make_square(struct panel *panel)
{
    struct axis *x = &panel->x, *y = &panel->y;
    double per_unit =
        lab_max((x->to - x->from) / panel->area.width, (y->to - y->from) / panel->area.height);
    per_unit *= 1.08;
    double x_middle = (x->from + x->to) / 2, y_middle = (y->from + y->to) / 2;
    x->from = x_middle - per_unit * panel->area.width / 2;
    x->to = x_middle + per_unit * panel->area.width / 2;
    y->from = y_middle - per_unit * panel->area.height / 2;
    y->to = y_middle + per_unit * panel->area.height / 2;
}

/* As many ticks on x as have room beside each other. */
static void settle_x(struct panel *panel)
{
    for (int want = (int)(panel->area.width / 55); want > 1; want--) {
        axis_settle(&panel->x, want, false);
        if (panel->x.count * (axis_text_width(&panel->x) + 16) <= panel->area.width)
            return;
    }
    axis_settle(&panel->x, 1, false);
}

static void settle_y(struct panel *panel)
{
    int want = (int)lab_max(2, panel->area.height / 52);
    axis_settle(&panel->y, want,
                !plot_is_square(panel) && !plot_has_area(panel) && !panel->y.fixed);
}

static bool any_text(const char *(*text)(const struct panel *))
{
    for (int i = 0; i < plot_panels(); i++) {
        if (*text(&plot.panels[i]))
            return true;
    }
    return false;
}

static const char *subtitle(const struct panel *panel)
{
    return panel->subtitle;
}

static const char *x_label(const struct panel *panel)
{
    return panel->x.label;
}

static const char *y_label(const struct panel *panel)
{
    return panel->y.label;
}

static double area_height(double width)
{
    bool square = false;
    for (int i = 0; i < plot_panels(); i++)
        square = square || plot_is_square(&plot.panels[i]);
    if (!square)
        return plot_panels() == 1 ? 290 : 240;
    return lab_min(width, 400);
}

static void measure_panel(int index, struct box area)
{
    struct panel *panel = &plot.panels[index];
    widen(index);
    axis_complete(&panel->x);
    axis_complete(&panel->y);
    panel->area = area;
    settle_y(panel); /* its labels are needed for the left margin */
    double margin = axis_text_width(&panel->y) + 12;
    panel->area.x += margin;
    panel->area.width -= margin + PAD_RIGHT;
    if (plot_is_square(panel)) {
        make_square(panel);
        settle_y(panel);
    }
    settle_x(panel);
}

double plot_measure(void)
{
    double top = legend_height() + 8;
    top += any_text(subtitle) ? TEXT_ROW : 0;
    top += any_text(y_label) ? TEXT_ROW : 0;
    double width = (SVG_WIDTH - plot_more_panels * GUTTER) / (double)plot_panels();
    double height = area_height(width);
    for (int i = 0; i < plot_panels(); i++)
        measure_panel(i, (struct box){ i * (width + GUTTER), top, width, height });
    return top + height + TICK_ROW + (any_text(x_label) ? TEXT_ROW : 0);
}

static void draw_x(struct out *out, const struct panel *panel)
{
    double bottom = panel->area.y + panel->area.height;
    for (int i = 0; i < panel->x.count; i++) {
        const struct tick *tick = &panel->x.ticks[i];
        double x = panel->area.x + panel->area.width * axis_place(&panel->x, tick->value);
        struct point from = { x, plot_is_square(panel) ? panel->area.y : bottom };
        svg_line(out, plot_is_square(panel) ? "lab-grid" : "lab-axis", from,
                 (struct point){ x, plot_is_square(panel) ? bottom : bottom + 6 });
        svg_text(out, "lab-text", (struct point){ x, bottom + 27 }, "middle", tick->text);
    }
}

static void draw_y(struct out *out, const struct panel *panel)
{
    double left = panel->area.x, right = left + panel->area.width;
    for (int i = 0; i < panel->y.count; i++) {
        const struct tick *tick = &panel->y.ticks[i];
        double y = panel->area.y + panel->area.height * (1 - axis_place(&panel->y, tick->value));
        svg_line(out, "lab-grid", (struct point){ left, y }, (struct point){ right, y });
        svg_text(out, "lab-text", (struct point){ left - 8, y + 7 }, "end", tick->text);
    }
}

/* The lines x = 0 and y = 0 of a plane, or the line that the data stands on. */
static void draw_axis_lines(struct out *out, const struct panel *panel)
{
    struct box area = panel->area;
    double bottom = area.y + area.height, right = area.x + area.width;
    double x0 = axis_place(&panel->x, 0), y0 = axis_place(&panel->y, 0);
    bool y_zero = panel->y.scale == LAB_LINEAR && y0 >= 0 && y0 <= 1;
    double y = y_zero ? bottom - y0 * area.height : bottom;
    svg_line(out, "lab-axis", (struct point){ area.x, y }, (struct point){ right, y });
    if (plot_is_square(panel) && x0 >= 0 && x0 <= 1) {
        double x = area.x + x0 * area.width;
        svg_line(out, "lab-axis", (struct point){ x, area.y }, (struct point){ x, bottom });
    }
}

void plot_draw_frame(struct out *out, const struct panel *panel)
{
    struct box area = panel->area;
    double column = area.x - axis_text_width(&panel->y) - 8, right = area.x + area.width;
    draw_x(out, panel);
    draw_y(out, panel);
    draw_axis_lines(out, panel);
    double row = area.y - 18;
    if (*panel->y.label) {
        const char *text = svg_fit(panel->y.label, right - column);
        svg_text(out, "lab-muted", (struct point){ column, row }, "start", text);
    }
    if (*panel->subtitle) {
        const char *text = svg_fit(panel->subtitle, right - column);
        row -= any_text(y_label) ? TEXT_ROW : 0; /* level with the other panels' */
        svg_text(out, "lab-text lab-strong", (struct point){ column, row }, "start", text);
    }
    if (*panel->x.label) {
        struct point at = { right, area.y + area.height + TICK_ROW + 22 };
        svg_text(out, "lab-muted", at, "end", svg_fit(panel->x.label, right - column));
    }
}
