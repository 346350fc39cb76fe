/* decimal: the exact decimal digits of a double, and their correct rounding. */
#ifndef LAB_DECIMAL_H
#define LAB_DECIMAL_H

enum { DECIMAL_DIGITS = 792 }; /* 767 are the most that a double has, in words of nine */

/* |value| = 0.d0 d1 d2 ... * 10^point; d0 is no zero, unless the value is: then count is 0. */
struct decimal {
    unsigned char digits[DECIMAL_DIGITS]; /* 0 to 9, not ASCII */
    int count, point;
};

/* All digits of |value|, which is finite. */
void decimal_from_double(struct decimal *decimal, double value);

/* Keeps the first `count` digits (possibly none or fewer than none), rounding half to even. */
void decimal_round(struct decimal *decimal, int count);

/* The digit at a place: zero beyond those kept. */
int decimal_digit(const struct decimal *decimal, int place);

#endif
