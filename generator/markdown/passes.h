/* passes: our dialect, as a table of passes over cmark's tree. A pass changes the
 * tree and tells faults; none of them works on finished HTML. */
#ifndef WENDA_MARKDOWN_PASSES_H
#define WENDA_MARKDOWN_PASSES_H

#include "base/strbuf.h"
#include "content/site.h"

/* Appends the HTML of a demo; false after a diagnostic at `loc`. */
typedef bool markdown_demo(void *ctx, struct str name, struct loc loc, struct strbuf *html);

/* What the passes may know of the world around the page. */
struct markdown_context {
    struct arena *arena;
    struct diag *diag;
    const struct page *page;
    const struct site *site; /* NULL: links by id stay as they are */
    bool raw_html;
    markdown_demo *demo;
    void *demo_ctx;
};

/* Runs every pass over page->tree, in the order of the table. False when one
 * told a fault. page->headings must be there. */
bool passes_run(const struct markdown_context *md);

/* The passes, each in its file. */
bool pass_raw_html(const struct markdown_context *md);
bool pass_links(const struct markdown_context *md);
bool pass_demos(const struct markdown_context *md);
bool pass_hints(const struct markdown_context *md);
bool pass_headings(const struct markdown_context *md);

#endif
