#include "lab/number.h"

#include "lab/decimal.h"

#include <math.h>
#include <stdint.h>

enum { MOST_DECIMALS = 30 };

void number_whole(struct out *out, long long value)
{
    char digits[20];
    int count = 0;
    unsigned long long rest = value < 0 ? 0 - (unsigned long long)value : (unsigned long long)value;
    do
        digits[count++] = (char)('0' + rest % 10);
    while (rest /= 10);
    if (value < 0)
        out_char(out, '-');
    while (count)
        out_char(out, digits[--count]);
}

/* Writes the sign, which is `minus` or nothing, or all of a value that has no digits. */
static bool begin(struct out *out, double value, const char *minus)
{
    if (isnan(value)) {
        out_text(out, "NaN");
        return false;
    }
    if (signbit(value))
        out_text(out, minus);
    if (isinf(value))
        out_text(out, "∞");
    return !isinf(value);
}

static int within(int value, int low, int high)
{
    return value < low ? low : value > high ? high : value;
}

static void write_places(struct out *out, const struct decimal *decimal, int from, int to)
{
    for (int place = from; place < to; place++)
        out_char(out, (char)('0' + decimal_digit(decimal, place)));
}

static void write_fixed(struct out *out, const struct decimal *decimal, int decimals)
{
    if (decimal->count == 0 || decimal->point <= 0)
        out_char(out, '0');
    else
        write_places(out, decimal, 0, decimal->point);
    if (decimals > 0)
        out_char(out, '.');
    for (int i = 0; i < decimals; i++) {
        int place = decimal->point + i;
        out_char(out, (char)('0' + (decimal->count ? decimal_digit(decimal, place) : 0)));
    }
}

void number_raised(struct out *out, int exponent)
{
    static const char raised[][4] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
    int size = exponent < 0 ? -exponent : exponent;
    out_text(out, exponent < 0 ? "⁻" : "");
    if (size >= 100)
        out_text(out, raised[size / 100]);
    if (size >= 10)
        out_text(out, raised[size / 10 % 10]);
    out_text(out, raised[size % 10]);
}

void number_power(struct out *out, int exponent)
{
    out_text(out, "10");
    number_raised(out, exponent);
}

static void write_scientific(struct out *out, const struct decimal *decimal, int decimals,
                             bool readable)
{
    int exponent = decimal->count ? decimal->point - 1 : 0;
    write_places(out, decimal, 0, 1);
    if (decimals > 0)
        out_char(out, '.');
    write_places(out, decimal, 1, 1 + decimals);
    if (readable) {
        out_text(out, "×");
        number_power(out, exponent);
        return;
    }
    out_char(out, 'e');
    out_char(out, exponent < 0 ? '-' : '+');
    int size = exponent < 0 ? -exponent : exponent;
    if (size < 10)
        out_char(out, '0');
    number_whole(out, size);
}

void number_fixed(struct out *out, double value, int decimals)
{
    struct decimal decimal;
    if (!begin(out, value, "-"))
        return;
    decimals = within(decimals, 0, MOST_DECIMALS);
    decimal_from_double(&decimal, value);
    decimal_round(&decimal, decimal.point + decimals);
    write_fixed(out, &decimal, decimals);
}

void number_scientific(struct out *out, double value, int decimals)
{
    struct decimal decimal;
    if (!begin(out, value, "-"))
        return;
    decimals = within(decimals, 0, MOST_DECIMALS);
    decimal_from_double(&decimal, value);
    decimal_round(&decimal, decimals + 1);
    write_scientific(out, &decimal, decimals, false);
}

static void write_general(struct out *out, double value, int digits, bool readable)
{
    struct decimal decimal;
    if (!begin(out, value, readable ? "−" : "-"))
        return;
    digits = within(digits, 1, MOST_DECIMALS);
    decimal_from_double(&decimal, value);
    decimal_round(&decimal, digits);
    int exponent = decimal.count ? decimal.point - 1 : 0;
    int shown = decimal.count ? decimal.count : 1;
    if (exponent < -4 || exponent >= digits)
        write_scientific(out, &decimal, shown - 1, readable);
    else
        write_fixed(out, &decimal, shown - 1 - exponent);
}

void number_general(struct out *out, double value, int digits)
{
    write_general(out, value, digits, false);
}

void number_readable(struct out *out, double value, int digits)
{
    write_general(out, value, digits, true);
}

void number_coordinate(struct out *out, double value)
{
    if (!(value > -99999))
        value = -99999;
    if (value > 99999)
        value = 99999;
    long long hundredths = (long long)floor(value * 100 + 0.5);
    if (hundredths < 0)
        out_char(out, '-');
    if (hundredths < 0)
        hundredths = -hundredths;
    number_whole(out, hundredths / 100);
    if (hundredths % 100 == 0)
        return;
    out_char(out, '.');
    out_char(out, (char)('0' + hundredths / 10 % 10));
    if (hundredths % 10)
        out_char(out, (char)('0' + hundredths % 10));
}

/* 10^exponent for 0 <= exponent; exact up to 22, where no factor is rounded. */
static double power_of_ten(int exponent)
{
    static const double squares[] = { 1e1, 1e2, 1e4, 1e8, 1e16, 1e32, 1e64, 1e128, 1e256 };
    double power = 1;
    if (exponent > 511)
        return INFINITY;
    for (int bit = 0; bit < 9; bit++) {
        if (exponent >> bit & 1)
            power *= squares[bit];
    }
    return power;
}

double number_from_decimal(double mantissa, int exponent)
{
    if (exponent >= 0)
        return mantissa == 0 ? 0 : mantissa * power_of_ten(exponent);
    /* In two steps, for 10^-320 is a number and 10^320 none. */
    int first = exponent < -300 ? 300 : -exponent;
    return mantissa / power_of_ten(first) / power_of_ten(-exponent - first);
}

int number_decade(double value)
{
    struct decimal decimal;
    decimal_from_double(&decimal, value);
    return decimal.point - 1;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Reads digits into `mantissa`, which holds 18; those behind them only move the point. */
static const char *read_digits(const char *text, uint64_t *mantissa, int *dropped)
{
    for (; is_digit(*text); text++) {
        if (*mantissa < UINT64_C(100000000000000000))
            *mantissa = *mantissa * 10 + (uint64_t)(*text - '0');
        else
            ++*dropped;
    }
    return text;
}

static bool read_exponent(const char *text, int *exponent)
{
    if (*text == '\0')
        return true;
    if (*text != 'e' && *text != 'E')
        return false;
    text++;
    bool negative = *text == '-';
    if (*text == '-' || *text == '+')
        text++;
    uint64_t size = 0;
    int dropped = 0;
    const char *end = read_digits(text, &size, &dropped);
    if (end == text || *end)
        return false;
    int limited = dropped || size > 100000 ? 100000 : (int)size;
    *exponent += negative ? -limited : limited;
    return true;
}

bool number_read(const char *text, double *value)
{
    uint64_t mantissa = 0;
    int exponent = 0, dropped = 0;
    bool negative = *text == '-';
    if (*text == '-' || *text == '+')
        text++;
    const char *end = read_digits(text, &mantissa, &exponent);
    bool any = end > text;
    if (*end == '.') {
        const char *fraction = end + 1;
        end = read_digits(fraction, &mantissa, &dropped);
        any = any || end > fraction;
        exponent -= (int)(end - fraction) - dropped;
    }
    if (!any || !read_exponent(end, &exponent))
        return false;
    double size = (double)mantissa;
    *value = number_from_decimal(negative ? -size : size, exponent);
    return true;
}
