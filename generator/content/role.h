/* role: the parts of a question that machines can tell apart. */
#ifndef WENDA_CONTENT_ROLE_H
#define WENDA_CONTENT_ROLE_H

#include "content/page.h"

enum role {
    ROLE_NONE,
    ROLE_SPOKEN,
    ROLE_POINTS,
    ROLE_DEPTH,
    ROLE_PITFALLS,
    ROLE_FOLLOWUPS,
    ROLE_REFERENCES,
    ROLE_COUNT
};

/* The name that templates see: "spoken"; "" for ROLE_NONE. */
const char *role_name(enum role role);

/* The role that a heading names, in any of the languages; ROLE_NONE if none. */
enum role role_of(struct str heading);

/* Checks the level-2 headings of a question. A page that names no part may have
 * any headings, except one that nearly names a part; in one that does, each must
 * name a part, and each part once. */
bool role_check(struct diag *diag, const struct page *page);

#endif
