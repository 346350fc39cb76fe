/* bank: a whole bank of questions in one Markdown file. Its numbered headings
 * ("#### 6. ...") become questions; what stands before the first and under the
 * unnumbered headings of their level or above becomes pages of its own. */
#ifndef WENDA_CONTENT_BANK_H
#define WENDA_CONTENT_BANK_H

#include "content/site.h"
#include "syntax/parse.h"

struct bank {
    struct config config; /* made up from the file: one language, its title */
    struct {
        struct page **ptr;
        size_t len, cap;
    } pages; /* in the order of the file */
};

/* Splits the tree of source->text into pages that own their share of it;
 * the rest of it is freed. A page's body is its part of the text, without the
 * heading that became its title. False after a diagnostic when there is no numbered
 * heading. A heading without anything beneath it is a warning. */
bool bank_split(struct arena *arena, struct diag *diag, const struct source *source,
                const struct parsed *parsed, struct bank *bank);

/* Takes the number off a heading such as "6. Title", "Q6: Title" or "第 6 题：标题".
 * False when it has none, or no title behind it. */
bool bank_number(struct str heading, int *number, struct str *title);

/* The number of lines of a heading that `text` begins with: cmark's own count is one
 * too many for underlined ones. */
int bank_heading_lines(struct str text, cmark_node *heading);

/* What bank_split() subtracts from the levels of a page's own headings (the
 * children of `tree`), so that the highest is of level 2, as under a page's title. */
int bank_shift(cmark_node *tree);

#endif
