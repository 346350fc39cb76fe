/* lab: what a demo is written against, in immediate mode.
 *
 * A demo defines lab_title, lab_frame(), lab_verify() and lab_tour(). lab_frame() runs at load and
 * again whenever a control moves: it asks for its controls, computes, draws figures, says sentences,
 * in the order in which the page shows them. It keeps nothing between two runs but what lab_step()
 * asks for, so the same control values give the same bytes, natively and in WebAssembly.
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
void lab_tour(void);

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

/* The same, and what is shown depends on it as on the tab of a notebook: asked for first, one a demo.
 * Starts with the first option. */
int lab_view(struct lab_text label, const struct lab_text *options, int count);

/* Returns how often it was pressed, 0 at first: another sample, one more. */
int lab_button(struct lab_text label);

bool lab_toggle(struct lab_text label, bool initial);

/* A line of text. Returns valid UTF-8 without control characters, at most `limit` characters (not
 * bytes; itself at most 128), possibly empty. It lives until lab_frame() returns. */
const char *lab_input(struct lab_text label, struct lab_text initial, int limit);

/* The seed of everything random in the demo (lab_random_init of lab/random.h takes it). */
uint32_t lab_seed(uint32_t initial);

/* ---- time ----
 * Training that goes on: the reader plays it, pauses, takes one step, goes back to the start, or
 * pulls a slider. Returns how many steps are done, 0 to `last`; `initial` of them at load.
 *
 * The state is the demo's own, in static memory: start() makes it anew, from what the controls asked
 * for before this call say, and step() takes one step on. The lab calls them as needed, so that what
 * is shown depends on the controls and the number of steps alone: start() when a control above has
 * moved or time went back, step() for each step that is missing. A run takes only as many as the
 * host allows, so that the page stays awake; then fewer are done than were asked for, and the next
 * run goes on from there. Controls asked for after this call do not start it anew. Once a frame. */
int lab_step(struct lab_text label, int last, int initial, void (*start)(void), void (*step)(void));

/* ---- sentences ----
 * A format takes %d (int), %s (UTF-8), and %g, %f, %e (double) with an optional precision, each as
 * printf formats it (but with a minus for a hyphen, and 1.5×10⁹ for 1.5e+09), and %%. Infinity
 * reads "∞", not-a-number "NaN". %^ is an int below 1000 as an exponent: w%^ reads w¹¹. The two
 * languages of a format take the same arguments in the same order. */

/* A sentence between the figures. */
void lab_say(struct lab_text format, ...);

/* A part of the sentence that the next lab_say() ends, for one as long as the numbers it lists. */
void lab_part(struct lab_text format, ...);

/* A text to hand on, at most 1,023 bytes. It lives until lab_frame() returns. */
const char *lab_format(struct lab_text format, ...);

/* ---- checks ----
 * To be called in lab_verify() alone; the same ones in the same order whatever they find. */

/* What the checks that follow are compared with: the source of a published vector or formula with
 * its address, or an identity or brute-force computation ("" for the address). */
void lab_reference(struct lab_text name, const char *url);

/* One number of that reference: `name` says which. Passes when |got - expected| <= tolerance; equal
 * infinities pass, not-a-number never does. */
void lab_check(struct lab_text name, double got, double expected, double tolerance);

/* The page has the words from the build; the WebAssembly computes the numbers again without them. */
void lab_check_numbers(double got, double expected, double tolerance);
#ifdef __wasm__
#define lab_reference(name, url) ((void)0)
#define lab_check(name, got, expected, tolerance) lab_check_numbers(got, expected, tolerance)
#endif

/* ---- the tour ----
 * To be called in lab_tour() alone. The page has these words from the build, the WebAssembly has
 * none of them. `settings` are lines "key=value" with the keys of controls; what they do not name
 * is at its start. */

/* The next step: what the reader should see when the controls are set so. Three to five a demo. */
void lab_tour_step(struct lab_text text, const char *settings);

/* A question that the reader may answer before he touches a control; once a demo, after the steps. */
enum { LAB_GUESSES = 4 };
struct lab_guess {
    struct lab_text question;
    struct lab_text options[LAB_GUESSES]; /* at least two; the others stay empty */
    int right;                            /* index of the right one */
    struct lab_text because;              /* why, whichever he chose */
    const char *settings;                 /* that show it */
};
void lab_guess(const struct lab_guess *guess);

/* The language of the present run, for what TR cannot say. */
enum lab_lang { LAB_ZH, LAB_EN };
enum lab_lang lab_lang(void);

#endif
