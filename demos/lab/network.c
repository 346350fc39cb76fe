/* Layers of units and the links between them. */
#include "lab/drawing.h"
#include "lab/maths.h"
#include "lab/number.h"
#include "lab/run.h"
#include "lab/svg.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { LAYERS = 8, LAYER_UNITS = 16, LEAST_HEIGHT = 320, NAME_ROW = 34, MOST_RADIUS = 26 };
enum { READABLE = 25, UNIT_ROW = 2 * READABLE + 4 }; /* a radius with room for a number */

static struct {
    int layers, units[LAYERS], first[LAYERS + 1]; /* `first` unit of a layer among all */
    const char *names[LAYERS];
    bool dark[LAYERS * LAYER_UNITS];
    const double *values, *weights; /* NULL: none given */
    double largest_weight, height, radius;
} network;

static double measure(void)
{
    int most = 1;
    bool named = false;
    for (int layer = 0; layer < network.layers; layer++) {
        most = network.units[layer] > most ? network.units[layer] : most;
        named = named || *network.names[layer];
    }
    network.height = LEAST_HEIGHT;
    network.radius = 0.36 * LEAST_HEIGHT / most;
    if (network.values && network.radius < READABLE) {
        network.height = lab_max(LEAST_HEIGHT, UNIT_ROW * most);
        network.radius = READABLE;
    }
    network.radius = lab_min(MOST_RADIUS, network.radius);
    return network.height + (named ? NAME_ROW : 0);
}

static double layer_x(int layer)
{
    double margin = 60, room = SVG_WIDTH - 2 * margin;
    return network.layers == 1 ? SVG_WIDTH / 2.0 : margin + room * layer / (network.layers - 1);
}

static struct point unit_place(int layer, int unit)
{
    return (struct point){ layer_x(layer), network.height * (unit + 0.5) / network.units[layer] };
}

static bool is_dark(int layer, int unit)
{
    return network.dark[network.first[layer] + unit];
}

/* Where the weights of a layer's links start among all. */
static int weight_start(int layer)
{
    int start = 0;
    for (int i = 0; i < layer; i++)
        start += network.units[i] * network.units[i + 1];
    return start;
}

static void draw_link(struct out *out, int layer, int from, int to)
{
    struct point a = unit_place(layer, from), b = unit_place(layer + 1, to);
    double weight = 0;
    bool off = is_dark(layer, from) || is_dark(layer + 1, to);
    if (network.weights)
        weight = network.weights[weight_start(layer) + to * network.units[layer] + from];
    if (off || !network.weights || !(network.largest_weight > 0)) {
        svg_line(out, off ? "lab-link lab-off" : "lab-link", a, b);
        return;
    }
    svg_element(out, "line", svg_series("lab-link lab-weighted", weight < 0));
    svg_number(out, "x1", a.x);
    svg_number(out, "y1", a.y);
    svg_number(out, "x2", b.x);
    svg_number(out, "y2", b.y);
    svg_number(out, "stroke-width", 0.5 + 4.5 * lab_abs(weight) / network.largest_weight);
    out_text(out, "/>");
}

/* The links of units that are off lie below the others. */
static void draw_links(struct out *out, bool off)
{
    for (int layer = 0; layer + 1 < network.layers; layer++) {
        int links = network.units[layer] * network.units[layer + 1];
        for (int i = 0; i < links; i++) {
            int from = i % network.units[layer], to = i / network.units[layer];
            if ((is_dark(layer, from) || is_dark(layer + 1, to)) == off)
                draw_link(out, layer, from, to);
        }
    }
}

static void draw_cross(struct out *out, struct point at, double arm)
{
    svg_line(out, "lab-cross", (struct point){ at.x - arm, at.y - arm },
             (struct point){ at.x + arm, at.y + arm });
    svg_line(out, "lab-cross", (struct point){ at.x - arm, at.y + arm },
             (struct point){ at.x + arm, at.y - arm });
}

