/* plot: a figure with axes, as recorded. plot.c records it, plot_layout.c gives it its places,
 * plot_marks.c draws what is in it, plot_table.c says its numbers. */
#ifndef LAB_PLOT_H
#define LAB_PLOT_H

#include "lab/axis.h"
#include "lab/drawing.h"
#include "lab/svg.h"

enum { PLOT_PANELS = 3, PLOT_MARKS = 32 };

enum mark_kind {
    MARK_LINE,
    MARK_POINTS,
    MARK_BARS,
    MARK_BAND,
    MARK_ARROW,
    MARK_GUIDE,
    MARK_HANDLE
};

/* A series of n points. A band has `high` beside `y`; an arrow is two points, its ends. */
struct mark {
    enum mark_kind kind;
    int panel, name, n;
    const double *x, *y, *high;
    struct lab_text x_label, y_label; /* of a handle */
};

struct panel {
    const char *subtitle;
    struct axis x, y;
    bool square;
    struct box area; /* where the data lies */
};

struct plot {
    struct panel panels[PLOT_PANELS];
    struct mark marks[PLOT_MARKS];
    int panel_count, mark_count;
};

extern struct plot plot;

/* Sets the axes and areas of all panels; returns the height of the drawing. */
double plot_measure(void);

/* The grid, axes and their texts. */
void plot_draw_frame(struct out *out, const struct panel *panel);

/* What lies in the panel. */
void plot_draw_marks(struct out *out, int panel);

void plot_table(struct out *out);

/* Bars are a share of this wide, in units of x. */
double plot_bar_slot(int panel);

#endif
