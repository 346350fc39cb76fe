/* tags: the HTML of a finished page into tags and the text between them. */
#ifndef WENDA_MARKDOWN_TAGS_H
#define WENDA_MARKDOWN_TAGS_H

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
    TAG_RAW,     /* its content is no HTML: tags_skip_raw() */
    TAG_UNSEEN,  /* its content is no text of the page */
};

struct html_tag {
    struct str name;
    struct str attributes;
    enum tag_kind kind;
    bool closing;
};

/* Takes the text before the next tag off *rest and then that tag; comments and the like have an empty name. At the
 * end the tag is empty too. */
struct str tags_text(struct str *rest);
struct html_tag tags_next(struct str *rest);

/* Goes behind the content of a TAG_RAW of that name, which was taken last. */
void tags_skip_raw(struct str *rest, struct str name);

/* Takes the next attribute off *rest, which begins as tag.attributes; an empty name at the end. Values are as they are
 * written. */
struct html_attribute {
    struct str name, value;
};
struct html_attribute tags_attribute(struct str *rest);

/* Appends text with its entities decoded: numbers, and the few names that finished pages have. */
void tags_decode(struct strbuf *out, struct str text);

#endif
