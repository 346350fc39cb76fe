/* forms: words and phrases that are looked for in the text of a page: its short forms, the names of terms. */
#ifndef WENDA_MARKDOWN_FORMS_H
#define WENDA_MARKDOWN_FORMS_H

#include "syntax/passes.h"

/* Makes each place of the tree where one of the forms stands a text node of its own, and adds those to `found`, in the
 * order of the text. Whole words only, but for scripts without blanks between words; the longest form wins. Links,
 * headings, terms and short forms are left alone, and so is all from the block `end` on, unless it is NULL. `forms` are
 * in the order of their labels' bytes. */
void forms_isolate(struct arena *arena, cmark_node *tree, cmark_node *end,
                   const struct abbreviations *forms, struct nodes *found);

/* The text of the form, or "". */
struct str forms_text(const struct abbreviations *forms, struct str label);

#endif
