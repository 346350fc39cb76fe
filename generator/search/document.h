/* document: a page as the search knows it. */
#ifndef WENDA_SEARCH_DOCUMENT_H
#define WENDA_SEARCH_DOCUMENT_H

#include "base/strbuf.h"
#include "content/page.h"
#include "search/reader.h"

struct document {
    const struct page *page;
    /* [path, title, number, difficulty, [tag...], [[id, heading, text, formulas]...]] as JSON, but for the tabs in
     * a text, which begin and end code. */
    struct strbuf record;
    /* What queries are compared with: the title, the labels of the tags, all sections and each section's formulas,
     * a line each. document.js puts the same together. */
    struct strbuf text;
    struct strbuf headings; /* a line each */
};

/* To be released with document_release(). */
struct document document_make(const struct config *config, const struct page *page,
                              const struct sections *sections);
void document_release(struct document *document);

/* Appends a text as JSON has it; tabs stay. */
void json_add_text(struct strbuf *out, struct str text);

#endif
