/* regex: the expressions of tree-sitter's queries, which are written for another engine, as
 * POSIX's extended ones. */
#ifndef WENDA_HIGHLIGHT_REGEX_H
#define WENDA_HIGHLIGHT_REGEX_H

#include <regex.h>

#include "base/str.h"

/* Compiles for regex_matches(); to be given back with regfree(). Beyond POSIX it knows \d \w
 * \s, in brackets too, \ before any sign, and groups (?:...). False for what it does not know. */
bool regex_compile(regex_t *regex, struct str pattern);

/* True when a part of the text matches. Any thread may call. */
bool regex_matches(const regex_t *regex, struct str text);

#endif
