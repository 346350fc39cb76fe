/* The kinds of marks: each with its drawing, its key in the legend and the call that adds one. */
#include "lab/plot.h"

#include "lab/maths.h"
#include "lab/touch.h"

#include <assert.h>
#include <math.h>

struct point plot_place(const struct panel *panel, double x, double y)
{
    /* The ends of a guide lie at infinity: at the edge. */
    double px = isinf(x) ? (x > 0) : axis_place(&panel->x, x);
    double py = isinf(y) ? (y > 0) : axis_place(&panel->y, y);
    return (struct point){ panel->area.x + panel->area.width * px,
                           panel->area.y + panel->area.height * (1 - py) };
}

bool plot_has(const struct panel *panel, const struct mark *mark, int i)
{
    bool ends = mark->kind->layer == LAYER_GUIDE;
    return (axis_has(&panel->x, mark->x[i]) || (ends && isinf(mark->x[i]))) &&
           (axis_has(&panel->y, mark->y[i]) || (ends && isinf(mark->y[i])));
}

double plot_foot(const struct panel *panel)
{
    return panel->y.scale == LAB_LINEAR ? lab_max(0, panel->y.from) : panel->y.from;
}

/* The commands of a path along the points, with a gap at each that has no place. */
static void trace(struct out *out, const struct panel *panel, const struct mark *mark)
{
    bool pen_down = false;
    out_text(out, " d=\"");
    for (int i = 0; i < mark->n; i++) {
        bool drawable = plot_has(panel, mark, i);
        if (drawable)
            svg_step(out, pen_down ? 'L' : 'M', plot_place(panel, mark->x[i], mark->y[i]));
        pen_down = drawable;
    }
    out_text(out, "\"/>");
}

/* ---- lines ---- */

static int last_drawable(const struct panel *panel, const struct mark *mark)
{
    int last = mark->n - 1;
    while (last >= 0 && !plot_has(panel, mark, last))
        last--;
    return last;
}

/* Where a curve ends: its marker, or what became of it when it left the numbers or the paper. */
static void draw_end(struct out *out, const struct panel *panel, const struct mark *mark)
{
    int series = legend_series(mark->name), last = last_drawable(panel, mark);
    if (last < 0)
        return;
    struct point end = plot_place(panel, mark->x[last], mark->y[last]);
    bool lost = last < mark->n - 1 && !isfinite(mark->y[last + 1]);
    double top = panel->area.y, bottom = top + panel->area.height;
    if (!lost) {
        if (end.y >= top - 1 && end.y <= bottom + 1)
            svg_shape(out, svg_series("lab-fill", series), series, end, 6);
        return;
    }
    bool late = end.x > panel->area.x + panel->area.width - 50;
    struct point at = { end.x + (late ? -10 : 10),
                        lab_min(lab_max(end.y + 7, top + 20), bottom - 8) };
    svg_text(out, svg_series("lab-lost", series), at, late ? "end" : "start",
             isnan(mark->y[last + 1]) ? "→ NaN" : "→ ∞");
}

static void draw_line(struct out *out, const struct panel *panel, const struct mark *mark)
{
    if (plot_has_area(panel)) {
        svg_element(out, "path", "lab-casing");
        trace(out, panel, mark);
    }
    svg_element(out, "path", svg_series("lab-line", legend_series(mark->name)));
    trace(out, panel, mark);
}

static void draw_line_key(struct out *out, int series, struct point middle)
{
    svg_line(out, svg_series("lab-line", series), (struct point){ middle.x - LEGEND_ARM, middle.y },
             (struct point){ middle.x + LEGEND_ARM, middle.y });
    svg_shape(out, svg_series("lab-fill", series), series, middle, 6);
}

void lab_line(struct lab_text name, const double *xs, const double *ys, int n)
{
    static const struct mark_kind line = { .has_series = true,
                                           .draw = draw_line,
                                           .draw_end = draw_end,
                                           .draw_key = draw_line_key,
                                           .write_rows = plot_write_points };
    plot_add(name, &line, (struct mark){ .x = xs, .y = ys, .n = n });
}

/* ---- points ---- */

static void draw_points(struct out *out, const struct panel *panel, const struct mark *mark)
{
    int series = legend_series(mark->name);
    for (int i = 0; i < mark->n; i++) {
        if (plot_has(panel, mark, i))
            svg_shape(out, svg_series("lab-fill", series), series,
                      plot_place(panel, mark->x[i], mark->y[i]), 6);
    }
}

