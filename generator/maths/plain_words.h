/* plain_words: what commands of TeX stand for in plain text. Private to maths/. */
#ifndef WENDA_MATHS_PLAIN_WORDS_H
#define WENDA_MATHS_PLAIN_WORDS_H

#include "base/str.h"

enum plain_kind {
    PLAIN_NAME,     /* not known: a function, read by its name */
    PLAIN_SIGN,     /* the text */
    PLAIN_RELATION, /* the text between spaces */
    PLAIN_SPACE,
    PLAIN_ROW,      /* it ends here */
    PLAIN_TYPE,     /* nothing */
    PLAIN_HIDDEN,   /* nothing, and nothing of its argument */
    PLAIN_WORDS,    /* its argument is no formula */
    PLAIN_FUNCTION, /* its argument is a name */
    PLAIN_DOUBLED,  /* its argument is a letter of "blackboard bold" */
    PLAIN_ACCENT,   /* the text combines with its argument */
    PLAIN_FRACTION,
    PLAIN_CHOICE, /* a binomial coefficient */
    PLAIN_ROOT,
    PLAIN_MODULUS,
    PLAIN_ABOVE,   /* its first argument stands above the second, */
    PLAIN_BELOW,   /* or below */
    PLAIN_NEGATED, /* what follows is crossed out */
    PLAIN_EDGE     /* a delimiter follows, "." for none */
};

struct plain_word {
    enum plain_kind kind;
    struct str text;
};

/* What the command stands for; `name` is without its backslash. */
struct plain_word plain_word(struct str name);

/* The letter doubled, raised or lowered: "ℝ", "²", "₂"; "" where there is no such sign. */
struct str plain_doubled(struct str letter);
struct str plain_raised(struct str letter);
struct str plain_lowered(struct str letter);

#endif
