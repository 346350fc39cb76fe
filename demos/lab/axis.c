#include "lab/axis.h"

#include "lab/maths.h"
#include "lab/number.h"
#include "lab/svg.h"

#include <math.h>

/* Beyond these, differences of values could overflow, and quotients of differences: a curve that ran
 * so far is off the paper, and an axis so short has no length. */
static const double LARGEST = 1e300, SMALLEST = 1e-300;

/* Never set in a program whose axes are all linear, which then links nothing for others. */
static bool any_log;

static bool is_log(const struct axis *axis)
{
    return any_log && axis->scale == LAB_LOG;
}

void axis_init(struct axis *axis)
{
    *axis = (struct axis){ .label = "" };
}

void axis_set_scale(struct axis *axis, enum lab_scale scale)
{
    axis->scale = scale;
    if (scale == LAB_LOG)
        any_log = true;
}

bool axis_has(const struct axis *axis, double value)
{
    return fabs(value) <= LARGEST && (!is_log(axis) || value >= SMALLEST);
}

void axis_see(struct axis *axis, double value)
{
    if (axis->fixed || !axis_has(axis, value))
        return;
    axis->from = axis->seen ? lab_min(axis->from, value) : value;
    axis->to = axis->seen ? lab_max(axis->to, value) : value;
    axis->seen = true;
}

void axis_fix(struct axis *axis, double from, double to)
{
    axis->from = from;
    axis->to = to;
    axis->seen = axis->fixed = axis_has(axis, from) && axis_has(axis, to) && from < to;
}

void axis_complete(struct axis *axis)
{
    if (!axis->seen) {
        axis->from = is_log(axis) ? 0.1 : 0;
        axis->to = 1;
    }
    double size = lab_max(fabs(axis->from), fabs(axis->to));
    if (size < SMALLEST) { /* steps of such an axis would be no numbers */
        axis->to = 1;
    } else if (is_log(axis) && axis->to < axis->from * 1.001) {
        axis->from /= 2;
        axis->to *= 2;
    } else if (!is_log(axis) && size < SMALLEST) {
        axis->from = 0;
        axis->to = 1;
    } else if (!is_log(axis) && axis->to - axis->from < size * 1e-9) {
        axis->from -= size / 2;
        axis->to += size / 2;
    }
}

/* mantissa * 10^exponent: "0.02", "−300", "10⁶", "2×10⁶". */
static void write_tick(struct tick *tick, long long mantissa, int exponent, bool powers)
{
    struct out out = { .ptr = tick->text, .cap = sizeof tick->text - 1 };
    tick->value = number_from_decimal((double)mantissa, exponent);
    long long size = mantissa < 0 ? -mantissa : mantissa;
    if (mantissa < 0)
        out_text(&out, "−");
    if (!powers || mantissa == 0) {
        number_fixed(&out, fabs(tick->value), mantissa && exponent < 0 ? -exponent : 0);
    } else if (exponent >= 0 && exponent <= 1) {
        number_whole(&out, exponent ? size * 10 : size);
    } else {
        if (size != 1) {
            number_whole(&out, size);
            out_text(&out, "×");
        }
        number_power(&out, exponent);
    }
    tick->text[out.len] = '\0';
}

/* Linear ticks are whole multiples of multiple * 10^exponent. */
static void settle_linear(struct axis *axis, int want, bool loose)
{
    double raw = (axis->to - axis->from) / want;
    int exponent = number_decade(raw), multiple = 10;
    double unit = number_from_decimal(1, exponent);
    static const int multiples[] = { 5, 2, 1 };
    for (int i = 0; i < 3; i++) {
        if (raw <= multiples[i] * unit)
            multiple = multiples[i];
    }
    if (multiple == 10) {
        multiple = 1;
        exponent++;
    }
    double step = number_from_decimal(multiple, exponent);
    double first = axis->from / step, last = axis->to / step;
    /* Ends that miss a round number by rounding alone are on it. */
    first = loose ? floor(first + 1e-6) : ceil(first - 1e-6);
    last = loose ? ceil(last - 1e-6) : floor(last + 1e-6);
    if (loose) {
        axis->from = number_from_decimal(first * multiple, exponent);
        axis->to = number_from_decimal(last * multiple, exponent);
    }
    double size = lab_max(fabs(axis->from), fabs(axis->to));
    bool powers = size >= 1e6 || exponent < -4;
    for (int i = 0; first + i <= last && axis->count < AXIS_TICKS; i++)
        write_tick(&axis->ticks[axis->count++], (long long)(first + i) * multiple, exponent,
                   powers);
}

static int decade_below(double value)
{
    return number_decade(value);
}

static int decade_above(double value)
{
    int decade = number_decade(value);
    return number_from_decimal(1, decade) >= value ? decade : decade + 1;
}

/* Logarithmic ticks are powers of ten, every second, third ... one when there are many; 1, 2, 5
 * when there are few. */
static void settle_log(struct axis *axis, int want, bool loose)
{
    int low = decade_below(axis->from), high = decade_above(axis->to);
    if (loose) {
        axis->from = number_from_decimal(1, low);
        axis->to = number_from_decimal(1, high);
    }
    bool powers = low < -3 || high > 4;
    int stride = (high - low + want - 1) / want;
    bool fine = (high - low) * 3 <= want + 3;
    static const int multiples[] = { 1, 2, 5 };
    for (int decade = low; decade <= high; decade++) {
        for (int i = 0; i < (fine ? 3 : 1); i++) {
            double value = number_from_decimal(multiples[i], decade);
            bool inside = value >= axis->from * 0.999999 && value <= axis->to * 1.000001;
            if (inside && decade % stride == 0 && axis->count < AXIS_TICKS)
                write_tick(&axis->ticks[axis->count++], multiples[i], decade, powers);
        }
    }
}

void axis_settle(struct axis *axis, int want, bool loose)
{
    axis->count = 0;
    if (is_log(axis))
        settle_log(axis, want, loose);
    else
        settle_linear(axis, want, loose);
}

double axis_place(const struct axis *axis, double value)
{
    if (!is_log(axis))
        return (value - axis->from) / (axis->to - axis->from);
    double from = lab_log(axis->from);
    return (lab_log(value) - from) / (lab_log(axis->to) - from);
}

double axis_text_width(const struct axis *axis)
{
    double width = 0;
    for (int i = 0; i < axis->count; i++)
        width = lab_max(width, svg_text_width(axis->ticks[i].text));
    return width;
}
