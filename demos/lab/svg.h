/* svg: elements, written as text. Colours are classes only: the page's Content-Security-Policy
 * allows no style in them, and light, dark and print each have their own. */
#ifndef LAB_SVG_H
#define LAB_SVG_H

#include "lab/out.h"

/* The size of all text, and the width that it must be read at: 640 units shown on 320 pixels. */
enum { SVG_WIDTH = 640, SVG_FONT = 20 };

struct point {
    double x, y;
};

struct box {
    double x, y, width, height;
};

/* Cuts off what lies outside of the box, until svg_end(). */
void svg_begin_cut(struct out *out, struct box box);

/* Text, with what XML gives a meaning escaped. */
void svg_escape(struct out *out, const char *text);

/* <svg class="lab-figure" ...> for SVG_WIDTH by height units, and its end. */
void svg_begin(struct out *out, double height, const char *label);
void svg_end(struct out *out);

/* name="value", with the blank before it. */
void svg_number(struct out *out, const char *name, double value);
void svg_string(struct out *out, const char *name, const char *value);

/* x, y, width and height. */
void svg_place(struct out *out, struct box box);

/* "<name class="..."; the caller goes on with attributes and "/>". */
void svg_element(struct out *out, const char *name, const char *class);

void svg_line(struct out *out, const char *class, struct point from, struct point to);
void svg_rect(struct out *out, const char *class, struct box box);
void svg_circle(struct out *out, const char *class, struct point centre, double radius);

/* `anchor` is the SVG attribute text-anchor: start, middle, end. `at` is on the base line. */
void svg_text(struct out *out, const char *class, struct point at, const char *anchor,
              const char *text);

/* "x y" of a path after its command letter. */
void svg_step(struct out *out, char command, struct point to);

/* Markers that differ in shape, so that series can be told apart without colour. */
enum { SVG_SHAPES = 6 };
void svg_shape(struct out *out, const char *class, int shape, struct point centre, double radius);

/* A shaft and a head, the head in proportion up to 18 units. */
void svg_arrow(struct out *out, int series, struct point from, struct point to);

/* "lab-line lab-s1": a class and the colour of a series, 0 to 5. The text lives until the next
 * call. */
const char *svg_series(const char *class, int series);

/* Width of a text in units of the drawing, and the text cut to a width, with "…" where it is cut.
 * The cut text lives until the next call. */
double svg_text_width(const char *text);
const char *svg_fit(const char *text, double width);

#endif