static void draw_point_key(struct out *out, int series, struct point middle)
{
    svg_shape(out, svg_series("lab-fill", series), series, middle, 6);
}

void lab_points(struct lab_text name, const double *xs, const double *ys, int n)
{
    static const struct mark_kind points = { .has_series = true,
                                             .draw = draw_points,
                                             .draw_key = draw_point_key,
                                             .write_rows = plot_write_points };
    plot_add(name, &points, (struct mark){ .x = xs, .y = ys, .n = n });
}

/* ---- bars and bands ---- */

static void draw_area_box(struct out *out, const char *class, struct point middle)
{
    struct box box = { middle.x - LEGEND_ARM, middle.y - 8, 2 * LEGEND_ARM, 16 };
    svg_rect(out, class, box);
}

static void draw_bars_key(struct out *out, int series, struct point middle)
{
    draw_area_box(out, svg_series("lab-fill", series), middle);
}

static bool is_bars(const struct mark *mark, int panel)
{
    return mark->panel == panel && mark->kind->widen;
}

/* Bars are a share of this wide, in units of x. */
static double bar_slot(int panel)
{
    double slot = 0;
    for (int i = 0; i < plot.mark_count; i++) {
        const struct mark *mark = &plot.marks[i];
        for (int j = 1; is_bars(mark, panel) && j < mark->n; j++) {
            double gap = lab_abs(mark->x[j] - mark->x[j - 1]);
            if (gap > 0 && (slot == 0 || gap < slot))
                slot = gap;
        }
    }
    return slot > 0 ? slot : 1;
}

static void widen_for_bars(int panel)
{
    struct axis *x = &plot.panels[panel].x;
    double half = bar_slot(panel) / 2;
    axis_see(x, x->from - half);
    axis_see(x, x->to + half);
}

/* Which of the bar series of its panel a mark is, and how many there are. */
static int bar_column(const struct mark *mark, int *columns)
{
    int column = 0;
    *columns = 0;
    for (int i = 0; i < plot.mark_count; i++) {
        if (&plot.marks[i] == mark)
            column = *columns;
        if (is_bars(&plot.marks[i], mark->panel))
            ++*columns;
    }
    return column;
}

static void draw_bars(struct out *out, const struct panel *panel, const struct mark *mark)
{
    int columns, column = bar_column(mark, &columns);
    double slot = bar_slot(mark->panel), wide = 0.86 * slot / columns;
    double foot = plot_foot(panel);
    for (int i = 0; i < mark->n; i++) {
        if (!plot_has(panel, mark, i))
            continue;
        double left = mark->x[i] - 0.43 * slot + column * wide;
        struct point a = plot_place(panel, left, mark->y[i]),
                     b = plot_place(panel, left + wide, foot);
        struct box box = { a.x, lab_min(a.y, b.y), b.x - a.x, lab_abs(b.y - a.y) };
        svg_rect(out, svg_series("lab-fill", legend_series(mark->name)), box);
    }
}

void lab_bars(struct lab_text name, const double *xs, const double *ys, int n)
{
    static const struct mark_kind bars = { .has_series = true,
                                           .from_zero = true,
                                           .draw = draw_bars,
                                           .draw_key = draw_bars_key,
                                           .widen = widen_for_bars,
                                           .write_rows = plot_write_points };
    plot_add(name, &bars, (struct mark){ .x = xs, .y = ys, .n = n });
}

static void draw_band(struct out *out, const struct panel *panel, const struct mark *mark)
{
    bool any = false;
    svg_element(out, "path", svg_series("lab-band", legend_series(mark->name)));
    out_text(out, " d=\"");
    for (int pass = 0; pass < 2; pass++) {
        for (int j = 0; j < mark->n; j++) {
            int i = pass ? mark->n - 1 - j : j;
            if (!plot_has(panel, mark, i) || !axis_has(&panel->y, mark->high[i]))
                continue;
            double y = pass ? mark->high[i] : mark->y[i];
            svg_step(out, any ? 'L' : 'M', plot_place(panel, mark->x[i], y));
            any = true;
        }
    }
    out_text(out, any ? "Z\"/>" : "\"/>");
}

static void draw_band_key(struct out *out, int series, struct point middle)
{
    draw_area_box(out, svg_series("lab-band", series), middle);
}

