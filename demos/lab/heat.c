#include "lab/heat.h"

#include "lab/drawing.h"
#include "lab/maths.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { KEY_CELL = 28 };

static struct {
    enum lab_heat kind;
    bool given; /* by lab_heat() */
    bool seen;  /* whether low and high mean anything yet */
    double low, high;
} heat;

void heat_reset(void)
{
    memset(&heat, 0, sizeof heat);
}

void lab_heat(enum lab_heat kind, double low, double high)
{
    assert(!figure_is(NULL) && "no figure is open");
    heat.kind = kind;
    heat.low = low;
    heat.high = high;
    heat.given = true;
}

void heat_see(const double *values, int count)
{
    for (int i = 0; i < count && !heat.given; i++) {
        if (!isfinite(values[i]))
            continue;
        heat.low = heat.seen ? lab_min(heat.low, values[i]) : values[i];
        heat.high = heat.seen ? lab_max(heat.high, values[i]) : values[i];
        heat.seen = true;
    }
}

bool heat_is_diverging(void)
{
    return heat.given ? heat.kind == LAB_DIVERGING : heat.low < 0;
}

double heat_high(void)
{
    return heat_is_diverging() ? lab_max(fabs(heat.low), fabs(heat.high)) : heat.high;
}

double heat_low(void)
{
    return heat_is_diverging() ? -heat_high() : heat.low;
}

int heat_steps(void)
{
    return heat_is_diverging() ? 9 : 10;
}

int heat_step(double value)
{
    double span = heat_high() - heat_low(), last = heat_steps() - 1;
    if (!isfinite(value))
        return -1;
    double part = span > 0 ? (value - heat_low()) / span : 0.5;
    double step = lab_floor(heat_is_diverging() ? part * 8 + 0.5 : part * 10);
    return (int)lab_max(0, lab_min(step, last));
}

bool heat_is_strong(int step)
{
    return heat_is_diverging() ? step <= 1 || step >= 7 : step >= 5;
}

const char *heat_class(const char *class, int step)
{
    static char text[48];
    size_t length = strlen(class);
    memcpy(text, class, length);
    memcpy(text + length, step < 0 ? " lab-empty" : " lab-h0", step < 0 ? 11 : 8);
    if (step >= 0) {
        text[length + 5] = heat_is_diverging() ? 'd' : 'h';
        text[length + 6] = (char)('0' + step);
    }
    return text;
}

void heat_draw_key(struct out *out, double y, const char *low, const char *high)
{
    int steps = heat_steps();
    double left = (SVG_WIDTH - steps * KEY_CELL) / 2.0, right = left + steps * KEY_CELL;
    for (int i = 0; i < steps; i++)
        svg_rect(out, heat_class("lab-heat", i),
                 (struct box){ left + i * KEY_CELL, y + 18, KEY_CELL, 22 });
    svg_text(out, "lab-text", (struct point){ left - 8, y + 36 }, "end", low);
    svg_text(out, "lab-text", (struct point){ right + 8, y + 36 }, "start", high);
}
