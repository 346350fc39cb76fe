/* number: numbers as text and back. The digits are those of printf for every double; infinity and
 * not-a-number read "∞" and "NaN". WebAssembly has no printf without a system to write to. */
#ifndef LAB_NUMBER_H
#define LAB_NUMBER_H

#include "lab/out.h"

#include <stdbool.h>

/* As %d. */
void number_whole(struct out *out, long long value);

/* As %.*f, %.*e and %.*g; at most 30 digits after the point. */
void number_fixed(struct out *out, double value, int decimals);
void number_scientific(struct out *out, double value, int decimals);
void number_general(struct out *out, double value, int digits);

/* As %.*g, but with "−1.5×10⁹" for "-1.5e+09": what a reader is shown, with the minus that type sets. */
void number_readable(struct out *out, double value, int digits);

/* "⁻³": an exponent, and "10⁻³": a power of ten; |exponent| < 1000. */
void number_raised(struct out *out, int exponent);
void number_power(struct out *out, int exponent);

/* A length in a drawing: at most two decimals, no zeros at the end, within +-99999. */
void number_coordinate(struct out *out, double value);

/* mantissa * 10^exponent: the double nearest to that decimal for |mantissa| < 2^53 and an exponent
 * within +-22; close to it elsewhere. */
double number_from_decimal(double mantissa, int exponent);

/* The largest k with 10^k <= |value|, which is finite and not zero. */
int number_decade(double value);

/* Reads a decimal number that fills the text: "-1.5e3". False for anything else, also for "nan",
 * "inf", blanks and hexadecimal. Overflow gives infinity. Within a few units in the last place. */
bool number_read(const char *text, double *value);

#endif
