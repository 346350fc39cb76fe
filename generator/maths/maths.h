/* maths: formulas in TeX to MathML, by Temml (https://temml.org) in the script engine Duktape, in this
 * process. Knows neither pages nor Markdown; a page of its own words is no more than a run of numbers.
 *
 * The HTML of a formula is one <math>, with its TeX as an annotation to copy, and without style
 * attributes: themes/default/styles/maths.css has the classes. Equations that have numbers, and
 * references to them, depend on the whole page, so a formula comes in two steps:
 *
 *     struct maths_page page = { 0 };
 *     for each formula of the page, in order, unless maths_page_is_full(&page):
 *         use.formula = maths_formula(maths, &page, tex, display, &error);
 *         use.formula && maths_page_add(&arena, &page, &use, &error);
 *     for each formula:
 *         maths_write(&page, &use, &html, &error);
 *
 * Each that fails returns false or NULL and says in `error` what is wrong and where. */
#ifndef WENDA_MATHS_MATHS_H
#define WENDA_MATHS_MATHS_H

#include "base/map.h"
#include "base/strbuf.h"
#include "config/config.h"

/* The longest TeX of one formula, in bytes, and how deep braces may nest in it. */
enum { MATHS_MAX = 16 * 1024, MATHS_DEPTH = 200 };

/* A mistake: what it is, as a diagnostic has it, and the byte of the TeX where it is. Of what goes
 * wrong in a macro, the place is the use of the macro. */
struct maths_error {
    char message[256];
    size_t offset;
};

/* All formulas that were met so far, by their TeX, and the engines that make new ones: none before it
 * is needed, and as many as threads ask at once. */
struct maths;

/* To be given back with maths_free(). `macros` are borrowed. */
struct maths *maths_new(const struct macros *macros);
void maths_free(struct maths *maths);

/* Ends the engines, which hold some megabytes each, when no formula is asked for; the next new one starts another. */
void maths_rest(struct maths *maths);

/* Formulas are the same in every process that has this key for their macros. */
uint64_t maths_key(const struct macros *macros);

/* All formulas met so far, as bytes for another process, and whether some of them are not out of such bytes. No
 * formula may be asked for meanwhile. */
bool maths_has_new(const struct maths *maths);
void maths_pack(const struct maths *maths, struct strbuf *out);

/* Takes formulas out of bytes that must outlive it, up to where these are damaged, before any is asked for. They are
 * believed: whoever has kept them must be sure that they are whole, and of the same key. */
void maths_unpack(struct maths *maths, struct str bytes);

/* The numbers and labels of a page, and the work that went into it. All zero is an empty page. */
struct maths_page {
    /* private */
    struct map labels;
    int numbers;
    size_t excess;
};

/* A formula without its numbers, as long as `maths`. Any thread may call. `display` is for one that
 * stands on lines of its own. A formula that would take more than 64 MiB, or work without end, is a
 * mistake; the same on every machine. What its length does not explain of the work is put down to the page. */
struct maths_formula;
const struct maths_formula *maths_formula(struct maths *maths, struct maths_page *page,
                                          struct str tex, bool display, struct maths_error *error);

/* True when so much work is put down to the page that no more should be made for it: at the latest behind
 * two formulas whose work had no end. */
bool maths_page_is_full(const struct maths_page *page);

/* A formula at its place on a page: `formula` is the caller's to set, `first` is the number before its
 * own first one, set by maths_page_add(). What stands `in_link` may hold no reference, which is a link. */
struct maths_use {
    const struct maths_formula *formula;
    int first;
    bool in_link;
};

/* Counts the formula's numbers and takes down its labels; pages are gone through in reading order.
 * False when the page has such a label already. The page's labels are in the arena. */
bool maths_page_add(struct arena *arena, struct maths_page *page, struct maths_use *use,
                    struct maths_error *error);

/* Appends the HTML: MathML, or a link where the formula is nothing but \ref or \eqref. The row of an
 * equation with a label has the id "ui-eq-LABEL". False, with nothing appended, when a reference is
 * to no label of the page, or in a link. */
bool maths_write(const struct maths_page *page, const struct maths_use *use, struct strbuf *html,
                 struct maths_error *error);

#endif
