/* terms: where a page uses terms of the glossary without marking them. */
#ifndef WENDA_MARKDOWN_TERMS_H
#define WENDA_MARKDOWN_TERMS_H

#include "markdown/passes.h"

/* The forms in which the names of terms stand in texts of each language, by their labels' bytes; a form's text is the id of
 * its term. */
struct term_forms {
    struct abbreviations of[LANGUAGES_MAX];
};

/* Those of the site's glossary. In the arena. */
const struct term_forms *terms_forms(struct arena *arena, const struct config *config);

/* The first place of each term of the glossary becomes an ELEMENT_TERM that is a link, but for terms that the page's
 * author has marked. Terms are found by their names; one without capitals may begin with one, and a Latin one may stand in
 * the plural. Headings, links, the references of a question and the guide have none. */
void terms_find(const struct markdown_context *md);

#endif
