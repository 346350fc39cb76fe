/* touch: the places of a figure that the reader can drag or pick. The host turns a point there into
 * the values of two controls, or of one; it knows these attributes:
 *
 *   data-x, data-y  keys of the controls across and down; one of them may be empty
 *   data-box        the area that answers: left, top, width, height, in units of the drawing
 *   data-range      values at its left, right, top and bottom */
#ifndef LAB_TOUCH_H
#define LAB_TOUCH_H

#include "lab/lab.h"
#include "lab/svg.h"

struct touch {
    struct lab_text x, y; /* labels of the controls; one may be TR("", "") */
    struct box box;
    double left, right, top, bottom;
};

/* Writes the attributes into an element that was begun. */
void touch_write(struct out *out, const struct touch *touch);

#endif
