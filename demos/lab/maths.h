/* maths: elementary functions that give the same bits on every machine.
 *
 * C libraries differ in the last bit of exp or tanh, and a training run that explodes makes such a
 * bit visible; so demos use these instead of <math.h>. They need only +, -, *, / and sqrt of
 * IEEE 754 doubles (compiled with -ffp-contract=off). Each is within 4 units in the last place of
 * the true value over the stated range; tests compare them with the C library. NaN gives NaN. */
#ifndef LAB_MATHS_H
#define LAB_MATHS_H

#define LAB_PI 3.14159265358979323846

/* Correctly rounded; NaN below zero. */
double lab_sqrt(double x);
double lab_abs(double x);
double lab_floor(double x);

/* NaN loses against a number. */
double lab_min(double a, double b);
double lab_max(double a, double b);

/* Overflows to infinity above 709.78, underflows to 0 below -745.13. */
double lab_exp(double x);

/* Natural; log 0 is -infinity, below zero NaN. */
double lab_log(double x);
double lab_log10(double x);

double lab_tanh(double x);

/* Radians, |x| <= 1e6; NaN beyond. Absolute error below 1e-15. */
double lab_sin(double x);
double lab_cos(double x);

/* x to the power y, x >= 0 (NaN below zero); relative error at most 4e-16 * max(1, |y log x|). */
double lab_pow(double x, double y);

#endif
