#include "lab/control.h"

#include "lab/inbox.h"
#include "lab/input.h"
#include "lab/maths.h"
#include "lab/number.h"
#include "lab/run.h"
#include "lab/wrong.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { CONTROLS = 24, DIGITS = 15, MOST_PRESSES = 1000000 };

static struct {
    char keys[CONTROLS][CONTROL_KEY];
    int count;
    const char *unit;
} controls;

void control_start(void)
{
    controls.count = 0;
    controls.unit = "";
}

static bool is_alnum(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* "Max norm (p)" becomes "max-norm-p". */
void control_slug(char key[CONTROL_KEY], struct lab_text text)
{
    const char *label = run_english(text);
    int length = 0;
    bool gap = false;
    for (; *label && length < CONTROL_KEY - 2; label++) {
        char c = *label >= 'A' && *label <= 'Z' ? (char)(*label - 'A' + 'a') : *label;
        if (!is_alnum(c)) {
            gap = length > 0;
            continue;
        }
        if (gap)
            key[length++] = '-';
        key[length++] = c;
        gap = false;
    }
    key[length] = '\0';
}

const char *control_key(struct lab_text label)
{
    if (controls.count == CONTROLS) {
        run_fail();
        return "";
    }
    char *key = controls.keys[controls.count];
    control_slug(key, label);
    wrong_unless(*key, "a control needs an English label with letters or digits", run_text(label));
    for (int i = 0; i < controls.count; i++)
        wrong_unless(strcmp(key, controls.keys[i]) != 0, "two controls have the same key", key);
    controls.count++;
    return key;
}

bool control_exists(const char *key)
{
    for (int i = 0; i < controls.count; i++) {
        if (strcmp(key, controls.keys[i]) == 0)
            return true;
    }
    return false;
}

static double clamp(double value, double min, double max)
{
    return value < min ? min : value > max ? max : value;
}

struct out *control_begin(const char *kind, const char *key, struct lab_text label)
{
    struct out *out = run_item(kind);
    out_json_key(out, "key");
    out_json_string(out, key);
    out_json_key(out, "label");
    out_json_string(out, run_text(label));
    return out;
}

void control_number(struct out *out, const char *key, double value)
{
    out_json_key(out, key);
    number_general(out, value, DIGITS);
}

/* A slider: what JSON says of it. */
struct slider {
    const char *key;
    const char *scale;
    double min, max, value, start;
    double step; /* linear: of the value */
    int steps;   /* logarithmic: positions */
    int decimals;
};

static double write_slider(struct lab_text label, const struct slider *slider)
{
    struct out *out = control_begin("slider", slider->key, label);
    out_json_key(out, "unit");
    out_json_string(out, controls.unit);
    controls.unit = "";
    out_json_key(out, "scale");
    out_json_string(out, slider->scale);
    control_number(out, "min", slider->min);
    control_number(out, "max", slider->max);
    if (slider->steps)
        control_number(out, "steps", slider->steps);
    else
        control_number(out, "step", slider->step);
    control_number(out, "value", slider->value);
    control_number(out, "start", slider->start);
    out_json_key(out, "text");
    out_char(out, '"');
    if (slider->value < 0)
        out_text(out, "−");
    number_fixed(out, fabs(slider->value), slider->decimals);
    out_char(out, '"');
    run_item_end();
    return slider->value;
}

void lab_unit(struct lab_text unit)
{
    controls.unit = run_keep(run_text(unit));
}

/* The value with so many decimals that is nearest. */
static double with_decimals(double value, int decimals)
{
    return number_from_decimal(floor(number_from_decimal(value, decimals) + 0.5), -decimals);
}

/* The nearest position of a linear slider. */
static double snap(const struct slider *slider, double value)
{
    double min = slider->min, max = slider->max, step = slider->step;
    value = min + step * floor((clamp(value, min, max) - min) / step + 0.5);
    return clamp(with_decimals(value, slider->decimals), min, max);
}

double lab_slider(struct lab_text label, double min, double max, double initial)
{
    assert(min < max);
    double least = (max - min) / 80;
    int decade = number_decade(least);
    double unit = number_from_decimal(1, decade);
    int multiple = least >= 5 * unit ? 5 : least >= 2 * unit ? 2 : 1;
    double step = number_from_decimal(multiple, decade);
    struct slider slider = { .key = control_key(label),
                             .scale = "linear",
                             .min = min,
                             .max = max,
                             .step = step,
                             .decimals = decade < 0 ? -decade : 0 };
    slider.start = snap(&slider, initial);
    slider.value = snap(&slider, inbox_number(slider.key, initial));
    return write_slider(label, &slider);
}

/* Decimals of a value of two significant digits. */
static int decimals_of(double value)
{
    return 1 - number_decade(value);
}

double lab_slider_log(struct lab_text label, double min, double max, double initial)
{
    assert(0 < min && min < max);
    struct slider slider = { .key = control_key(label), .scale = "log", .min = min, .max = max };
    double value = clamp(inbox_number(slider.key, initial), min, max);
    slider.start = clamp(with_decimals(initial, decimals_of(initial)), min, max);
    slider.value = clamp(with_decimals(value, decimals_of(value)), min, max);
    slider.decimals = decimals_of(value) > 0 ? decimals_of(value) : 0;
    /* Twenty positions a decade: farther apart than two values of two digits, so that each move of
     * the slider moves the value. */
    slider.steps = (int)lab_max(20 * lab_log10(max / min) + 0.5, 1);
    return write_slider(label, &slider);
}

int lab_slider_int(struct lab_text label, int min, int max, int initial)
{
    assert(min < max);
    const char *key = control_key(label);
    double value = floor(clamp(inbox_number(key, initial), min, max) + 0.5);
    return (int)write_slider(label, &(struct slider){ .key = key,
                                                      .scale = "linear",
                                                      .min = min,
                                                      .max = max,
                                                      .value = value,
                                                      .start = initial,
                                                      .step = 1 });
}

static int choose(const char *kind, struct lab_text label, const struct lab_text *options,
                  int count, int initial)
{
    assert(count > 0);
    const char *key = control_key(label);
    int value = (int)floor(clamp(inbox_number(key, initial), 0, count - 1) + 0.5);
    struct out *out = control_begin(kind, key, label);
    control_number(out, "value", value);
    control_number(out, "start", clamp(initial, 0, count - 1));
    out_json_key(out, "options");
    for (int i = 0; i < count; i++) {
        out_char(out, i ? ',' : '[');
        out_json_string(out, run_text(options[i]));
    }
    out_char(out, ']');
    run_item_end();
    return value;
}

int lab_choice(struct lab_text label, const struct lab_text *options, int count, int initial)
{
    return choose("choice", label, options, count, initial);
}

int lab_view(struct lab_text label, const struct lab_text *options, int count)
{
    return choose("view", label, options, count, 0);
}

int lab_button(struct lab_text label)
{
    const char *key = control_key(label);
    int value = (int)floor(clamp(inbox_number(key, 0), 0, MOST_PRESSES));
    struct out *out = control_begin("button", key, label);
    control_number(out, "value", value);
    control_number(out, "start", 0);
    run_item_end();
    return value;
}

static void control_flag(struct out *out, const char *key, bool value)
{
    out_json_key(out, key);
    out_text(out, value ? "true" : "false");
}

bool lab_toggle(struct lab_text label, bool initial)
{
    const char *key = control_key(label);
    size_t length = 0;
    const char *bytes = inbox_find(key, &length);
    bool value = initial;
    if (bytes && length == 1 && (*bytes == '0' || *bytes == '1'))
        value = *bytes == '1';
    else if (bytes && length == 4 && memcmp(bytes, "true", 4) == 0)
        value = true;
    else if (bytes && length == 5 && memcmp(bytes, "false", 5) == 0)
        value = false;
    struct out *out = control_begin("toggle", key, label);
    control_flag(out, "value", value);
    control_flag(out, "start", initial);
    run_item_end();
    return value;
}

const char *lab_input(struct lab_text label, struct lab_text initial, int limit)
{
    assert(limit > 0 && limit <= INPUT_LIMIT);
    const char *key = control_key(label);
    size_t length = 0;
    const char *bytes = inbox_find(key, &length);
    const char *start = input_clean(run_text(initial), strlen(run_text(initial)), limit, false);
    const char *value = bytes ? input_clean(bytes, length, limit, true) : start;
    struct out *out = control_begin("text", key, label);
    out_json_key(out, "value");
    out_json_string(out, value);
    out_json_key(out, "start");
    out_json_string(out, start);
    control_number(out, "limit", limit);
    run_item_end();
    return value;
}

uint32_t lab_seed(uint32_t initial)
{
    const char *key = control_key(lab_same("seed"));
    double value = floor(clamp(inbox_number(key, initial), 0, UINT32_MAX) + 0.0); /* no -0 */
    struct out *out = control_begin("seed", key, TR("随机种子", "Seed"));
    control_number(out, "value", value);
    control_number(out, "start", initial);
    run_item_end();
    return (uint32_t)value;
}
