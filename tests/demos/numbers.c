/* Compares what the lab computes for itself with the C library, and prints one line a comparison. The
 * references: printf for numbers as text, strtod for reading them, <math.h> for functions, the published
 * output of PCG32. Exit 1 when one differs. */
#include "lab/maths.h"
#include "lab/number.h"
#include "lab/random.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failures;

static void report(const char *what, long count, double worst, double limit)
{
    failures += !(worst <= limit);
    printf("%s %s: %ld values, worst %.3g, limit %.3g\n", worst <= limit ? "ok" : "FAILED", what,
           count, worst, limit);
}

static struct lab_random source;

/* Any bit pattern; half of them of everyday size, some of few decimals, where rounding meets ties. */
static double any_double(int i)
{
    uint64_t bits = (uint64_t)lab_random_bits(&source) << 32 | lab_random_bits(&source);
    double value;
    if (i % 4 == 0)
        return (double)(int32_t)bits / (1 << (bits >> 32) % 24);
    if (i % 4 == 1)
        return (lab_random_unit(&source) - 0.5) * pow(10, (double)(bits % 12));
    memcpy(&value, &bits, sizeof value);
    return isfinite(value) ? value : 0;
}

typedef void writer(struct out *out, double value, int digits);

static void compare_text(const char *format, writer *write, int most)
{
    enum { COUNT = 200000 };
    long different = 0;
    for (int i = 0; i < COUNT; i++) {
        char ours[512], theirs[512];
        double value = any_double(i);
        int digits = (int)lab_random_below(&source, (uint32_t)most + 1);
        struct out out = { .ptr = ours, .cap = sizeof ours - 1 };
        write(&out, value, digits);
        ours[out.len] = '\0';
        snprintf(theirs, sizeof theirs, format, digits, value);
        if (strcmp(ours, theirs) != 0 && different++ < 5)
            printf("# %s of %a, %d digits: %s, not %s\n", format, value, digits, ours, theirs);
    }
    report(format, COUNT, (double)different, 0);
}

