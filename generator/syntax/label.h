/* label: the names of footnotes, compared as CommonMark compares the labels of links. */
#ifndef WENDA_SYNTAX_LABEL_H
#define WENDA_SYNTAX_LABEL_H

#include "base/arena.h"

/* The text with its letters' case folded: equal for labels that are the same. */
struct str label_fold(struct arena *arena, struct str label);

#endif
