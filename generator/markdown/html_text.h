/* html_text: bytes to HTML as CommonMark's examples have them. */
#ifndef WENDA_MARKDOWN_HTML_TEXT_H
#define WENDA_MARKDOWN_HTML_TEXT_H

#include "base/strbuf.h"

/* Appends text or the value of an attribute: an apostrophe stays as it is. */
void html_add_text(struct strbuf *out, struct str text);

/* Appends an address for href and src; what may not stand in one is written as %XX. */
void html_add_address(struct strbuf *out, struct str url);

#endif
