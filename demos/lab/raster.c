/* Coloured areas, a kind of mark. Their colours come from the page as those of a matrix do, while
 * they are few enough to be drawn. A picture cannot ask the page for colours: two are written, of
 * which the page shows one. */
#include "lab/heat.h"
#include "lab/maths.h"
#include "lab/number.h"
#include "lab/plot.h"
#include "lab/png.h"
#include "lab/run.h"

#include <assert.h>
#include <math.h>

enum { DRAWN_MOST = 4000, TABLE_SIDE = 5, DIGITS = 3 };

/* What a pixel holds: nothing, infinity, or a step of the scale past them. */
enum { PIXEL_EMPTY, PIXEL_BEYOND, PIXEL_STEPS };

static uint8_t pixels[PNG_SIDE * PNG_SIDE];

static uint8_t pixel_of(double value)
{
    if (isnan(value))
        return PIXEL_EMPTY;
    return (uint8_t)(isinf(value) ? PIXEL_BEYOND : PIXEL_STEPS + heat_step(value));
}

/* From the top row on. */
static void set_pixels(const struct mark *mark)
{
    for (int row = 0; row < mark->rows; row++) {
        const double *cells = mark->cells + (mark->rows - 1 - row) * mark->cols;
        for (int col = 0; col < mark->cols; col++)
            pixels[row * mark->cols + col] = pixel_of(cells[col]);
    }
}

/* ---- drawn ---- */

static const char *pixel_class(int pixel)
{
    if (pixel == PIXEL_BEYOND)
        return "lab-cells lab-beyond";
    return heat_class("lab-cells", pixel - PIXEL_STEPS);
}

/* A rectangle for each run of the pixel in its row, all in one path. */
static void draw_pixel(struct out *out, const struct mark *mark, int pixel)
{
    bool begun = false;
    int count = mark->rows * mark->cols, run = 1;
    for (int i = 0; i < count; i += run) {
        int row = i / mark->cols, end = (row + 1) * mark->cols;
        for (run = 1; i + run < end && pixels[i + run] == pixels[i];)
            run++;
        if (pixels[i] != pixel)
            continue;
        if (!begun) {
            svg_element(out, "path", pixel_class(pixel));
            out_text(out, " d=\"");
        }
        begun = true;
        svg_step(out, 'M', (struct point){ i % mark->cols, row });
        out_char(out, 'h');
        number_whole(out, run);
        out_text(out, "v1h-");
        number_whole(out, run);
        out_char(out, 'z');
    }
    if (begun)
        out_text(out, "\"/>");
}

/* Stretched over the area. */
static void stretch_over(struct out *out, struct box box)
{
    svg_place(out, box);
    svg_string(out, "preserveAspectRatio", "none");
}

static void draw_cells(struct out *out, const struct mark *mark, struct box box)
{
    out_text(out, "<svg");
    stretch_over(out, box);
    out_text(out, " viewBox=\"0 0 ");
    number_whole(out, mark->cols);
    out_char(out, ' ');
    number_whole(out, mark->rows);
    out_text(out, "\">");
    for (int pixel = PIXEL_BEYOND; pixel < PIXEL_STEPS + heat_steps(); pixel++)
        draw_pixel(out, mark, pixel);
    out_text(out, "</svg>");
}

/* ---- as a picture ---- */

/* The colours of themes/default/styles/tokens.css; a test compares them. */
enum { LIGHT, DARK };
static const struct {
    uint32_t beyond, heat[10], diverge[9];
} schemes[] = {
    [LIGHT] = { 0x7d888e,
                { 0xf2f9fe, 0xd5eafd, 0xb8dcfb, 0x9bcdf9, 0x7cbef6, 0x1476b6, 0x0365a1, 0x025689,
                  0x004773, 0x00385d },
                { 0x005486, 0x1174b4, 0x7fbef3, 0xc6e2fb, 0xf4f6f8, 0xf9d6bf, 0xf2ac7b, 0xac5107,
                  0x813700 } },
    [DARK] = { 0x78858c,
               { 0x141d25, 0x192d3d, 0x1d3d58, 0x1f4f73, 0x216190, 0x3d90cf, 0x64a6dc, 0x87bce9,
                 0xaad2f5, 0xcfe8ff },
               { 0xa9d7ff, 0x58a5e4, 0x215c89, 0x1a3b55, 0x1f2225, 0x502f17, 0x7d4519, 0xe0843e,
                 0xfcc593 } },
};

static void draw_picture(struct out *out, const struct mark *mark, struct box box, int scheme)
{
    uint32_t colours[PNG_COLOURS] = { 0, schemes[scheme].beyond };
    const uint32_t *steps = heat_is_diverging() ? schemes[scheme].diverge : schemes[scheme].heat;
    for (int step = 0; step < heat_steps(); step++)
        colours[PIXEL_STEPS + step] = steps[step];
    svg_element(out, "image",
                scheme == LIGHT ? "lab-picture lab-only-light" : "lab-picture lab-only-dark");
    stretch_over(out, box);
    out_text(out, " href=\"data:image/png;base64,");
    png_write(out, &(struct picture){ mark->cols, mark->rows, pixels, colours,
                                      PIXEL_STEPS + heat_steps() });
    out_text(out, "\"/>");
}

