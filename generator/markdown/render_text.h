/* render_text: Markdown without a site around it. */
#ifndef WENDA_MARKDOWN_RENDER_TEXT_H
#define WENDA_MARKDOWN_RENDER_TEXT_H

#include "markdown/passes.h"

/* Appends the HTML of a text in our dialect. Where a site would come in, a mark stands: there are no demos,
 * no shortcodes and no files, and the theme's words are English. False after diagnostics; what can be shown is
 * there all the same. What it takes on the way is in the arena. */
bool render_text(struct arena *arena, struct diag *diag, const struct source *source, bool raw_html,
                 struct strbuf *html);

/* The same with the arena, the diagnostics and the engines of `md`, which take long to start. */
bool render_text_with(struct markdown_context *md, const struct source *source,
                      struct strbuf *html);

/* The same for a text that stands as an example in the page of `md`, whose words are the theme's. Its ids begin with
 * `id_prefix`, for a page may have many such texts. Diagnostics are dropped: the text is not the page's. */
bool render_example(const struct markdown_context *md, struct str text, struct str id_prefix,
                    struct strbuf *html);

#endif
