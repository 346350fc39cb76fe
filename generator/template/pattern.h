/* pattern: Lua's patterns (Reference Manual 5.4, section 6.4.1) with an account of the
 * steps that a match takes, for a short pattern can keep Lua's own matcher busy for hours
 * and nothing can interrupt that. Knows nothing of Lua's states. Private to template/. */
#ifndef WENDA_TEMPLATE_PATTERN_H
#define WENDA_TEMPLATE_PATTERN_H

#include "base/str.h"

enum { PATTERN_CAPTURES = 32 };

enum capture_kind { CAPTURE_TEXT, CAPTURE_PLACE, CAPTURE_OPEN };

struct capture {
    enum capture_kind kind;
    size_t start, len;
};

struct pattern {
    struct str subject, pattern; /* set by the caller */
    size_t steps;                /* that may still be taken; counts down */
    int count;                   /* of captures of the last match */
    struct capture captures[PATTERN_CAPTURES];
    const char *error; /* NULL, or why the pattern is none */
    bool exhausted;    /* no steps were left */
    int depth;         /* private */
};

/* Matches the pattern at offset `at` of the subject. True sets *end to the offset behind
 * the match, and the captures. False is no match, or an error. */
bool pattern_match(struct pattern *pattern, size_t at, size_t *end);

#endif
