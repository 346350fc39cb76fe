/* tags: the attributes of a finished page. Its HTML is ours and whole, but for raw HTML, of which whatever is no tag
 * is passed over. */
#ifndef WENDA_CHECK_TAGS_H
#define WENDA_CHECK_TAGS_H

#include "base/arena.h"

struct tags {
    struct str rest; /* the HTML from here on */
    /* private */
    struct str tag; /* that is being read */
};

struct tag_attribute {
    struct str tag, name; /* borrowed; as written */
    struct str value;     /* as written: tags_value() says what it means */
};

/* The next attribute of any start tag; false at the end. */
bool tags_next(struct tags *tags, struct tag_attribute *attribute);

/* What a value means, with characters in the place of entities; in the arena, or `value` itself. */
struct str tags_value(struct arena *arena, struct str value);

#endif
