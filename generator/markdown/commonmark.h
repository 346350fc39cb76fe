/* commonmark: a page's tree as Markdown that any reader knows: CommonMark with what GitHub adds to it, and formulas
 * between dollars. What only we know is resolved: addresses, included code, shortcodes; attributes are left out. */
#ifndef WENDA_MARKDOWN_COMMONMARK_H
#define WENDA_MARKDOWN_COMMONMARK_H

#include "markdown/passes.h"

struct commonmark {
    const struct markdown_context *md; /* its demo() appends Markdown, not HTML */
    struct str base; /* what a path of the site is behind: "https://x.org/", or "": the page */
};

/* The address of a place in the site, where `query` begins with '?' and the fragment goes without '#'; either may
 * be "". In the page's arena. */
struct str commonmark_address(const struct commonmark *cm, struct str path, struct str query,
                              struct str fragment);

/* Appends the tree of cm->md->page, which stays as it is and has seen no pass yet. What is faulty stays as written, and
 * no one is told. */
void commonmark_add(const struct commonmark *cm, struct strbuf *out);

/* Appends text as a line of Markdown that says it, be it a heading; a line end becomes a blank. */
void commonmark_add_text(struct strbuf *out, struct str text);

/* Appends a link that says the text. */
void commonmark_add_link(struct strbuf *out, struct str text, struct str address);

#endif
