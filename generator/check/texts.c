#include "check/check.h"

void check_texts(struct diag *diag, const struct site *site)
{
    for (size_t i = 0; i < site->pages.len; i++) {
        const struct page *page = site->pages.ptr[i];
        if (page->original || !page->body_line)
            continue;
        check_headings(diag, page);
        check_asterisks(diag, page);
    }
}
