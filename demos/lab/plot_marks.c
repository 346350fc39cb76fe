#include "lab/plot.h"

#include "lab/maths.h"
#include "lab/number.h"
#include "lab/touch.h"

#include <math.h>

static struct point place(const struct panel *panel, double x, double y)
{
    /* The ends of a guide lie at infinity: at the edge. */
    double px = isinf(x) ? (x > 0) : axis_place(&panel->x, x);
    double py = isinf(y) ? (y > 0) : axis_place(&panel->y, y);
    return (struct point){ panel->area.x + panel->area.width * px,
                           panel->area.y + panel->area.height * (1 - py) };
}

static bool is_drawable(const struct panel *panel, const struct mark *mark, int i)
{
    bool ends = mark->kind == MARK_GUIDE;
    return (axis_has(&panel->x, mark->x[i]) || (ends && isinf(mark->x[i]))) &&
           (axis_has(&panel->y, mark->y[i]) || (ends && isinf(mark->y[i])));
}

/* The commands of a path along the points, with a gap at each that has no place. */
static void trace(struct out *out, const struct panel *panel, const struct mark *mark)
{
    bool pen_down = false;
    out_text(out, " d=\"");
    for (int i = 0; i < mark->n; i++) {
        bool drawable = is_drawable(panel, mark, i);
        if (drawable)
            svg_step(out, pen_down ? 'L' : 'M', place(panel, mark->x[i], mark->y[i]));
        pen_down = drawable;
    }
    out_text(out, "\"/>");
}

static int last_drawable(const struct panel *panel, const struct mark *mark)
{
    int last = mark->n - 1;
    while (last >= 0 && !is_drawable(panel, mark, last))
        last--;
    return last;
}

/* Where a curve ends: its marker, or what became of it when it left the numbers or the paper. */
static void draw_end(struct out *out, const struct panel *panel, const struct mark *mark)
{
    int series = legend_series(mark->name), last = last_drawable(panel, mark);
    if (last < 0)
        return;
    struct point end = place(panel, mark->x[last], mark->y[last]);
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
    svg_element(out, "path", svg_series("lab-line", legend_series(mark->name)));
    trace(out, panel, mark);
}

static void draw_guide(struct out *out, const struct panel *panel, const struct mark *mark)
{
    svg_element(out, "path", "lab-guide");
    trace(out, panel, mark);
}

static void draw_points(struct out *out, const struct panel *panel, const struct mark *mark)
{
    int series = legend_series(mark->name);
    for (int i = 0; i < mark->n; i++) {
        if (is_drawable(panel, mark, i))
            svg_shape(out, svg_series("lab-fill", series), series,
                      place(panel, mark->x[i], mark->y[i]), 6);
    }
}

/* Which of the bar series of its panel a mark is, and how many there are. */
static int bar_column(const struct mark *mark, int *columns)
{
    int column = 0;
    *columns = 0;
    for (int i = 0; i < plot.mark_count; i++) {
        if (&plot.marks[i] == mark)
            column = *columns;
        if (plot.marks[i].kind == MARK_BARS && plot.marks[i].panel == mark->panel)
            ++*columns;
    }
    return column;
}

static void draw_bars(struct out *out, const struct panel *panel, const struct mark *mark)
{
    int columns, column = bar_column(mark, &columns);
    double slot = plot_bar_slot(mark->panel), wide = 0.86 * slot / columns;
    double foot = panel->y.scale == LAB_LINEAR ? lab_max(0, panel->y.from) : panel->y.from;
    for (int i = 0; i < mark->n; i++) {
        if (!is_drawable(panel, mark, i))
            continue;
        double left = mark->x[i] - 0.43 * slot + column * wide;
        struct point a = place(panel, left, mark->y[i]), b = place(panel, left + wide, foot);
        struct box box = { a.x, lab_min(a.y, b.y), b.x - a.x, lab_abs(b.y - a.y) };
        svg_rect(out, svg_series("lab-fill", legend_series(mark->name)), box);
    }
}