/* Three significant digits at most: what has room in a unit. */
static const char *short_number(double value, char text[32])
{
    struct out out = { .ptr = text, .cap = 31 };
    if (signbit(value))
        out_text(&out, "−");
    double size = fabs(value);
    if (size < 9.995)
        number_fixed(&out, size, size < 0.995 ? 2 : 1);
    else
        number_general(&out, size, 3);
    text[out.len] = '\0';
    return text;
}

static void draw_unit(struct out *out, int layer, int unit)
{
    char text[32];
    struct point at = unit_place(layer, unit);
    bool off = is_dark(layer, unit);
    svg_circle(out, off ? "lab-unit lab-off" : "lab-unit", at, network.radius);
    if (off) {
        draw_cross(out, at, network.radius * 0.4);
    } else if (network.values) {
        const char *number = short_number(network.values[network.first[layer] + unit], text);
        if (svg_text_width(number) * 16 / SVG_FONT > 1.8 * network.radius)
            number = "…"; /* the table has it in full */
        svg_element(out, "text", "lab-on-unit");
        svg_number(out, "x", at.x);
        svg_number(out, "y", at.y + 6);
        out_text(out, " font-size=\"16\" text-anchor=\"middle\">");
        svg_escape(out, number);
        out_text(out, "</text>");
    }
}

static void draw(struct out *out)
{
    draw_links(out, true);
    draw_links(out, false);
    for (int layer = 0; layer < network.layers; layer++) {
        for (int unit = 0; unit < network.units[layer]; unit++)
            draw_unit(out, layer, unit);
        struct point at = { layer_x(layer), network.height + 24 };
        if (*network.names[layer])
            svg_text(out, "lab-text", at, "middle", svg_fit(network.names[layer], 160));
    }
}

static void table(struct out *out)
{
    table_head(out, run_text(TR("层", "Layer")));
    table_head(out, run_text(TR("单元", "Unit")));
    table_head(out, run_text(TR("状态", "State")));
    if (network.values)
        table_head(out, run_text(TR("值", "Value")));
    table_rows(out);
    for (int layer = 0; layer < network.layers; layer++) {
        for (int unit = 0; unit < network.units[layer]; unit++) {
            table_row(out);
            if (*network.names[layer])
                table_text(out, network.names[layer]);
            else
                table_number(out, layer + 1);
            table_number(out, unit + 1);
            table_text(out, run_text(is_dark(layer, unit) ? TR("关闭", "off") : TR("开启", "on")));
            if (network.values)
                table_number(out, network.values[network.first[layer] + unit]);
        }
    }
}

static const struct drawing drawing = { measure, draw, table };

void lab_network(struct lab_text title, const int *units, int layers)
{
    assert(layers > 0);
    figure_open(title, &drawing);
    memset(&network, 0, sizeof network);
    if (layers > LAYERS)
        run_fail();
    for (int layer = 0; layer < layers && layer < LAYERS; layer++) {
        assert(units[layer] > 0);
        if (units[layer] > LAYER_UNITS) {
            run_fail();
            return;
        }
        network.units[layer] = units[layer];
        network.names[layer] = "";
        network.first[layer + 1] = network.first[layer] + units[layer];
        network.layers = layer + 1;
    }
}

void lab_layer_names(const struct lab_text *names)
{
    assert(figure_is(&drawing) && "no network is open");
    for (int layer = 0; layer < network.layers; layer++)
        network.names[layer] = run_keep(run_text(names[layer]));
}

void lab_dark(const bool *dark)
{
    assert(figure_is(&drawing) && "no network is open");
    memcpy(network.dark, dark, (size_t)network.first[network.layers] * sizeof *dark);
}

void lab_unit_values(const double *values)
{
    assert(figure_is(&drawing) && "no network is open");
    network.values = figure_copy(values, network.first[network.layers]);
}

void lab_link_weights(const double *weights)
{
    assert(figure_is(&drawing) && "no network is open");
    int count = network.layers > 0 ? weight_start(network.layers - 1) : 0;
    network.weights = figure_copy(weights, count);
    for (int i = 0; network.weights && i < count; i++) {
        if (isfinite(weights[i]))
            network.largest_weight = lab_max(network.largest_weight, fabs(weights[i]));
    }
}