/* printf's digits, its sign and its exponent rewritten by hand. */
static void compare_readable(void)
{
    enum { COUNT = 100000 };
    static const char *const raised[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
    long wrong = 0;
    for (int i = 0; i < COUNT; i++) {
        double value = any_double(i);
        char ours[128], theirs[128], expected[256], digits[16];
        struct out out = { .ptr = ours, .cap = sizeof ours - 1 };
        number_readable(&out, value, 1 + i % 9);
        ours[out.len] = '\0';
        snprintf(theirs, sizeof theirs, "%.*g", 1 + i % 9, value);
        char *e = strchr(theirs, 'e');
        int exponent = e ? (int)strtol(e + 1, NULL, 10) : 0;
        if (e)
            *e = '\0';
        bool negative = theirs[0] == '-';
        snprintf(expected, sizeof expected, "%s%s%s%s", negative ? "−" : "", theirs + negative,
                 e ? "×10" : "", exponent < 0 ? "⁻" : "");
        snprintf(digits, sizeof digits, "%d", abs(exponent));
        for (char *at = digits; e && *at; at++)
            strcat(expected, raised[*at - '0']);
        wrong += strcmp(ours, expected) != 0;
    }
    report("readable numbers, as printf's", COUNT, (double)wrong, 0);
}

static double ulps(double got, double expected)
{
    if (got == expected || (isnan(got) && isnan(expected)))
        return 0;
    double ulp = nextafter(fabs(expected), INFINITY) - fabs(expected);
    return fabs(got - expected) / ulp;
}

static void compare_reading(void)
{
    enum { COUNT = 100000 };
    double worst = 0;
    for (int i = 0; i < COUNT; i++) {
        char text[64];
        double value, expected = any_double(i);
        snprintf(text, sizeof text, "%.*g", 1 + i % 17, expected);
        expected = strtod(text, NULL);
        /* below the normal numbers there are too few digits for a relative bound */
        if (!number_read(text, &value))
            worst = INFINITY;
        else if (fabs(expected) > 1e-300)
            worst = fmax(worst, ulps(value, expected));
    }
    report("reading decimals, in ulp", COUNT, worst, 4);
}

static void refuse(void)
{
    static const char *const bad[] = { "",    "-",    "+",    ".",   "e5",   "1e", "1e+",
                                       "nan", "inf",  "0x10", "1,5", "1 ",   " 1", "1.2.3",
                                       "--1", "1e5x", "∞",    "١",   "1e5.0" };
    double value;
    long accepted = 0, count = sizeof bad / sizeof *bad;
    for (long i = 0; i < count; i++)
        accepted += number_read(bad[i], &value);
    report("what is no number is refused", count, (double)accepted, 0);
    bool huge = number_read("1e999999999999", &value) && isinf(value);
    bool tiny = number_read("-1e-99999", &value) && value == 0;
    report("overflow and underflow", 2, !huge + !tiny, 0);
}

typedef double function(double);

struct range {
    double from, to;
    double limit; /* in ulp, or absolute */
};

static void compare(const char *what, function *ours, function *theirs, struct range range,
                    bool absolute)
{
    enum { COUNT = 200000 };
    double worst = 0;
    for (int i = 0; i < COUNT; i++) {
        double x = range.from + (range.to - range.from) * lab_random_unit(&source);
        double got = ours(x), expected = theirs(x);
        worst = fmax(worst, absolute ? fabs(got - expected) : ulps(got, expected));
    }
    report(what, COUNT, worst, range.limit);
}

static double log_of_power(double x)
{
    return lab_log(pow(2, x));
}

static double log_expected(double x)
{
    return log(pow(2, x));
}

static void compare_functions(void)
{
    compare("exp", lab_exp, exp, (struct range){ -745, 709.7, 2 }, false);
    compare("exp near 0", lab_exp, exp, (struct range){ -1, 1, 2 }, false);
    compare("log", log_of_power, log_expected, (struct range){ -1074, 1023, 2 }, false);
    compare("log near 1", lab_log, log, (struct range){ 0.5, 2, 2 }, false);
    compare("log10", lab_log10, log10, (struct range){ 1e-3, 1e6, 4 }, false);
    compare("tanh", lab_tanh, tanh, (struct range){ -20, 20, 4 }, false);
    compare("tanh near 0", lab_tanh, tanh, (struct range){ -0.6, 0.6, 4 }, false);
    compare("sin", lab_sin, sin, (struct range){ -1e6, 1e6, 1e-15 }, true);
    compare("sin near 0", lab_sin, sin, (struct range){ -4, 4, 1e-15 }, true);
    compare("cos", lab_cos, cos, (struct range){ -1e6, 1e6, 1e-15 }, true);
    compare("cos near 0", lab_cos, cos, (struct range){ -4, 4, 1e-15 }, true);
}

static void compare_powers(void)
{
    enum { COUNT = 100000 };
    double worst = 0;
    for (int i = 0; i < COUNT; i++) {
        double x = 10 * lab_random_unit(&source), y = 40 * (lab_random_unit(&source) - 0.5);
        /* in more digits than a double has: the bound is close to their own rounding */
        long double expected = powl(x, y), off = fabsl(lab_pow(x, y) - expected) / expected;
        worst = fmax(worst, (double)off / fmax(1, fabs(y * log(x))));
    }
    report("pow, relative to |y log x|", COUNT, worst, 4e-16);
}

static void compare_specials(void)
{
    const struct {
        double got, expected;
    } cases[] = {
        { lab_exp(1000), INFINITY },
        { lab_exp(-1000), 0 },
        { lab_exp(0), 1 },
        { lab_exp(NAN), NAN },
        { lab_log(0), -INFINITY },
        { lab_log(-1), NAN },
        { lab_log(1), 0 },
        { lab_log(INFINITY), INFINITY },
        { lab_tanh(NAN), NAN },
        { lab_tanh(1e9), 1 },
        { lab_tanh(-INFINITY), -1 },
        { lab_sin(0), 0 },
        { lab_sin(INFINITY), NAN },
        { lab_cos(0), 1 },
        { lab_pow(0, 2), 0 },
        { lab_pow(0, 0), 1 },
        { lab_pow(0, -1), INFINITY },
        { lab_pow(-1, 2), NAN },
        { lab_pow(NAN, 0), 1 },
        { lab_min(NAN, 2), 2 },
        { lab_min(2, NAN), 2 },
        { lab_max(NAN, 2), 2 },
        { lab_max(2, NAN), 2 },
        { lab_max(1, 2), 2 },
        { lab_exp(DBL_MIN), 1 },
        { lab_log(DBL_TRUE_MIN), log(DBL_TRUE_MIN) },
    };
    double worst = 0;
    long count = sizeof cases / sizeof *cases;
    for (long i = 0; i < count; i++)
        worst = fmax(worst, ulps(cases[i].got, cases[i].expected));
    report("special values", count, worst, 0);
}

/* The first output of the reference program for seed 42, stream 54 (pcg32-demo of pcg-c-basic). */
static void compare_random(void)
{
    static const uint32_t published[] = { 0xa15c02b7, 0x7b47f409, 0xba1d3330,
                                          0x83d2f293, 0xbfa4784b, 0xcbed606e };
    struct lab_random random;
    long different = 0;
    lab_random_init(&random, 42, 54);
    for (int i = 0; i < 6; i++)
        different += lab_random_bits(&random) != published[i];
    report("PCG32, seed 42, stream 54", 6, (double)different, 0);
}

/* Mean and variance within five standard errors. */
static void compare_moments(void)
{
    enum { COUNT = 1000000 };
    double sum = 0, squares = 0, unit = 0, below = 0;
    for (int i = 0; i < COUNT; i++) {
        double normal = lab_random_normal(&source);
        sum += normal;
        squares += normal * normal;
        unit += lab_random_unit(&source);
        below += lab_random_below(&source, 7);
    }
    double root = sqrt(COUNT);
    report("normal: mean, in standard errors", COUNT, fabs(sum / COUNT) * root, 5);
    report("normal: variance, in standard errors", COUNT,
           fabs(squares / COUNT - 1) * root / sqrt(2), 5);
    report("unit: mean, in standard errors", COUNT, fabs(unit / COUNT - 0.5) * root * sqrt(12), 5);
    report("below 7: mean, in standard errors", COUNT, fabs(below / COUNT - 3) * root / 2, 5);
}

int main(void)
{
    lab_random_init(&source, 20, 3);
    compare_text("%.*f", number_fixed, 20);
    compare_text("%.*e", number_scientific, 30);
    compare_text("%.*g", number_general, 20);
    compare_readable();
    compare_reading();
    refuse();
    compare_functions();
    compare_powers();
    compare_specials();
    compare_random();
    compare_moments();
    return failures > 0;
}