static void draw_band(struct out *out, const struct panel *panel, const struct mark *mark)
{
    bool any = false;
    svg_element(out, "path", svg_series("lab-band", legend_series(mark->name)));
    out_text(out, " d=\"");
    for (int pass = 0; pass < 2; pass++) {
        for (int j = 0; j < mark->n; j++) {
            int i = pass ? mark->n - 1 - j : j;
            if (!is_drawable(panel, mark, i) || !axis_has(&panel->y, mark->high[i]))
                continue;
            double y = pass ? mark->high[i] : mark->y[i];
            svg_step(out, any ? 'L' : 'M', place(panel, mark->x[i], y));
            any = true;
        }
    }
    out_text(out, any ? "Z\"/>" : "\"/>");
}

static void draw_arrow(struct out *out, const struct panel *panel, const struct mark *mark)
{
    if (is_drawable(panel, mark, 0) && is_drawable(panel, mark, 1))
        svg_arrow(out, legend_series(mark->name), place(panel, mark->x[0], mark->y[0]),
                  place(panel, mark->x[1], mark->y[1]));
}

/* A small ring to see, and a disc to hold that a finger can hit. */
static void draw_handle(struct out *out, const struct panel *panel, const struct mark *mark)
{
    const struct axis *x = &panel->x, *y = &panel->y;
    struct point at = place(panel, mark->x[0], mark->y[0]);
    svg_circle(out, "lab-handle", at, 11);
    svg_element(out, "circle", "lab-grip");
    touch_write(out, &(struct touch){ mark->x_label, mark->y_label, panel->area, x->from, x->to,
                                      y->to, y->from });
    svg_number(out, "cx", at.x);
    svg_number(out, "cy", at.y);
    svg_number(out, "r", 44);
    out_text(out, "/>");
}

static void draw_mark(struct out *out, const struct panel *panel, const struct mark *mark)
{
    static void (*const draw[])(struct out *, const struct panel *, const struct mark *) = {
        [MARK_LINE] = draw_line,     [MARK_POINTS] = draw_points, [MARK_BARS] = draw_bars,
        [MARK_BAND] = draw_band,     [MARK_ARROW] = draw_arrow,   [MARK_GUIDE] = draw_guide,
        [MARK_HANDLE] = draw_handle,
    };
    draw[mark->kind](out, panel, mark);
}

/* A nested <svg> cuts off what lies outside, without an id that a clip path would need. */
static void begin_cut(struct out *out, struct box area)
{
    out_text(out, "<svg");
    svg_number(out, "x", area.x);
    svg_number(out, "y", area.y);
    svg_number(out, "width", area.width);
    svg_number(out, "height", area.height);
    out_text(out, " viewBox=\"");
    svg_step(out, ' ', (struct point){ area.x, area.y });
    svg_step(out, ' ', (struct point){ area.width, area.height });
    out_text(out, "\">");
}

/* The guides of a panel, or all its other marks. */
static void draw_all(struct out *out, int index, bool guides)
{
    const struct panel *panel = &plot.panels[index];
    bool cut = guides || panel->y.fixed, any = false;
    for (int i = 0; i < plot.mark_count; i++) {
        const struct mark *mark = &plot.marks[i];
        if (mark->panel != index || (mark->kind == MARK_GUIDE) != guides)
            continue;
        if (cut && !any)
            begin_cut(out, panel->area);
        any = true;
        draw_mark(out, panel, mark);
    }
    if (cut && any)
        out_text(out, "</svg>");
}

void plot_draw_marks(struct out *out, int index)
{
    draw_all(out, index, true);
    draw_all(out, index, false);
    for (int i = 0; i < plot.mark_count; i++) {
        if (plot.marks[i].panel == index && plot.marks[i].kind == MARK_LINE)
            draw_end(out, &plot.panels[index], &plot.marks[i]);
    }
}
