/* axis: from values to places between 0 and 1, and the round numbers along the way. */
#ifndef LAB_AXIS_H
#define LAB_AXIS_H

#include "lab/lab.h"

enum { AXIS_TICKS = 16, AXIS_TEXT = 24 };

struct tick {
    double value;
    char text[AXIS_TEXT];
};

struct axis {
    const char *label;
    enum lab_scale scale;
    double from, to; /* of the data, once seen; of the axis, once settled */
    bool seen;       /* whether from and to mean anything yet */
    bool fixed;      /* from and to are given: cut off what lies outside */
    int count;
    struct tick ticks[AXIS_TICKS];
};

void axis_init(struct axis *axis);
void axis_set_scale(struct axis *axis, enum lab_scale scale);

/* Whether the axis has a place for the value. */
bool axis_has(const struct axis *axis, double value);

/* Widens the range for a value, if it has a place. */
void axis_see(struct axis *axis, double value);
void axis_fix(struct axis *axis, double from, double to);

/* Gives an axis without values a range, and one with a single value a width. */
void axis_complete(struct axis *axis);

/* Chooses about `want` ticks; `loose` moves the ends outwards to round numbers. */
void axis_settle(struct axis *axis, int want, bool loose);

/* 0 at `from`, 1 at `to`; outside of that for values outside. */
double axis_place(const struct axis *axis, double value);

/* Width of the widest label in units of the drawing. */
double axis_text_width(const struct axis *axis);

#endif
