#include "build/page_text.h"

#include "markdown/outline.h"
#include "syntax/parse.h"

bool page_text_read(struct arena *arena, struct diag *diag, struct filterer *filterer,
                    struct page *page)
{
    struct parse_input input = { page->source, page->body, page->body_line };
    struct parsed parsed;
    bool ok = syntax_parse(arena, diag, &input, &parsed);
    page->tree = parsed.tree;
    page->marked = parsed.marked;
    if (filterer)
        ok = filterer_run(filterer, arena, page) && ok;
    return outline_collect(arena, diag, page) && ok;
}
