/* Headings get their ids. Of the page's own title it is the theme that makes the first heading. */
#include "markdown/passes.h"
#include "syntax/element.h"

static void check(const struct markdown_context *md, const struct heading *heading)
{
    if (heading->level == 1 && md->site)
        diag_warning_hint(md->diag, heading->loc,
                          STR("begin with ##: the page's title is that of its front matter"),
                          "a page has one heading of the first level, its title");
    if (!heading->title.len)
        diag_warning_hint(md->diag, heading->loc,
                          STR("images count by what their brackets say; shortcodes do not count"),
                          "this heading has no text that a list of contents could show");
}

static void step_down(const struct heading *heading, int step)
{
    enum { LOWEST = 6 };
    int level = heading->level + step;
    cmark_node_set_heading_level(heading->node, level < LOWEST ? level : LOWEST);
}

bool pass_headings(const struct markdown_context *md)
{
    for (size_t i = 0; i < md->page->headings.len; i++) {
        const struct heading *heading = &md->page->headings.ptr[i];
        check(md, heading);
        step_down(heading, md->step);
        element_set(md->arena, element_need(md->arena, heading->node), STR("id"), heading->id);
    }
    return true;
}
