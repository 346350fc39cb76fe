/* formula: what is known of a formula without its page. Private to maths/. */
#ifndef WENDA_MATHS_FORMULA_H
#define WENDA_MATHS_FORMULA_H

#include "base/pack.h"
#include "maths/maths.h"

/* The slots of a formula's markup, as temml/markup.js writes them. */
enum { MATHS_NUMBER = 1, MATHS_REF = 2, MATHS_REF_END = 3 };

struct maths_label {
    struct str name;
    size_t offset; /* in the TeX */
    int index;     /* of its number among those of the formula, or -1: it has a tag */
    struct str tag;
};

struct maths_formula {
    struct str key, tex; /* a sign for its kind, then the TeX; the TeX alone */
    struct str markup;
    size_t excess; /* of its work over what its length explains */
    int numbers;
    struct {
        struct maths_label *ptr;
        size_t len, cap;
    } labels;
};

/* The formula of a key as an engine has put it out: markup, and labels, a line each. All in the arena. */
struct maths_formula *formula_read(struct arena *arena, struct str key, struct strbuf out[2]);

/* The formula as bytes and back. What is read borrows from the bytes; of damaged ones it is NULL, or some formula
 * that can be written, but not what its TeX says. */
void formula_pack(struct strbuf *out, const struct maths_formula *formula);
struct maths_formula *formula_unpack(struct arena *arena, struct unpack *in);

#endif
