#include "lab/plot.h"

#include "lab/maths.h"
#include "lab/run.h"

#include <assert.h>
#include <math.h>
#include <string.h>

struct plot plot;

static void draw(struct out *out)
{
    legend_draw(out);
    for (int i = 0; i < plot.panel_count; i++) {
        plot_draw_frame(out, &plot.panels[i]);
        plot_draw_marks(out, i);
    }
}

static const struct drawing drawing = { plot_measure, draw, plot_table };

static struct panel *panel(void)
{
    assert(figure_is(&drawing) && "no plot is open");
    return &plot.panels[plot.panel_count - 1];
}

static void add_panel(const char *subtitle)
{
    struct panel *new = &plot.panels[plot.panel_count++];
    memset(new, 0, sizeof *new);
    axis_init(&new->x);
    axis_init(&new->y);
    new->subtitle = subtitle;
}

void lab_plot(struct lab_text title)
{
    figure_open(title, &drawing);
    plot.panel_count = plot.mark_count = 0;
    add_panel("");
}

void lab_panel(struct lab_text subtitle)
{
    bool first = plot.panel_count == 1 && plot.mark_count == 0 && !*panel()->subtitle;
    if (first)
        panel()->subtitle = run_keep(run_text(subtitle));
    else if (plot.panel_count < PLOT_PANELS)
        add_panel(run_keep(run_text(subtitle)));
    else
        run_fail();
}

static void set_axis(struct axis *axis, struct lab_text label, enum lab_scale scale)
{
    assert(!axis->seen && "an axis is set before its data");
    axis->label = run_keep(run_text(label));
    axis->scale = scale;
}

void lab_x_axis(struct lab_text label, enum lab_scale scale)
{
    set_axis(&panel()->x, label, scale);
}

void lab_y_axis(struct lab_text label, enum lab_scale scale)
{
    set_axis(&panel()->y, label, scale);
}

void lab_x_include(double from, double to)
{
    axis_see(&panel()->x, from);
    axis_see(&panel()->x, to);
}

void lab_y_include(double from, double to)
{
    axis_see(&panel()->y, from);
    axis_see(&panel()->y, to);
}

void lab_y_clip(double from, double to)
{
    axis_fix(&panel()->y, from, to);
}

void lab_square(void)
{
    panel()->square = true;
}

static void see(const struct mark *mark)
{
    struct panel *seen_by = panel();
    if (mark->kind == MARK_GUIDE)
        return;
    for (int i = 0; i < mark->n; i++) {
        if (!axis_has(&seen_by->x, mark->x[i]) || !axis_has(&seen_by->y, mark->y[i]))
            continue;
        axis_see(&seen_by->x, mark->x[i]);
        axis_see(&seen_by->y, mark->y[i]);
        if (mark->high)
            axis_see(&seen_by->y, mark->high[i]);
    }
    if (mark->kind == MARK_BARS)
        axis_see(&seen_by->y, 0);
}

static const double *copy_or_count(const double *values, int n)
{
    if (values)
        return figure_copy(values, n);
    double *counted = figure_numbers(n);
    for (int i = 0; counted && i < n; i++)
        counted[i] = i;
    return counted;
}

static void add(struct lab_text name, enum mark_kind kind, struct mark mark)
{
    static const enum key keys[] = {
        [MARK_LINE] = KEY_LINE,   [MARK_POINTS] = KEY_POINT, [MARK_BARS] = KEY_AREA,
        [MARK_BAND] = KEY_AREA,   [MARK_ARROW] = KEY_ARROW,  [MARK_GUIDE] = KEY_GUIDE,
        [MARK_HANDLE] = KEY_GUIDE
    };
    panel();
    mark.kind = kind;
    mark.panel = plot.panel_count - 1;
    mark.name = legend_add(name, keys[kind]);
    mark.x = copy_or_count(mark.x, mark.n);
    mark.y = figure_copy(mark.y, mark.n);
    if (mark.high)
        mark.high = figure_copy(mark.high, mark.n);
    bool whole = mark.x && mark.y && (kind != MARK_BAND || mark.high);
    if (!whole || mark.name < 0 || plot.mark_count == PLOT_MARKS) {
        run_fail();
        return;
    }
    see(&mark);
    plot.marks[plot.mark_count++] = mark;
}

void lab_line(struct lab_text name, const double *xs, const double *ys, int n)
{
    add(name, MARK_LINE, (struct mark){ .x = xs, .y = ys, .n = n });
}

void lab_points(struct lab_text name, const double *xs, const double *ys, int n)
{
    add(name, MARK_POINTS, (struct mark){ .x = xs, .y = ys, .n = n });
}

void lab_bars(struct lab_text name, const double *xs, const double *ys, int n)
{
    add(name, MARK_BARS, (struct mark){ .x = xs, .y = ys, .n = n });
}

void lab_band(struct lab_text name, const double *xs, const double *low, const double *high, int n)
{
    add(name, MARK_BAND, (struct mark){ .x = xs, .y = low, .high = high, .n = n });
}

void lab_arrow(struct lab_text name, double x0, double y0, double x1, double y1)
{
    add(name, MARK_ARROW,
        (struct mark){ .x = (double[]){ x0, x1 }, .y = (double[]){ y0, y1 }, .n = 2 });
}

void lab_handle(struct lab_text x_label, struct lab_text y_label, double x, double y)
{
    assert(panel()->x.scale == LAB_LINEAR && panel()->y.scale == LAB_LINEAR);
    add(TR("", ""), MARK_HANDLE,
        (struct mark){ .x = &x, .y = &y, .n = 1, .x_label = x_label, .y_label = y_label });
}

void lab_guide(struct lab_text name, const double *xs, const double *ys, int n)
{
    add(name, MARK_GUIDE, (struct mark){ .x = xs, .y = ys, .n = n });
}

/* Ends at infinity: drawn from edge to edge. */
void lab_guide_x(struct lab_text name, double x)
{
    double ys[] = { -INFINITY, INFINITY };
    axis_see(&panel()->x, x);
    lab_guide(name, (double[]){ x, x }, ys, 2);
}

void lab_guide_y(struct lab_text name, double y)
{
    double xs[] = { -INFINITY, INFINITY };
    axis_see(&panel()->y, y);
    lab_guide(name, xs, (double[]){ y, y }, 2);
}
