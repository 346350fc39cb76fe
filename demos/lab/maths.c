/* The polynomials and split constants are those of FDLIBM 5.3 (Sun Microsystems, 1993,
 * https://www.netlib.org/fdlibm/), whose method and error bounds its sources explain. */
#include "lab/maths.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

double lab_sqrt(double x)
{
    return sqrt(x);
}

double lab_abs(double x)
{
    return fabs(x);
}

double lab_floor(double x)
{
    return floor(x);
}

double lab_min(double a, double b)
{
    return isnan(a) || b < a ? b : a;
}

double lab_max(double a, double b)
{
    return isnan(a) || b > a ? b : a;
}

static const double LN2_HIGH = 6.93147180369123816490e-01, LN2_LOW = 1.90821492927058770002e-10;

/* 2^exponent, -1022 to 1023. */
static double power_of_two(int exponent)
{
    uint64_t bits = (uint64_t)(exponent + 1023) << 52;
    double power;
    memcpy(&power, &bits, sizeof power);
    return power;
}

/* In two factors, so that neither overflows where the product does not. */
static double scale(double x, int exponent)
{
    int half = exponent / 2;
    return x * power_of_two(half) * power_of_two(exponent - half);
}

double lab_exp(double x)
{
    if (isnan(x) || x > 709.79)
        return isnan(x) ? x : INFINITY;
    if (x < -745.14)
        return 0;
    double k = floor(x * 1.44269504088896338700e+00 + 0.5);
    double high = x - k * LN2_HIGH, low = k * LN2_LOW;
    double r = high - low, t = r * r;
    double c =
        r - t * (1.66666666666666019037e-01 +
                 t * (-2.77777777770155933842e-03 +
                      t * (6.61375632143793436117e-05 +
                           t * (-1.65339022054652515390e-06 + t * 4.13813679705723846039e-08))));
    return scale(1 + (r * c / (2 - c) - low + high), (int)k);
}

/* x = m * 2^k with sqrt(1/2) < m < sqrt 2; x is positive and finite. */
static double split(double x, int *k)
{
    *k = 0;
    if (x < 2.3e-308) {
        x *= 18014398509481984.0; /* 2^54: a subnormal becomes normal */
        *k = -54;
    }
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    *k += (int)(bits >> 52) - 1023;
    bits = (bits & 0xfffffffffffff) | (uint64_t)1023 << 52;
    memcpy(&x, &bits, sizeof x);
    if (x > 1.4142135623730951) {
        x /= 2;
        ++*k;
    }
    return x;
}

double lab_log(double x)
{
    if (x == 0)
        return -INFINITY;
    if (isnan(x) || x < 0 || isinf(x))
        return x < 0 ? NAN : x;
    int k;
    double f = split(x, &k) - 1;
    double s = f / (2 + f), z = s * s, half_square = 0.5 * f * f;
    double r =
        z * (6.666666666666735130e-01 +
             z * (3.999999999940941908e-01 +
                  z * (2.857142874366239149e-01 +
                       z * (2.222219843214978396e-01 +
                            z * (1.818357216161805012e-01 +
                                 z * (1.531383769920937332e-01 + z * 1.479819860511658591e-01))))));
    return k * LN2_HIGH - ((half_square - (s * (half_square + r) + k * LN2_LOW)) - f);
}

double lab_log10(double x)
{
    return lab_log(x) / 2.30258509299404568402;
}

double lab_tanh(double x)
{
    if (fabs(x) > 0.55) {
        double t = 1 - 2 / (lab_exp(2 * fabs(x)) + 1);
        return x < 0 ? -t : t;
    }
    /* Lambert's continued fraction x/(1 + x²/(3 + x²/(5 + ...))); NaN passes through it. */
    double fraction = 19, square = x * x;
    for (int odd = 17; odd > 0; odd -= 2)
        fraction = odd + square / fraction;
    return x / fraction;
}

static double sin_near_zero(double x)
{
    double z = x * x;
    return x + x * z *
                   (-1.66666666666666324348e-01 +
                    z * (8.33333333332248946124e-03 +
                         z * (-1.98412698298579493134e-04 +
                              z * (2.75573137070700676789e-06 +
                                   z * (-2.50507602534068634195e-08 +
                                        z * 1.58969099521155010221e-10)))));
}

static double cos_near_zero(double x)
{
    double z = x * x;
    double tail =
        z * (4.16666666666666019037e-02 +
             z * (-1.38888888888741095749e-03 +
                  z * (2.48015872894767294178e-05 +
                       z * (-2.75573143513906633035e-07 +
                            z * (2.08757232129817482790e-09 - z * 1.13596475577881948265e-11)))));
    return 1 - (0.5 * z - z * tail);
}

/* sin(x + quarter * pi/2), by Cody and Waite's reduction with pi/2 in three parts. */
static double sin_shifted(double x, int quarter)
{
    if (!(fabs(x) <= 1e6))
        return NAN;
    double k = floor(x * 6.36619772367581382433e-01 + 0.5);
    double r = x - k * 1.57079632673412561417e+00;
    r = r - k * 6.07710050630396597660e-11 - k * 2.02226624879595063154e-21;
    int turn = ((int)k + quarter) & 3;
    double value = turn & 1 ? cos_near_zero(r) : sin_near_zero(r);
    return turn & 2 ? -value : value;
}

double lab_sin(double x)
{
    return sin_shifted(x, 0);
}

double lab_cos(double x)
{
    return sin_shifted(x, 1);
}

double lab_pow(double x, double y)
{
    if (y == 0 || x == 1)
        return 1;
    if (isnan(x) || isnan(y) || x < 0)
        return NAN;
    return lab_exp(y * lab_log(x));
}
