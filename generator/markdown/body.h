/* body: the HTML of a page's body, whole or in the parts of a question. */
#ifndef WENDA_MARKDOWN_BODY_H
#define WENDA_MARKDOWN_BODY_H

#include "content/role.h"
#include "markdown/passes.h"

struct body_part {
    enum role role;
    const struct heading *heading; /* the level-2 heading that opens it */
    size_t headings;               /* how many follow that belong to the part */
    struct str html;               /* without that heading */
};

struct body {
    struct str lead; /* what stands before the first part: all, if there is none */
    struct body_part parts[ROLE_COUNT];
    size_t part_count;
    struct str notes; /* the list of the page's footnotes, or "" */
};

/* Runs the passes over the tree of md->page and renders it into md->arena. Parts
 * are told apart in questions only. The tree is used up. False when a pass told
 * a fault. */
bool body_render(const struct markdown_context *md, struct body *body);

#endif
