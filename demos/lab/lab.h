/* lab: what a demo is written against, in immediate mode.
 *
 * A demo defines lab_title, lab_frame() and lab_verify(). lab_frame() runs at load and again
 * whenever a control moves: it asks for its controls, computes, draws figures, says sentences, in
 * the order in which the page shows them. It keeps nothing between two runs, so the same control
 * values give the same bytes, natively and in WebAssembly.
 *
 * Everything passed in is copied: an array or string need live only until the call returns.
 * All numbers are double. Memory is static; a frame that exceeds a limit (README.md lists them)
 * fails as a whole and never shows a broken figure. A wrong call (no figure open, a count below
 * zero) is a programmer's mistake: an assertion in the native build.
 *
 * A demo includes nothing beyond lab/ and its own algorithm: functions that must give the same bits
 * on every machine are in lab/maths.h, random numbers in lab/random.h, text in lab/utf8.h. */
#ifndef LAB_LAB_H
#define LAB_LAB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A text in the languages of the site. Both are one string, so that a call passes one pointer. */
struct lab_text {
    const char *both; /* Chinese, NUL, English, NUL */
};
#define TR(zh, en) ((struct lab_text)LAB_TEXT(zh, en)) /* two string literals */
#define LAB_TEXT(zh, en) \
    {                    \
        zh "\0" en       \
    } /* to initialize what is static */

/* The same text in every language: a symbol, a token, a name. It is copied. */
struct lab_text lab_same(const char *text);

#include "lab/figure.h"

/* ---- what the demo defines ---- */

extern const struct lab_text lab_title;
void lab_frame(void);
void lab_verify(void);

/* ---- controls ----
 * Each returns its present value: the reader's if he moved it, else `initial`. The slug of the
 * English label is the control's key in URLs: keep it when the wording of the rest changes. Two
 * controls of a demo need different labels. Values from outside are clamped and snapped here. */

/* Linear, in round steps of at most 1/80 of the range. */
double lab_slider(struct lab_text label, double min, double max, double initial);

/* Logarithmic, 0 < min < max; values have two significant digits. */
double lab_slider_log(struct lab_text label, double min, double max, double initial);

/* Whole numbers. */
int lab_slider_int(struct lab_text label, int min, int max, int initial);

/* The unit of the slider that is asked for next, such as "步" / "steps". */
void lab_unit(struct lab_text unit);

/* Returns the index of the chosen option. */
int lab_choice(struct lab_text label, const struct lab_text *options, int count, int initial);

bool lab_toggle(struct lab_text label, bool initial);

/* A line of text. Returns valid UTF-8 without control characters, at most `limit` characters (not
 * bytes; itself at most 128), possibly empty. It lives until lab_frame() returns. */
const char *lab_input(struct lab_text label, struct lab_text initial, int limit);

/* The seed of everything random in the demo (lab_random_init of lab/random.h takes it). */
uint32_t lab_seed(uint32_t initial);

/* ---- sentences ----
 * A format takes %d (int), %s (UTF-8), and %g, %f, %e (double) with an optional precision, each as
 * printf formats it, and %%. Infinity reads "∞", not-a-number "NaN". The two languages of a format
 * take the same arguments in the same order. */

/* A sentence between the figures. */
void lab_say(struct lab_text format, ...);

/* ---- checks ----
 * To be called in lab_verify() alone. `reference` names what the number is compared with: a
 * published vector, an identity, a brute-force computation. Passes when |got - expected| <=
 * tolerance; equal infinities pass, not-a-number never does. */
void lab_check(struct lab_text reference, double got, double expected, double tolerance);

/* The language of the present run, for what TR cannot say. */
enum lab_lang { LAB_ZH, LAB_EN };
enum lab_lang lab_lang(void);

#endif