void lab_band(struct lab_text name, const double *xs, const double *low, const double *high, int n)
{
    static const struct mark_kind band = { .has_series = true,
                                           .draw = draw_band,
                                           .draw_key = draw_band_key,
                                           .write_rows = plot_write_points };
    high = figure_copy(high, n);
    if (high)
        plot_add(name, &band, (struct mark){ .x = xs, .y = low, .high = high, .n = n });
}

/* ---- arrows ---- */

static void draw_arrow(struct out *out, const struct panel *panel, const struct mark *mark)
{
    struct point from = plot_place(panel, mark->x[0], mark->y[0]);
    struct point to = plot_place(panel, mark->x[1], mark->y[1]);
    if (!plot_has(panel, mark, 0) || !plot_has(panel, mark, 1))
        return;
    if (plot_has_area(panel))
        svg_line(out, "lab-casing", from, to);
    svg_arrow(out, legend_series(mark->name), from, to);
}

static void draw_arrow_key(struct out *out, int series, struct point middle)
{
    svg_arrow(out, series, (struct point){ middle.x - LEGEND_ARM, middle.y },
              (struct point){ middle.x + LEGEND_ARM, middle.y });
}

/* An arrow's row is its tip, less its foot. */
static void write_arrow(struct out *out, const struct mark *mark)
{
    plot_begin_row(out, mark);
    table_number(out, mark->x[1] - mark->x[0]);
    table_number(out, mark->y[1] - mark->y[0]);
    plot_end_row(out);
}

void lab_arrow(struct lab_text name, double x0, double y0, double x1, double y1)
{
    static const struct mark_kind arrow = { .has_series = true,
                                            .draw = draw_arrow,
                                            .draw_key = draw_arrow_key,
                                            .write_rows = write_arrow };
    double x[] = { x0, x1 }, y[] = { y0, y1 };
    plot_add(name, &arrow, (struct mark){ .x = x, .y = y, .n = 2 });
}

/* ---- handles ---- */

/* A small ring to see, and a disc to hold that a finger can hit. */
static void draw_handle(struct out *out, const struct panel *panel, const struct mark *mark)
{
    const struct axis *x = &panel->x, *y = &panel->y;
    struct point at = plot_place(panel, mark->x[0], mark->y[0]);
    svg_circle(out, "lab-handle", at, 11);
    svg_element(out, "circle", "lab-grip");
    touch_write(out, &(struct touch){ mark->x_label, mark->y_label, panel->area, x->from, x->to,
                                      y->to, y->from });
    svg_number(out, "cx", at.x);
    svg_number(out, "cy", at.y);
    svg_number(out, "r", 44);
    out_text(out, "/>");
}

void lab_handle(struct lab_text x_label, struct lab_text y_label, double x, double y)
{
    static const struct mark_kind handle = { .draw = draw_handle };
    assert(plot_panel()->x.scale == LAB_LINEAR && plot_panel()->y.scale == LAB_LINEAR);
    plot_add(TR("", ""), &handle,
             (struct mark){ .x = &x, .y = &y, .n = 1, .x_label = x_label, .y_label = y_label });
}

/* ---- guides ---- */

static void draw_guide(struct out *out, const struct panel *panel, const struct mark *mark)
{
    svg_element(out, "path", "lab-guide");
    trace(out, panel, mark);
}

static void draw_guide_key(struct out *out, int series, struct point middle)
{
    (void)series;
    svg_line(out, "lab-guide", (struct point){ middle.x - LEGEND_ARM, middle.y },
             (struct point){ middle.x + LEGEND_ARM, middle.y });
}

void lab_guide(struct lab_text name, const double *xs, const double *ys, int n)
{
    static const struct mark_kind guide = { .layer = LAYER_GUIDE,
                                            .draw = draw_guide,
                                            .draw_key = draw_guide_key };
    plot_add(name, &guide, (struct mark){ .x = xs, .y = ys, .n = n });
}

/* Ends at infinity: drawn from edge to edge. */
void lab_guide_x(struct lab_text name, double x)
{
    double ys[] = { -INFINITY, INFINITY };
    axis_see(&plot_panel()->x, x);
    lab_guide(name, (double[]){ x, x }, ys, 2);
}

void lab_guide_y(struct lab_text name, double y)
{
    double xs[] = { -INFINITY, INFINITY };
    axis_see(&plot_panel()->y, y);
    lab_guide(name, xs, (double[]){ y, y }, 2);
}
