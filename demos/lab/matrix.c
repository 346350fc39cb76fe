/* Heat maps with their numbers in the cells. */
#include "lab/drawing.h"
#include "lab/maths.h"
#include "lab/number.h"
#include "lab/run.h"
#include "lab/svg.h"
#include "lab/touch.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { SIDE = 64, NUMBER_TEXT = 48, SMALL_FONT = 16, ROW = 30, LABEL_MOST = 150, KEY_ROW = 48 };

static struct {
    const double *values;
    int rows, cols, decimals, marked_row, marked_col;
    const char *row_axis, *col_axis;
    const char *row_labels[SIDE], *col_labels[SIDE]; /* NULL: none */
    enum lab_heat heat;
    double low, high;
    bool heat_given, pickable;
    struct lab_text pick_row, pick_col; /* labels of the choices that a pick sets */
    /* the layout */
    struct point origin; /* of the cells */
    double cell_width, cell_height;
    int font; /* of the numbers in the cells; 0: none are shown */
    bool slanted;
} matrix;

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
        number_scientific(&out, value, 1);
    }
    text[out.len] = '\0';
    return text;
}

static void settle_heat(void)
{
    double low = 0, high = 0;
    bool any = false;
    for (int i = 0; i < matrix.rows * matrix.cols; i++) {
        double value = matrix.values[i];
        if (!isfinite(value))
            continue;
        low = any ? lab_min(low, value) : value;
        high = any ? lab_max(high, value) : value;
        any = true;
    }
    if (!matrix.heat_given) {
        matrix.heat = low < 0 ? LAB_DIVERGING : LAB_SEQUENTIAL;
        matrix.low = low;
        matrix.high = high;
    }
    if (matrix.heat == LAB_DIVERGING) {
        matrix.high = lab_max(fabs(matrix.low), fabs(matrix.high));
        matrix.low = -matrix.high;
    }
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
    settle_heat();
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
    return top + matrix.cell_height * matrix.rows + (matrix.font ? 4 : KEY_ROW);
}

/* "lab-heat lab-h3"; the text lives until the next call. */
static const char *heat_class(double value)
{
    static char class[] = "lab-heat lab-h0";
    double span = matrix.high - matrix.low, step;
    if (!isfinite(value))
        return "lab-heat lab-empty";
    double part = span > 0 ? (value - matrix.low) / span : 0.5;
    if (matrix.heat == LAB_DIVERGING)
        step = lab_floor(part * 8 + 0.5);
    else
        step = lab_floor(part * 10);
    step = lab_max(0, lab_min(step, matrix.heat == LAB_DIVERGING ? 8 : 9));
    class[13] = matrix.heat == LAB_DIVERGING ? 'd' : 'h';
    class[14] = (char)('0' + (int)step);
    return class;
}

/* On strong colours and on faint ones text has different colours. */
static const char *number_class(double value)
{
    if (!isfinite(value))
        return "lab-muted";
    int step = heat_class(value)[14] - '0';
    bool strong = matrix.heat == LAB_DIVERGING ? step <= 1 || step >= 7 : step >= 5;
    return strong ? "lab-on-strong" : "lab-on-faint";
}

static void draw_cell(struct out *out, int row, int col)
{
    char text[NUMBER_TEXT];
    double value = value_at(row, col);
    struct box box = { matrix.origin.x + col * matrix.cell_width,
                       matrix.origin.y + row * matrix.cell_height, matrix.cell_width,
                       matrix.cell_height };
    svg_rect(out, heat_class(value), box);
    if (!matrix.font || isnan(value))
        return;
    svg_element(out, "text", number_class(value));
    svg_number(out, "x", box.x + box.width / 2);
    svg_number(out, "y", box.y + box.height / 2 + matrix.font * 0.36);
    if (matrix.font != SVG_FONT)
        svg_number(out, "font-size", matrix.font);
    out_text(out, " text-anchor=\"middle\">");
    svg_escape(out, cell_text(value, text));
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
    char text[NUMBER_TEXT];
    int steps = matrix.heat == LAB_DIVERGING ? 9 : 10;
    double y = matrix.origin.y + matrix.cell_height * matrix.rows + 18;
    double left = (SVG_WIDTH - steps * 28) / 2.0, right = left + steps * 28;
    for (int i = 0; i < steps; i++) {
        double value = matrix.low + (matrix.high - matrix.low) * (i + 0.5) / steps;
        svg_rect(out, heat_class(value), (struct box){ left + i * 28, y, 28, 22 });
    }
    svg_text(out, "lab-text", (struct point){ left - 8, y + 18 }, "end",
             cell_text(matrix.low, text));
    svg_text(out, "lab-text", (struct point){ right + 8, y + 18 }, "start",
             cell_text(matrix.high, text));
}

/* A sheet over all cells that answers for them. */
static void draw_pick(struct out *out)
{
    struct box box = { matrix.origin.x, matrix.origin.y, matrix.cell_width * matrix.cols,
                       matrix.cell_height * matrix.rows };
    svg_element(out, "rect", "lab-pick");
    touch_write(out, &(struct touch){ matrix.pick_col, matrix.pick_row, box, 0, matrix.cols, 0,
                                      matrix.rows });
    svg_number(out, "x", box.x);
    svg_number(out, "y", box.y);
    svg_number(out, "width", box.width);
    svg_number(out, "height", box.height);
    out_text(out, "/>");
}

static void draw(struct out *out)
{
    draw_labels(out);
    for (int row = 0; row < matrix.rows; row++) {
        for (int col = 0; col < matrix.cols; col++)
            draw_cell(out, row, col);
    }
    if (matrix.marked_row >= 0) {
        struct box box = { matrix.origin.x + matrix.marked_col * matrix.cell_width,
                           matrix.origin.y + matrix.marked_row * matrix.cell_height,
                           matrix.cell_width, matrix.cell_height };
        svg_rect(out, "lab-mark", box);
    }
    if (matrix.pickable)
        draw_pick(out);
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

void lab_heat(enum lab_heat kind, double low, double high)
{
    assert(figure_is(&drawing) && "no matrix is open");
    matrix.heat = kind;
    matrix.low = low;
    matrix.high = high;
    matrix.heat_given = true;
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
    matrix.pickable = true;
    matrix.pick_row = row_label;
    matrix.pick_col = col_label;
}
