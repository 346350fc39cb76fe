/* body: the HTML of a page's body, whole or in the parts of a question. */
#ifndef WENDA_MARKDOWN_BODY_H
#define WENDA_MARKDOWN_BODY_H

#include "content/role.h"
#include "markdown/passes.h"

/* What a level-3 heading of a part opens. */
struct body_section {
    const struct heading *heading;
    struct str heading_html; /* the heading alone, without its link to itself */
    struct str html;         /* what follows it */
};

struct body_part {
    enum role role;
    const struct heading *heading; /* the level-2 heading that opens it */
    size_t headings;               /* how many follow that belong to the part */
    struct str html;               /* without that heading */
    struct str intro;              /* of the html, what stands before the first section */
    struct {
        struct body_section *ptr;
        size_t len, cap;
    } sections;
};

struct body {
    struct str lead; /* what stands before the first part: all, if there is none */
    struct body_part parts[ROLE_COUNT];
    size_t part_count;
    struct str notes;  /* the list of the page's footnotes, or "" */
    struct str spoken; /* the spoken answer as plain text, a line a paragraph; or "" */
};

/* Runs the passes over the tree of md->page and renders it into md->arena. Parts
 * are told apart in questions only. The tree is used up. False when a pass told
 * a fault. */
bool body_render(const struct markdown_context *md, struct body *body);

#endif
