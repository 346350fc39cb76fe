/* Heat maps with their numbers in the cells. */
#include "lab/drawing.h"
#include "lab/heat.h"
#include "lab/maths.h"
#include "lab/number.h"
#include "lab/run.h"
#include "lab/svg.h"
#include "lab/touch.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { SIDE = 64, NUMBER_TEXT = 48, SMALL_FONT = 16, ROW = 30, LABEL_MOST = 150 };

static struct {
    const double *values;
    int rows, cols, decimals, marked_row, marked_col;
    const char *row_axis, *col_axis;
    const char *row_labels[SIDE], *col_labels[SIDE]; /* NULL: none */
    struct lab_text pick_row, pick_col;              /* labels of the choices that a pick sets */
    /* the layout */
    struct point origin; /* of the cells */
    double cell_width, cell_height;
    int font; /* of the numbers in the cells; 0: none are shown */
    bool slanted;
} matrix;

static void (*draw_sheet)(struct out *out); /* NULL: none is asked for */

static double value_at(int row, int col)
{
    return matrix.values[row * matrix.cols + col];
}

static const char *cell_text(double value, char text[NUMBER_TEXT])
{
    struct out out = { .ptr = text, .cap = NUMBER_TEXT - 1 };
    if (signbit(value))
        out_text(&out, "−");
    number_fixed(&out, fabs(value), matrix.decimals);
    if (out.full) {
        out.len = 0;
        out.full = false;
        number_readable(&out, value, 2);
    }
    text[out.len] = '\0';
    return text;
}

static double widest(const char *const *labels, int count)
{
    double width = 0;
    for (int i = 0; i < count && labels[i]; i++)
        width = lab_max(width, svg_text_width(labels[i]));
    return lab_min(width, LABEL_MOST);
}

static double widest_number(void)
{
    char text[NUMBER_TEXT];
    double width = 0;
    for (int i = 0; i < matrix.rows * matrix.cols; i++) {
        if (!isnan(matrix.values[i]))
            width = lab_max(width, svg_text_width(cell_text(matrix.values[i], text)));
    }
    return width;
}

static void settle_cells(double left, double right)
{
    double room = SVG_WIDTH - left - right, number = widest_number();
    matrix.cell_width = lab_min(room / matrix.cols, 104);
    matrix.cell_height = lab_min(matrix.cell_width, 46);
    matrix.font = 0;
    if (number + 6 <= matrix.cell_width && matrix.cell_height >= 26)
        matrix.font = SVG_FONT;
    else if (number * SMALL_FONT / SVG_FONT + 2 <= matrix.cell_width && matrix.cell_height >= 22)
        matrix.font = SMALL_FONT;
}

static double measure(void)
{
    double left = matrix.row_labels[0] ? widest(matrix.row_labels, matrix.rows) + 12 : 2;
    double labels = widest(matrix.col_labels, matrix.cols);
    settle_cells(left, 2);
    matrix.slanted = labels + 6 > matrix.cell_width;
    if (matrix.slanted) /* the last label leans out to the right */
        settle_cells(left, lab_max(2, 0.71 * labels - matrix.cell_width / 2));
    double top = *matrix.row_axis || *matrix.col_axis ? ROW : 2;
    if (matrix.col_labels[0])
        top += matrix.slanted ? 0.71 * labels + 18 : ROW;
    double width = matrix.cell_width * matrix.cols;
    matrix.origin = (struct point){ lab_max(left, (SVG_WIDTH - width) / 2), top };
    return top + matrix.cell_height * matrix.rows + (matrix.font ? 4 : HEAT_KEY);
}

/* On strong colours and on faint ones text has different colours. */
static const char *number_class(int step)
{
    if (step < 0)
        return "lab-muted";
    return heat_is_strong(step) ? "lab-on-strong" : "lab-on-faint";
}

static struct box cell_box(int row, int col)
{
    return (struct box){ matrix.origin.x + col * matrix.cell_width,
                         matrix.origin.y + row * matrix.cell_height, matrix.cell_width,
                         matrix.cell_height };
}

static void draw_cells(struct out *out)
{
    for (int row = 0; row < matrix.rows; row++) {
        for (int col = 0; col < matrix.cols; col++)
            svg_rect(out, heat_class("lab-heat", heat_step(value_at(row, col))),
                     cell_box(row, col));
    }
}

static void draw_number(struct out *out, double value, struct box box)
{
    char text[NUMBER_TEXT];
    svg_element(out, "tspan", number_class(heat_step(value)));
    svg_number(out, "x", box.x + box.width / 2);
    svg_number(out, "y", box.y + box.height / 2 + matrix.font * 0.36);
    out_text(out, ">");
    svg_escape(out, cell_text(value, text));
    out_text(out, "</tspan>");
}

/* One text for all numbers: browsers lay it out in two thirds of the time that one each takes. */
static void draw_numbers(struct out *out)
{
    svg_element(out, "text", "lab-text");
    if (matrix.font != SVG_FONT)
        svg_number(out, "font-size", matrix.font);
    out_text(out, " text-anchor=\"middle\">");
    for (int row = 0; row < matrix.rows; row++) {
        for (int col = 0; col < matrix.cols; col++) {
            if (!isnan(value_at(row, col)))
                draw_number(out, value_at(row, col), cell_box(row, col));
        }
    }
    out_text(out, "</text>");
}

