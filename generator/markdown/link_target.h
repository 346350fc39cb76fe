/* link_target: what the address of a link or an image, as its author wrote it, leads to. Knows nothing of faults. */
#ifndef WENDA_MARKDOWN_LINK_TARGET_H
#define WENDA_MARKDOWN_LINK_TARGET_H

#include "markdown/file_address.h"

enum link_kind {
    LINK_ELSEWHERE, /* out of the site, or nothing that passes know of */
    LINK_ID,        /* id:attention#heading */
    LINK_PAGE_FILE, /* 04-attention.md#heading */
    LINK_FILE,      /* slides.pdf */
    LINK_ANCHOR,    /* #heading */
};

struct link_target {
    enum link_kind kind;
    const struct page *page;  /* of the first two of the site; NULL: there is none */
    struct str name;          /* the id, or the file's name */
    struct str fragment;      /* decoded, or "" */
    struct file_address file; /* of a file: the same as written */
};

/* Reads the address of the node, a link or an image, and tells md->used what that depends on. In the page's arena. */
struct link_target link_target_of(const struct markdown_context *md, cmark_node *node);

/* What an id of a page's text is given to. */
struct anchor {
    bool known;
    const struct heading *heading; /* NULL: something else */
};

struct anchor anchor_find(const struct page *page, struct str id);

#endif
