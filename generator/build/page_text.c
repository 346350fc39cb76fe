#include "build/page_text.h"

#include "content/digest.h"
#include "content/role.h"
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

bool page_source_read(struct arena *arena, struct diag *diag, const struct config *config,
                      struct filterer *filterer, struct page *page)
{
    page->faulty = !page_read(arena, diag, config, page->source, page);
    if (!page->body_line)
        return false; /* without front matter there is no telling what the body is */
    if (!page_text_read(arena, diag, filterer, page))
        page->faulty = true;
    if (page->kind == PAGE_QUESTION && !role_check(diag, page))
        page->faulty = true;
    digest_read(arena, page);
    return !page->faulty;
}
