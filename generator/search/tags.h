/* tags: HTML into tags and the text between them. */
#ifndef WENDA_SEARCH_TAGS_H
#define WENDA_SEARCH_TAGS_H

#include "base/strbuf.h"

/* How an element stands in the text around it, and what it means to a reader who searches. */
enum tag_kind {
    TAG_BLOCK, /* on lines of its own */
    TAG_INLINE,
    TAG_VOID, /* is never closed */
    TAG_BREAK,
    TAG_CODE,
    TAG_HEADING, /* or a term of a list */
    TAG_FORMULA, /* the TeX beside a formula */
    TAG_RAW,     /* its content is no HTML */
    TAG_UNSEEN,  /* its content is no text of the page */
};

struct tag {
    struct str name;
    struct str attributes;
    enum tag_kind kind;
    bool closing;
};

/* Takes the text before the next tag off *rest and then that tag; comments and the like have an empty name. At the
 * end the tag is empty too. */
struct str tags_text(struct str *rest);
struct tag tags_next(struct str *rest);

/* Takes the next attribute off *rest, which begins as tag.attributes; an empty name at the end. Values are as they are
 * written. */
struct attribute {
    struct str name, value;
};
struct attribute tags_attribute(struct str *rest);

/* Appends text with its entities decoded: numbers, and the few names that finished pages have. */
void tags_decode(struct strbuf *out, struct str text);

#endif