static void draw_column_label(struct out *out, int col)
{
    double x = matrix.origin.x + (col + 0.5) * matrix.cell_width, y = matrix.origin.y - 9;
    const char *label = svg_fit(matrix.col_labels[col], LABEL_MOST);
    if (!matrix.slanted) {
        svg_text(out, "lab-text", (struct point){ x, y }, "middle", label);
        return;
    }
    svg_element(out, "text", "lab-text");
    out_text(out, " transform=\"translate(");
    svg_step(out, ' ', (struct point){ x, y });
    out_text(out, ") rotate(-45)\">");
    svg_escape(out, label);
    out_text(out, "</text>");
}

static void draw_labels(struct out *out)
{
    struct point origin = matrix.origin;
    for (int row = 0; row < matrix.rows && matrix.row_labels[row]; row++) {
        struct point at = { origin.x - 8, origin.y + (row + 0.5) * matrix.cell_height + 7 };
        svg_text(out, "lab-text", at, "end", svg_fit(matrix.row_labels[row], LABEL_MOST));
    }
    for (int col = 0; col < matrix.cols && matrix.col_labels[col]; col++)
        draw_column_label(out, col);
    struct point row_axis = { origin.x - 8, origin.y - 9 }, col_axis = { origin.x, 20 };
    if (*matrix.row_axis)
        svg_text(out, "lab-muted", row_axis, "end", matrix.row_axis);
    if (*matrix.col_axis)
        svg_text(out, "lab-muted", col_axis, "start", matrix.col_axis);
}

static void draw_key(struct out *out)
{
    char low[NUMBER_TEXT], high[NUMBER_TEXT];
    double bottom = matrix.origin.y + matrix.cell_height * matrix.rows;
    heat_draw_key(out, bottom, cell_text(heat_low(), low), cell_text(heat_high(), high));
}

/* A sheet over all cells that answers for them. */
static void draw_pick(struct out *out)
{
    struct box box = { matrix.origin.x, matrix.origin.y, matrix.cell_width * matrix.cols,
                       matrix.cell_height * matrix.rows };
    svg_element(out, "rect", "lab-pick");
    touch_write(out, &(struct touch){ matrix.pick_col, matrix.pick_row, box, 0, matrix.cols, 0,
                                      matrix.rows });
    svg_place(out, box);
    out_text(out, "/>");
}

static void draw(struct out *out)
{
    draw_labels(out);
    draw_cells(out);
    if (matrix.font)
        draw_numbers(out);
    if (matrix.marked_row >= 0)
        svg_rect(out, "lab-mark", cell_box(matrix.marked_row, matrix.marked_col));
    if (draw_sheet)
        draw_sheet(out);
    if (!matrix.font)
        draw_key(out);
}

static void side_text(struct out *out, const char *label, int index,
                      void (*write)(struct out *, const char *))
{
    char text[16];
    struct out number = { .ptr = text, .cap = sizeof text - 1 };
    number_whole(&number, index + 1);
    text[number.len] = '\0';
    write(out, label ? label : text);
}

static void table(struct out *out)
{
    table_head(out, matrix.row_axis);
    for (int col = 0; col < matrix.cols; col++)
        side_text(out, matrix.col_labels[col], col, table_head);
    table_rows(out);
    for (int row = 0; row < matrix.rows; row++) {
        table_row(out);
        side_text(out, matrix.row_labels[row], row, table_text);
        for (int col = 0; col < matrix.cols; col++) {
            if (isnan(value_at(row, col)))
                table_text(out, "");
            else
                table_number(out, value_at(row, col));
        }
    }
}

static const struct drawing drawing = { measure, draw, table };

void lab_matrix(struct lab_text title, const double *values, int rows, int cols)
{
    assert(rows > 0 && cols > 0);
    figure_open(title, &drawing);
    memset(&matrix, 0, sizeof matrix);
    draw_sheet = NULL;
    matrix.row_axis = matrix.col_axis = "";
    matrix.decimals = 2;
    matrix.marked_row = -1;
    if (rows > SIDE || cols > SIDE) {
        run_fail();
        return;
    }
    matrix.values = figure_copy(values, rows * cols);
    matrix.rows = matrix.values ? rows : 0;
    matrix.cols = matrix.values ? cols : 0;
    heat_see(matrix.values, matrix.rows * matrix.cols);
}

void lab_row_labels(struct lab_text axis, const char *const *labels)
{
    assert(figure_is(&drawing) && "no matrix is open");
    matrix.row_axis = run_keep(run_text(axis));
    for (int i = 0; i < matrix.rows; i++)
        matrix.row_labels[i] = run_keep(labels[i]);
}

void lab_col_labels(struct lab_text axis, const char *const *labels)
{
    assert(figure_is(&drawing) && "no matrix is open");
    matrix.col_axis = run_keep(run_text(axis));
    for (int i = 0; i < matrix.cols; i++)
        matrix.col_labels[i] = run_keep(labels[i]);
}

void lab_decimals(int digits)
{
    assert(figure_is(&drawing) && "no matrix is open");
    matrix.decimals = digits;
}

void lab_mark_cell(int row, int col)
{
    assert(figure_is(&drawing) && "no matrix is open");
    if (row < 0 || row >= matrix.rows || col < 0 || col >= matrix.cols)
        return;
    matrix.marked_row = row;
    matrix.marked_col = col;
}

void lab_pick(struct lab_text row_label, struct lab_text col_label)
{
    assert(figure_is(&drawing) && "no matrix is open");
    draw_sheet = draw_pick;
    matrix.pick_row = row_label;
    matrix.pick_col = col_label;
}
