/* Histograms, a kind of mark. A mark's points are the edges of the bins and the percentage from each
 * to the next; the last edge repeats the percentage before it. */
#include "lab/plot.h"

#include "lab/maths.h"
#include "lab/number.h"

#include <math.h>

enum { BINS = 64, DIGITS = 4 };

struct bins {
    double from, width;     /* edges are at from + k * width */
    double lowest, highest; /* of the values that have a place */
    double first;           /* k of the first bin */
    int values;
};

/* k of a value's bin; what misses an edge by rounding alone lies on it. */
static double bin_of(const struct bins *bins, double value)
{
    return lab_floor((value - bins->from) / bins->width + 1e-9);
}

static double edge(const struct bins *bins, double index)
{
    return bins->from + (bins->first + index) * bins->width;
}

/* Not within BINS bins, or bins too narrow for their edges to differ. */
static bool is_too_narrow(struct bins *bins)
{
    bins->first = bin_of(bins, bins->lowest);
    return !(bin_of(bins, bins->highest) - bins->first < BINS) || !(edge(bins, 1) > edge(bins, 0));
}

static void see(struct bins *bins, double value)
{
    bins->lowest = bins->values ? lab_min(bins->lowest, value) : value;
    bins->highest = bins->values ? lab_max(bins->highest, value) : value;
    bins->values++;
}

static void draw(struct out *out, const struct panel *panel, const struct mark *mark)
{
    svg_element(out, "path", svg_series("lab-bins", legend_series(mark->name)));
    out_text(out, " d=\"");
    for (int i = 0; i + 1 < mark->n; i++) {
        if (!plot_has(panel, mark, i) || !plot_has(panel, mark, i + 1) || !(mark->y[i] > 0))
            continue;
        struct point a = plot_place(panel, mark->x[i], plot_foot(panel));
        struct point b = plot_place(panel, mark->x[i + 1], mark->y[i]);
        svg_step(out, 'M', a);
        svg_step(out, 'L', (struct point){ a.x, b.y });
        svg_step(out, 'L', b);
        svg_step(out, 'L', (struct point){ b.x, a.y });
        out_char(out, 'Z');
    }
    out_text(out, "\"/>");
}

static void draw_key(struct out *out, int series, struct point middle)
{
    struct box box = { middle.x - LEGEND_ARM, middle.y - 8, 2 * LEGEND_ARM, 16 };
    svg_rect(out, svg_series("lab-bins", series), box);
}

static void write_rows(struct out *out, const struct mark *mark)
{
    for (int i = 0; i + 1 < mark->n; i++) {
        char text[64];
        struct out range = { .ptr = text, .cap = sizeof text - 1 };
        out_char(&range, '[');
        number_readable(&range, mark->x[i], DIGITS);
        out_text(&range, ", ");
        number_readable(&range, mark->x[i + 1], DIGITS);
        out_char(&range, ')');
        text[range.len] = '\0';
        plot_begin_row(out, mark);
        table_text(out, text);
        table_number(out, mark->y[i]);
        plot_end_row(out);
    }
}

static const struct mark_kind histogram = { .has_series = true,
                                            .from_zero = true,
                                            .draw = draw,
                                            .draw_key = draw_key,
                                            .write_rows = write_rows };

/* Counts into edges and percentages; returns how many bins there are. */
static int count(struct bins *bins, const double *values, int n, double xs[], double ys[])
{
    int last = 0;
    for (int i = 0; i < n; i++) {
        if (!axis_has(&plot_panel()->x, values[i]))
            continue;
        int bin = (int)(bin_of(bins, values[i]) - bins->first);
        ys[bin] += 100.0 / bins->values;
        last = bin > last ? bin : last;
    }
    for (int i = 0; i <= last + 1; i++)
        xs[i] = edge(bins, i);
    ys[last + 1] = ys[last];
    return last + 1;
}

void lab_histogram(struct lab_text name, const double *values, int n, double from, double width)
{
    double xs[BINS + 1], ys[BINS + 1] = { 0 };
    struct bins bins = { .from = isfinite(from) ? from : 0,
                         .width = isfinite(width) && width > 0 ? width : 1 };
    for (int i = 0; i < n; i++) {
        if (axis_has(&plot_panel()->x, values[i]))
            see(&bins, values[i]);
    }
    while (is_too_narrow(&bins))
        bins.width *= 2;
    int points = bins.values ? count(&bins, values, n, xs, ys) + 1 : 0;
    plot_add(name, &histogram, (struct mark){ .x = xs, .y = ys, .n = points });
}
