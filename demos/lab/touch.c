#include "lab/touch.h"

#include "lab/control.h"
#include "lab/number.h"

enum { DIGITS = 8 };

static void write_key(struct out *out, const char *name, struct lab_text label)
{
    char key[CONTROL_KEY];
    control_slug(key, label);
    svg_string(out, name, key);
}

static void write_numbers(struct out *out, const char *name, const double *numbers)
{
    out_char(out, ' ');
    out_text(out, name);
    out_text(out, "=\"");
    for (int i = 0; i < 4; i++) {
        if (i)
            out_char(out, ' ');
        number_general(out, numbers[i], DIGITS);
    }
    out_char(out, '"');
}

void touch_write(struct out *out, const struct touch *touch)
{
    struct box box = touch->box;
    write_key(out, "data-x", touch->x);
    write_key(out, "data-y", touch->y);
    write_numbers(out, "data-box", (double[]){ box.x, box.y, box.width, box.height });
    write_numbers(out, "data-range",
                  (double[]){ touch->left, touch->right, touch->top, touch->bottom });
}
