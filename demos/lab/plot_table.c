/* A table of the series side by side when they share their x, else of one point a row. Long series
 * are thinned evenly; the first and last point stay. Guides and handles are no data. */
#include "lab/plot.h"

#include <string.h>

enum { WIDE_ROWS = 21, LONG_ROWS = 9 };

static const struct mark *next(const struct mark *mark)
{
    const struct mark *end = plot.marks + plot.mark_count;
    for (mark = mark ? mark + 1 : plot.marks; mark < end; mark++) {
        if (mark->kind->write_rows)
            return mark;
    }
    return NULL;
}

static bool share_x(void)
{
    const struct mark *first = next(NULL);
    for (const struct mark *mark = first; mark; mark = next(mark)) {
        size_t size = (size_t)mark->n * sizeof *mark->x;
        if (mark->panel != first->panel || mark->kind->write_rows != plot_write_points ||
            mark->n != first->n || memcmp(mark->x, first->x, size) != 0)
            return false;
    }
    return true;
}

/* The point for one of `rows` rows. */
int plot_thinned(int row, int rows, int n)
{
    return rows < 2 ? 0 : (row * (n - 1) + (rows - 1) / 2) / (rows - 1);
}

static const char *or_else(const char *text, const char *other)
{
    return *text ? text : other;
}

static void write_wide(struct out *out)
{
    const struct mark *first = next(NULL);
    const struct panel *panel = &plot.panels[first->panel];
    table_head(out, or_else(panel->x.label, "x"));
    for (const struct mark *mark = first; mark; mark = next(mark)) {
        table_head(out, or_else(legend_name(mark->name), or_else(panel->y.label, "y")));
        if (mark->high)
            table_head(out, "↑");
    }
    table_rows(out);
    int rows = first->n < WIDE_ROWS ? first->n : WIDE_ROWS;
    for (int row = 0; row < rows; row++) {
        int i = plot_thinned(row, rows, first->n);
        table_row(out);
        table_number(out, first->x[i]);
        for (const struct mark *mark = first; mark; mark = next(mark)) {
            table_number(out, mark->y[i]);
            if (mark->high)
                table_number(out, mark->high[i]);
        }
    }
}

void plot_begin_row(struct out *out, const struct mark *mark)
{
    table_row(out);
    if (plot_panels() > 1)
        table_text(out, plot.panels[mark->panel].subtitle);
    table_text(out, legend_name(mark->name));
}

void plot_end_row(struct out *out)
{
    if (plot_value_head)
        table_text(out, "");
}

void plot_write_points(struct out *out, const struct mark *mark)
{
    int rows = mark->n < LONG_ROWS ? mark->n : LONG_ROWS;
    for (int row = 0; row < rows; row++) {
        int i = plot_thinned(row, rows, mark->n);
        plot_begin_row(out, mark);
        table_number(out, mark->x[i]);
        table_number(out, mark->y[i]);
        plot_end_row(out);
    }
}

static void write_long(struct out *out)
{
    if (plot_panels() > 1)
        table_head(out, "");
    table_head(out, "");
    table_head(out, or_else(plot.panels[0].x.label, "x"));
    table_head(out, or_else(plot.panels[0].y.label, "y"));
    if (plot_value_head)
        table_head(out, plot_value_head);
    table_rows(out);
    for (const struct mark *mark = next(NULL); mark; mark = next(mark))
        mark->kind->write_rows(out, mark);
}

void plot_table(struct out *out)
{
    if (next(NULL) && share_x())
        write_wide(out);
    else
        write_long(out);
}
