/* checks: what dropout is compared with; runs at build time and in the reader's browser. */
#ifndef DROPOUT_CHECKS_H
#define DROPOUT_CHECKS_H

/* To be called in lab_verify(): the two parts of it, dropout alone and the nets that are trained. */
void check_dropout(void);  /* checks.c */
void check_training(void); /* checks_training.c */

/* The larger, where not-a-number wins: a difference that is none must fail its check. */
double larger(double a, double b);

/* Two checks: mean and variance over 1000 masks (p = 0.5) of the sum of n terms. The bounds are
 * four standard errors: that of a mean is sigma/sqrt(N); that of a variance below sigma^2 sqrt(2/N),
 * as a sum of two-valued terms has a lighter tail than the normal. */
void check_statistics(const double *terms, int n);

#endif
