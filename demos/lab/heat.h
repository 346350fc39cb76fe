/* heat: colours for numbers. One scale a figure: what lab_heat() said of it, or else from the
 * smallest to the largest of the values that were seen. */
#ifndef LAB_HEAT_H
#define LAB_HEAT_H

#include "lab/out.h"

#include <stdbool.h>

/* Forgets the scale of the figure before. */
void heat_reset(void);

/* Widens the range for values that are finite. */
void heat_see(const double *values, int count);

/* The ends of the scale, and its steps: 10, or 9 of a diverging one. */
double heat_low(void);
double heat_high(void);
bool heat_is_diverging(void);
int heat_steps(void);

/* The step of a value; -1 when it is not finite. */
int heat_step(double value);

/* Whether the step has a colour on which text must be light (or dark, on a dark page). */
bool heat_is_strong(int step);

/* "lab-heat lab-h3": a class and the colour of a step; the text lives until the next call. */
const char *heat_class(const char *class, int step);

/* All colours in a row below y, between the texts of the scale's ends. */
enum { HEAT_KEY = 48 }; /* its height */
void heat_draw_key(struct out *out, double y, const char *low, const char *high);

#endif
