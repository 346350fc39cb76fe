/* formula: what is known of a formula without its page. Private to maths/. */
#ifndef WENDA_MATHS_FORMULA_H
#define WENDA_MATHS_FORMULA_H

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
    struct str tex, markup;
    size_t excess; /* of its work over what its length explains */
    int numbers;
    struct {
        struct maths_label *ptr;
        size_t len, cap;
    } labels;
};

#endif
