/* flanking: which runs of delimiters open and close emphasis. CommonMark 0.30 with the CJK-friendly
 * amendment (https://github.com/tats-u/markdown-cjk-friendly): punctuation that is written in Chinese,
 * Japanese and Korean text does not keep a run beside it from working, nor does other punctuation
 * when the far side is such text. */
#ifndef WENDA_SYNTAX_FLANKING_H
#define WENDA_SYNTAX_FLANKING_H

#include "base/str.h"

struct flanking {
    bool opens, closes;
};

/* What a run of the delimiter (* _ ~) can do between the texts before and after it in its paragraph;
 * an empty text is where the paragraph ends. */
struct flanking flanking_of(struct str before, char delimiter, struct str after);

/* The same without the amendment. */
struct flanking flanking_plain(struct str before, char delimiter, struct str after);

/* On which sides of a run a letter must stand so that unamended CommonMark makes of it what
 * flanking_of() says. */
struct flanking_marks {
    bool before, after;
};
struct flanking_marks flanking_marks(struct str before, char delimiter, struct str after);

#endif
