/* checks: what attention is compared with; runs at build time and in the reader's browser. */
#ifndef ATTENTION_CHECKS_H
#define ATTENTION_CHECKS_H

#include "attention/attention.h"

#include <stdbool.h>

/* To be called in lab_verify(): all of them, and of those the published vectors. */
void attention_checks(void);
void published_checks(void);

/* ---- for the checks themselves ---- */

/* One head: what goes in, and what check_attend() makes of it. */
enum { CHECK_SIZE = 64 };
extern struct check {
    struct attention_shape shape;
    double q[CHECK_SIZE], k[CHECK_SIZE], v[CHECK_SIZE], weights[CHECK_SIZE], out[CHECK_SIZE];
} check;

/* All stages, scaled. */
void check_attend(bool causal);

/* The larger of `largest` and |difference|, where not-a-number wins: a difference that is none must
 * fail its check. */
double check_larger(double largest, double difference);

#endif
