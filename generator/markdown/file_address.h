/* file_address: the address of a file beside the page, as it stands in the text, and in the site. */
#ifndef WENDA_MARKDOWN_FILE_ADDRESS_H
#define WENDA_MARKDOWN_FILE_ADDRESS_H

#include "markdown/passes.h"

struct file_address {
    struct str name;     /* decoded; "" is the page itself */
    struct str query;    /* with its '?', or "" */
    struct str fragment; /* without its '#' */
};

/* "%20" and the like as what they stand for. */
struct str file_address_decode(struct arena *arena, struct str address);

/* False when the address has a scheme or names a host. */
bool file_address_read(struct arena *arena, struct str address, struct file_address *file);

/* Lets the link or image lead from the page to `path` in the site instead, with the query, and there to the fragment. */
void file_address_set(const struct markdown_context *md, cmark_node *node,
                      const struct file_address *file, struct str path);

#endif
