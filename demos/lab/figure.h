/* figure: what a demo draws. Included by lab/lab.h; include that.
 *
 * lab_plot(), lab_matrix(), lab_tokens() and lab_network() each open a figure. The calls that follow add to it,
 * until the next figure, sentence, control or the end of the frame closes it. Each figure needs one
 * lab_summary(); the table of its numbers is made from what was drawn.
 *
 * A series or arrow takes its colour (six of them, then again the first) from the order in which
 * names first appear in the figure; the same name again, also in another panel, has the same colour
 * and one entry in the legend. An empty name ("") has no entry. */
#ifndef LAB_FIGURE_H
#define LAB_FIGURE_H

/* One sentence with numbers that says what the figure shows now; formats as in lab_say(). */
void lab_summary(struct lab_text format, ...);

/* ---- plots ---- */

enum lab_scale { LAB_LINEAR, LAB_LOG };

void lab_plot(struct lab_text title);

/* Opens the next small multiple of the figure; at most 3, side by side. Calls from here on add to it.
 * The first one may follow lab_plot() directly. Axes and marks are a panel's own. */
void lab_panel(struct lab_text subtitle);

/* Names and scales of the axes. On a log scale what is not positive is not drawn. */
void lab_x_axis(struct lab_text label, enum lab_scale scale);
void lab_y_axis(struct lab_text label, enum lab_scale scale);

/* The part of an axis that must be seen at least. Without these, the range is that of the data.
 * lab_y_clip also cuts off what lies outside, for curves that run away. */
void lab_x_include(double from, double to);
void lab_y_include(double from, double to);
void lab_y_clip(double from, double to);

/* One unit is as long on x as on y: for vectors and planes. */
void lab_square(void);

/* Series of n points. xs may be NULL: 0, 1, 2, ... A value that is not finite leaves a gap. */
void lab_line(struct lab_text name, const double *xs, const double *ys, int n);
void lab_points(struct lab_text name, const double *xs, const double *ys, int n);
void lab_bars(struct lab_text name, const double *xs, const double *ys, int n);

/* A histogram of n values: the percentage of the finite ones in bins of `width`, with an edge at
 * from + k * width for whole k. Widths double until all values fit into 64 bins. */
void lab_histogram(struct lab_text name, const double *values, int n, double from, double width);

/* The area between two curves, as for uncertainty. */
void lab_band(struct lab_text name, const double *xs, const double *low, const double *high, int n);

/* An arrow from (x0, y0) to (x1, y1). */
void lab_arrow(struct lab_text name, double x0, double y0, double x1, double y1);

/* A handle at (x, y) that the reader drags: it moves the sliders with these labels, whose values x and
 * y are. Both axes must be linear. The sliders are its keyboard. */
void lab_handle(struct lab_text x_label, struct lab_text y_label, double x, double y);

/* Guides: dashed and muted, no data and so not in the table. A curve, cut off at the edge of the
 * plot; and a value on an axis, which the axis then includes. */
void lab_guide(struct lab_text name, const double *xs, const double *ys, int n);
void lab_guide_x(struct lab_text name, double x);
void lab_guide_y(struct lab_text name, double y);

/* rows x cols cells, row by row, as a coloured area that lies beneath the other marks. Cells are of
 * equal size on the paper, on log axes too; row 0 is at y0, column 0 at x0. What lab_heat() says of
 * colours holds for all areas of a figure together, and a key explains them. NaN is left empty,
 * infinities are grey. At most 128 x 128; past 4,000 cells they are drawn as a picture. */
struct lab_extent {
    double x0, x1, y0, y1;
};
void lab_raster(struct lab_text name, const double *values, int rows, int cols,
                struct lab_extent extent);

/* ---- matrices ---- */

/* rows x cols values, row by row. NaN is an empty cell (masked); infinities are shown as such.
 * Cells carry their number while they are wide enough, else a colour key explains them. */
void lab_matrix(struct lab_text title, const double *values, int rows, int cols);

/* Tokens or names along the sides, UTF-8, one a row or column. What `axis` is ("query"), may be "". */
void lab_row_labels(struct lab_text axis, const char *const *labels);
void lab_col_labels(struct lab_text axis, const char *const *labels);

/* What the colours mean. Sequential (the default) runs from `low` to `high`; diverging has zero in
 * the middle and reaches as far on both sides as the larger of |low| and |high|. Without a call:
 * the smallest and largest value, diverging if some are below zero. */
enum lab_heat { LAB_SEQUENTIAL, LAB_DIVERGING };
void lab_heat(enum lab_heat kind, double low, double high);

/* Digits after the point in the cells; 2 without a call. */
void lab_decimals(int digits);

/* A frame around one cell: the one that a sentence speaks of. */
void lab_mark_cell(int row, int col);

/* The reader picks a cell by click or tap: it sets the choices with these labels to its row and
 * column. The choices are its keyboard. */
void lab_pick(struct lab_text row_label, struct lab_text col_label);

/* ---- tokens ---- */

/* Tokens in two columns, who looks and at whom; UTF-8, at most 64. */
void lab_tokens(struct lab_text title, const char *const *texts, int count);

/* Links between them, [from][to] row by row, 0 to 1: as wide as the weight, none for 0. */
void lab_token_weights(const double *weights);

/* The links of the token `picked` are strong and carry their numbers, the others faint. A click or
 * tap on a token of the first column sets the choice with this label, which is its keyboard. */
void lab_pick_token(struct lab_text label, int picked);

/* ---- networks ---- */

/* Fully connected layers of units[0], units[1], ... units, drawn from left to right. */
void lab_network(struct lab_text title, const int *units, int layers);

/* Below each layer. One name a layer. */
void lab_layer_names(const struct lab_text *names);

/* Units that are switched off, one flag a unit, layer by layer: drawn dark, their links too. */
void lab_dark(const bool *dark);

/* A number in each unit, layer by layer. */
void lab_unit_values(const double *values);

/* Links' widths: weights of layer l to l+1, [to][from] row by row, one layer after the other. */
void lab_link_weights(const double *weights);

#endif
