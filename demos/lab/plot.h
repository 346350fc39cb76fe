/* plot: a figure with axes, as recorded. plot.c records it and draws it in order, plot_layout.c
 * gives it its places, plot_marks.c has the kinds of what is in it, plot_table.c says its numbers. */
#ifndef LAB_PLOT_H
#define LAB_PLOT_H

#include "lab/axis.h"
#include "lab/drawing.h"
#include "lab/svg.h"

enum { PLOT_PANELS = 3, PLOT_MARKS = 32 };

struct mark;
struct panel;

/* Marks are drawn in this order. Areas and guides are cut off at the edges of the panel, data only
 * where lab_y_clip() says so. Guides are no data: the axes need not show them. */
enum layer { LAYER_DATA, LAYER_AREA, LAYER_GUIDE };

/* What is done with the marks of one kind. A demo links the kinds that it draws and no others, so
 * nothing else may name them. */
struct mark_kind {
    enum layer layer;
    bool has_series; /* takes the next colour and shape */
    bool from_zero;  /* y = 0 is part of it */
    void (*draw)(struct out *out, const struct panel *panel, const struct mark *mark);
    void (*draw_end)(struct out *out, const struct panel *panel, const struct mark *mark);
    void (*draw_key)(struct out *out, int series, struct point middle);
    void (*widen)(int panel); /* makes room on x, once all is recorded */
    void (*write_rows)(struct out *out, const struct mark *mark); /* of the table */
};

/* A series of n points. A band has `high` beside `y`; an arrow is two points, its ends. */
struct mark {
    const struct mark_kind *kind;
    int panel, name, n;
    const double *x, *y, *high;
    const double
        *cells; /* of an area: rows x cols, between its corners (x[0], y[0]), (x[1], y[1]) */
    int rows, cols;
    struct lab_text x_label, y_label; /* of a handle */
};

struct panel {
    const char *subtitle;
    struct axis x, y;
    bool square;
    bool has_area;   /* then the y axis ends where the area does, and lines have an outline */
    struct box area; /* where the data lies */
};

struct plot {
    struct panel panels[PLOT_PANELS];
    struct mark marks[PLOT_MARKS];
    int mark_count;
    double height; /* of all panels with their texts */
};

/* What an area adds to its figure; NULL without one. */
extern const char *plot_value_head;                        /* of a column in the table */
extern void (*plot_draw_scale)(struct out *out, double y); /* below the panels */

extern struct plot plot;

/* What is known of the whole program: one that never calls lab_panel(), lab_square() or lab_raster()
 * leaves these as they are, and links nothing of what they need. */
extern int plot_more_panels; /* after the first */
extern bool plot_any_square;

static inline int plot_panels(void)
{
    return 1 + plot_more_panels;
}

static inline bool plot_is_square(const struct panel *panel)
{
    return plot_any_square && panel->square;
}

static inline bool plot_has_area(const struct panel *panel)
{
    return plot_draw_scale && panel->has_area;
}

/* Sets the axes and areas of all panels; returns the height of the drawing. */
double plot_measure(void);

/* The grid, axes and their texts. */
void plot_draw_frame(struct out *out, const struct panel *panel);

/* Adds a mark to the open panel and copies its points; other numbers of it must be copies. */
void plot_add(struct lab_text name, const struct mark_kind *kind, struct mark mark);

/* The panel that calls add to. */
struct panel *plot_panel(void);

/* The place of a point on the paper, and whether it has one. */
struct point plot_place(const struct panel *panel, double x, double y);
bool plot_has(const struct panel *panel, const struct mark *mark, int i);

/* The y that bars stand on. */
double plot_foot(const struct panel *panel);

void plot_table(struct out *out);

/* Rows of the table: a point each. */
void plot_write_points(struct out *out, const struct mark *mark);

/* The point for one of `rows` rows: evenly chosen among n, the first and last among them. */
int plot_thinned(int row, int rows, int n);

/* Begins a row with what all have, panel and name; ends one that has x and y but no value. */
void plot_begin_row(struct out *out, const struct mark *mark);
void plot_end_row(struct out *out);

#endif
