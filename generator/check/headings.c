/* Headings go down one level at a time: who moves by them, with a screen reader or the list of contents, takes a gap
 * for something missed. */
#include "check/check.h"

/* What is quoted is as its author had it. */
static bool is_quoted(cmark_node *node)
{
    while (node && cmark_node_get_type(node) != CMARK_NODE_BLOCK_QUOTE)
        node = cmark_node_parent(node);
    return node != NULL;
}

void check_headings(struct diag *diag, const struct page *page)
{
    const char *above = "the page's title";
    int level = 1;
    for (size_t i = 0; i < page->headings.len; i++) {
        const struct heading *heading = &page->headings.ptr[i];
        if (is_quoted(heading->node))
            continue;
        int deeper =
            heading->level - level; /* in a bank the levels themselves are not those written */
        if (deeper > 1)
            diag_warning_hint(diag, heading->loc,
                              STR("a level comes directly below the one above it"),
                              "this heading skips a level: it is %d below %s", deeper, above);
        level = heading->level;
        above = "the heading above it";
    }
}
