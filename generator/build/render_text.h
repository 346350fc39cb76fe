/* render_text: Markdown without a site around it. */
#ifndef WENDA_BUILD_RENDER_TEXT_H
#define WENDA_BUILD_RENDER_TEXT_H

#include "base/diag.h"
#include "base/strbuf.h"

/* Appends the HTML of a text in our dialect. Where a site would come in, a mark stands: there are no demos,
 * no shortcodes and no files, and the theme's words are English. False after diagnostics; what can be shown is
 * there all the same. */
bool render_text(struct diag *diag, const struct source *source, bool raw_html,
                 struct strbuf *html);

#endif
