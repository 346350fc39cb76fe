#include "lab/plot.h"

#include "lab/heat.h"
#include "lab/run.h"

#include <assert.h>
#include <string.h>

struct plot plot;
bool plot_any_square;
int plot_more_panels;
const char *plot_value_head;
void (*plot_draw_scale)(struct out *out, double y);

static void draw_layer(struct out *out, int index, enum layer layer)
{
    const struct panel *panel = &plot.panels[index];
    bool cut = layer != LAYER_DATA || panel->y.fixed, any = false;
    for (int i = 0; i < plot.mark_count; i++) {
        const struct mark *mark = &plot.marks[i];
        if (mark->panel != index || mark->kind->layer != layer)
            continue;
        if (cut && !any)
            svg_begin_cut(out, panel->area);
        any = true;
        mark->kind->draw(out, panel, mark);
    }
    if (cut && any)
        svg_end(out);
}

static void draw_ends(struct out *out, int index)
{
    for (int i = 0; i < plot.mark_count; i++) {
        const struct mark *mark = &plot.marks[i];
        if (mark->panel == index && mark->kind->draw_end)
            mark->kind->draw_end(out, &plot.panels[index], mark);
    }
}

static double measure(void)
{
    plot.height = plot_measure();
    return plot.height + (plot_draw_scale ? HEAT_KEY : 0);
}

static void draw(struct out *out)
{
    legend_draw(out);
    for (int i = 0; i < plot_panels(); i++) {
        plot_draw_frame(out, &plot.panels[i]);
        draw_layer(out, i, LAYER_AREA);
        if (plot_has_area(&plot.panels[i]))
            out_text(out, "<g class=\"lab-over\">");
        draw_layer(out, i, LAYER_GUIDE);
        draw_layer(out, i, LAYER_DATA);
        draw_ends(out, i);
        if (plot_has_area(&plot.panels[i]))
            out_text(out, "</g>");
    }
    if (plot_draw_scale)
        plot_draw_scale(out, plot.height);
}

static const struct drawing drawing = { measure, draw, plot_table };

struct panel *plot_panel(void)
{
    assert(figure_is(&drawing) && "no plot is open");
    return &plot.panels[plot_more_panels];
}

static void begin_panel(const char *subtitle)
{
    struct panel *panel = plot_panel();
    memset(panel, 0, sizeof *panel);
    axis_init(&panel->x);
    axis_init(&panel->y);
    panel->subtitle = subtitle;
}

void lab_plot(struct lab_text title)
{
    figure_open(title, &drawing);
    plot_more_panels = plot.mark_count = 0;
    plot_value_head = NULL;
    plot_draw_scale = NULL;
    begin_panel("");
}

void lab_panel(struct lab_text subtitle)
{
    const char *text = run_keep(run_text(subtitle));
    if (plot_panels() == 1 && plot.mark_count == 0 && !*plot_panel()->subtitle) {
        plot_panel()->subtitle = text;
    } else if (plot_panels() < PLOT_PANELS) {
        plot_more_panels++;
        begin_panel(text);
    } else {
        run_fail();
    }
}

static void set_axis(struct axis *axis, struct lab_text label, enum lab_scale scale)
{
    assert(!axis->seen && "an axis is set before its data");
    axis->label = run_keep(run_text(label));
    axis_set_scale(axis, scale);
}

void lab_x_axis(struct lab_text label, enum lab_scale scale)
{
    set_axis(&plot_panel()->x, label, scale);
}

void lab_y_axis(struct lab_text label, enum lab_scale scale)
{
    set_axis(&plot_panel()->y, label, scale);
}

void lab_x_include(double from, double to)
{
    axis_see(&plot_panel()->x, from);
    axis_see(&plot_panel()->x, to);
}

void lab_y_include(double from, double to)
{
    axis_see(&plot_panel()->y, from);
    axis_see(&plot_panel()->y, to);
}

void lab_y_clip(double from, double to)
{
    axis_fix(&plot_panel()->y, from, to);
}

void lab_square(void)
{
    plot_any_square = plot_panel()->square = true;
}

static void see(const struct mark *mark)
{
    struct panel *panel = plot_panel();
    for (int i = 0; i < mark->n; i++) {
        if (!axis_has(&panel->x, mark->x[i]) || !axis_has(&panel->y, mark->y[i]))
            continue;
        axis_see(&panel->x, mark->x[i]);
        axis_see(&panel->y, mark->y[i]);
        if (mark->high)
            axis_see(&panel->y, mark->high[i]);
    }
    if (mark->kind->from_zero)
        axis_see(&panel->y, 0);
}

static const double *copy_or_count(const double *values, int n)
{
    if (values)
        return figure_copy(values, n);
    double *counted = figure_numbers(n);
    for (int i = 0; counted && i < n; i++)
        counted[i] = i;
    return counted;
}

void plot_add(struct lab_text name, const struct mark_kind *kind, struct mark mark)
{
    plot_panel();
    mark.kind = kind;
    mark.panel = plot_more_panels;
    mark.name = legend_add(name, kind->draw_key, kind->has_series);
    mark.x = copy_or_count(mark.x, mark.n);
    mark.y = figure_copy(mark.y, mark.n);
    if (!mark.x || !mark.y || mark.name < 0 || plot.mark_count == PLOT_MARKS) {
        run_fail();
        return;
    }
    if (kind->layer != LAYER_GUIDE)
        see(&mark);
    plot.marks[plot.mark_count++] = mark;
}
