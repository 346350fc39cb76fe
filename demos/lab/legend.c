#include "lab/drawing.h"
#include "lab/maths.h"
#include "lab/run.h"
#include "lab/svg.h"

#include <string.h>

enum { NAMES = 16, SWATCH = 36, GAP = 26, ROW = 32 };

static struct {
    struct {
        const char *text;
        void (*draw_key)(struct out *out, int series, struct point middle);
        int series;
    } names[NAMES];
    int count, series;
} legend;

void legend_reset(void)
{
    legend.count = legend.series = 0;
}

int legend_add(struct lab_text name,
               void (*draw_key)(struct out *, int series, struct point middle), bool has_series)
{
    const char *text = run_text(name);
    for (int i = 0; i < legend.count; i++) {
        if (strcmp(legend.names[i].text, text) == 0)
            return i;
    }
    if (legend.count == NAMES) {
        run_fail();
        return -1;
    }
    legend.names[legend.count].text = run_keep(text);
    legend.names[legend.count].draw_key = draw_key;
    legend.names[legend.count].series = legend.series;
    if (has_series)
        legend.series = (legend.series + 1) % SVG_SHAPES;
    return legend.count++;
}

const char *legend_name(int place)
{
    return legend.names[place].text;
}

int legend_series(int place)
{
    return legend.names[place].series;
}

/* Sets the names in rows, drawing them if there is an `out`, and returns the height. */
static double set(struct out *out)
{
    struct point at = { 4, 24 };
    bool any = false;
    for (int i = 0; i < legend.count; i++) {
        const char *text = legend.names[i].text;
        double width = SWATCH + lab_min(svg_text_width(text), SVG_WIDTH - SWATCH - 8);
        if (!*text)
            continue;
        if (any && at.x + width > SVG_WIDTH)
            at = (struct point){ 4, at.y + ROW };
        any = true;
        if (out) {
            struct point middle = { at.x + LEGEND_ARM, at.y - 7 },
                         text_at = { at.x + SWATCH, at.y };
            legend.names[i].draw_key(out, legend.names[i].series, middle);
            svg_text(out, "lab-text", text_at, "start", svg_fit(text, SVG_WIDTH - SWATCH - 8));
        }
        at.x += width + GAP;
    }
    return any ? at.y + 14 : 0;
}

double legend_height(void)
{
    return set(NULL);
}

void legend_draw(struct out *out)
{
    set(out);
}