/* ---- the mark ---- */

static void draw(struct out *out, const struct panel *panel, const struct mark *mark)
{
    if (!plot_has(panel, mark, 0) || !plot_has(panel, mark, 1))
        return;
    struct point a = plot_place(panel, mark->x[0], mark->y[0]);
    struct point b = plot_place(panel, mark->x[1], mark->y[1]);
    struct box box = { a.x, b.y, b.x - a.x, a.y - b.y };
    if (!(box.width > 0 && box.height > 0))
        return;
    set_pixels(mark);
    if (mark->rows * mark->cols <= DRAWN_MOST) {
        draw_cells(out, mark, box);
    } else {
        draw_picture(out, mark, box, DARK);
        draw_picture(out, mark, box, LIGHT);
    }
}

static void draw_key(struct out *out, int series, struct point middle)
{
    (void)series;
    for (int i = 0; i < 4; i++) {
        struct box box = { middle.x + (i - 2) * LEGEND_ARM / 2.0, middle.y - 8, LEGEND_ARM / 2.0,
                           16 };
        svg_rect(out, heat_class("lab-cells", 1 + 2 * i), box);
    }
}

/* How far along an axis the middle of a cell is, as a value. */
static double middle(const struct axis *axis, const double ends[2], double part)
{
    if (axis->scale == LAB_LOG)
        return ends[0] * lab_pow(ends[1] / ends[0], part);
    return ends[0] + (ends[1] - ends[0]) * part;
}

static void write_cell(struct out *out, const struct mark *mark, int row, int col)
{
    const struct panel *panel = &plot.panels[mark->panel];
    double value = mark->cells[row * mark->cols + col];
    plot_begin_row(out, mark);
    table_number(out, middle(&panel->x, mark->x, (col + 0.5) / mark->cols));
    table_number(out, middle(&panel->y, mark->y, (row + 0.5) / mark->rows));
    if (isnan(value))
        table_text(out, "");
    else
        table_number(out, value);
}

/* A few cells, evenly chosen. */
static void write_rows(struct out *out, const struct mark *mark)
{
    int rows = mark->rows < TABLE_SIDE ? mark->rows : TABLE_SIDE;
    int cols = mark->cols < TABLE_SIDE ? mark->cols : TABLE_SIDE;
    for (int i = 0; i < rows; i++) {
        for (int j = 0; j < cols; j++)
            write_cell(out, mark, plot_thinned(i, rows, mark->rows),
                       plot_thinned(j, cols, mark->cols));
    }
}

static const char *scale_text(double value, char text[32])
{
    struct out out = { .ptr = text, .cap = 31 };
    if (value < 0)
        out_text(&out, "−");
    number_general(&out, fabs(value), DIGITS);
    text[out.len] = '\0';
    return text;
}

static bool any_beyond(void)
{
    for (int i = 0; i < plot.mark_count; i++) {
        const struct mark *mark = &plot.marks[i];
        for (int j = 0; mark->cells && j < mark->rows * mark->cols; j++) {
            if (isinf(mark->cells[j]))
                return true;
        }
    }
    return false;
}

static void draw_scale(struct out *out, double y)
{
    char low[32], high[32];
    heat_draw_key(out, y - 8, scale_text(heat_low(), low), scale_text(heat_high(), high));
    if (!any_beyond())
        return;
    svg_rect(out, "lab-cells lab-beyond", (struct box){ SVG_WIDTH - 60, y + 10, 28, 22 });
    svg_text(out, "lab-text", (struct point){ SVG_WIDTH - 4, y + 28 }, "end", "∞");
}

void lab_raster(struct lab_text name, const double *values, int rows, int cols,
                struct lab_extent extent)
{
    static const struct mark_kind raster = {
        .layer = LAYER_AREA, .draw = draw, .draw_key = draw_key, .write_rows = write_rows
    };
    double x[] = { extent.x0, extent.x1 }, y[] = { extent.y0, extent.y1 };
    assert(rows > 0 && cols > 0);
    if (rows > PNG_SIDE || cols > PNG_SIDE) {
        run_fail();
        return;
    }
    const double *cells = figure_copy(values, rows * cols);
    if (!cells)
        return;
    plot_panel()->has_area = true;
    plot_draw_scale = draw_scale;
    plot_value_head = run_text(TR("值", "value"));
    heat_see(cells, rows * cols);
    plot_add(name, &raster,
             (struct mark){ .x = x, .y = y, .n = 2, .cells = cells, .rows = rows, .cols = cols });
}
