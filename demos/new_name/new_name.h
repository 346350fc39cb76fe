/* new_name: the sums of a geometric series, as an example of an algorithm.
 *
 * https://en.wikipedia.org/wiki/Geometric_series. Pure functions on arrays: no input or output, no page. */
#ifndef NEW_NAME_NEW_NAME_H
#define NEW_NAME_NEW_NAME_H

/* sums[terms]: sums[k] = 1 + ratio + ... + ratio^k. terms > 0. */
void new_name_sums(double *sums, int terms, double ratio);

/* What they tend to, 1/(1 - ratio). -1 < ratio < 1. */
double new_name_limit(double ratio);

#endif
