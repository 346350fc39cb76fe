/* Headings get their ids. */
#include "markdown/passes.h"
#include "syntax/element.h"

bool pass_headings(const struct markdown_context *md)
{
    for (size_t i = 0; i < md->page->headings.len; i++) {
        const struct heading *heading = &md->page->headings.ptr[i];
        element_set(md->arena, element_need(md->arena, heading->node), STR("id"), heading->id);
    }
    return true;
}
