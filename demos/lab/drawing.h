/* drawing: what the kinds of figure have in common: they are recorded call by call, drawn when they
 * are closed, and then say their numbers again as a table. */
#ifndef LAB_DRAWING_H
#define LAB_DRAWING_H

#include "lab/lab.h"
#include "lab/out.h"
#include "lab/svg.h"

/* A kind of figure. `measure` settles the layout and returns the height of the drawing. */
struct drawing {
    double (*measure)(void);
    void (*draw)(struct out *out);
    void (*table)(struct out *out);
};

/* Closes what is open and opens a figure. */
void figure_open(struct lab_text title, const struct drawing *kind);
void figure_close(void);

/* Whether the open figure is of this kind. */
bool figure_is(const struct drawing *kind);

/* A place in memory for numbers that live as long as the figure; NULL when a limit is exceeded. */
double *figure_numbers(int count);
double *figure_copy(const double *values, int count);

/* The place of a name in the figure's legend, new or known; -1 when a limit is exceeded. What
 * stands beside it is drawn about a point; a name with a series takes the next one. */
int legend_add(struct lab_text name,
               void (*draw_key)(struct out *, int series, struct point middle), bool has_series);
const char *legend_name(int place);
int legend_series(int place); /* its colour and shape, 0 to 5 */
double legend_height(void);
void legend_draw(struct out *out);
void legend_reset(void);

/* Half the width of what stands beside a name. */
enum { LEGEND_ARM = 14 };

/* Tables: "table":{"head":[...],"rows":[[...],...]} */
void table_begin(struct out *out);
void table_head(struct out *out, const char *text);
void table_rows(struct out *out);
void table_row(struct out *out);
void table_text(struct out *out, const char *text);
void table_number(struct out *out, double value);
void table_end(struct out *out);

#endif
