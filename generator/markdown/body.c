#include "markdown/body.h"

#include "markdown/html.h"
#include "syntax/element.h"

/* The parts of the page, in order, and the nodes that their headings become. */
static size_t find_parts(const struct page *page, struct body *body, cmark_node **starts)
{
    size_t count = 0;
    for (size_t i = 0; page->kind == PAGE_QUESTION && i < page->headings.len; i++) {
        const struct heading *heading = &page->headings.ptr[i];
        enum role role = heading->level == 2 ? role_of(heading->title) : ROLE_NONE;
        bool top = cmark_node_parent(heading->node) == page->tree;
        if (role && top && count < ROLE_COUNT) {
            starts[count] = heading->node;
            body->parts[count++] = (struct body_part){ .role = role, .heading = heading };
        } else if (count) {
            body->parts[count - 1].headings++;
        }
    }
    return count;
}

/* Moves the nodes before `end` out of the tree and renders them. */
static struct str render_until(const struct markdown_context *md, cmark_node *end)
{
    cmark_node *share = cmark_node_new(CMARK_NODE_DOCUMENT), *node;
    while ((node = cmark_node_first_child(md->page->tree)) && node != end)
        cmark_node_append_child(share, node);
    struct str html = html_of(md->arena, share, md->raw_html);
    cmark_node_free(share);
    return html;
}

/* Takes the footnotes off the end of the tree, where the words of hints may stand behind them. */
static struct str render_notes(const struct markdown_context *md)
{
    cmark_node *list = cmark_node_last_child(md->page->tree);
    if (list && !element_is(list, ELEMENT_FOOTNOTES))
        list = cmark_node_previous(list);
    if (!list || !element_is(list, ELEMENT_FOOTNOTES))
        return STR("");
    cmark_node_unlink(list);
    struct str html = html_of(md->arena, list, md->raw_html);
    cmark_node_free(list);
    return html;
}

bool body_render(const struct markdown_context *md, struct body *body)
{
    *body = (struct body){ 0 };
    cmark_node *starts[ROLE_COUNT + 1] = { NULL };
    body->part_count = find_parts(md->page, body, starts);
    /* a part's own heading is left to the theme: a mark stands for it */
    for (size_t i = 0; i < body->part_count; i++) {
        cmark_node *mark = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK);
        cmark_node_insert_before(starts[i], mark);
        starts[i] = mark;
    }
    bool ok = passes_run(md);
    body->notes = render_notes(md);
    body->lead = render_until(md, starts[0]);
    for (size_t i = 0; i < body->part_count; i++) {
        cmark_node_free(starts[i]);
        cmark_node_free(cmark_node_first_child(md->page->tree));
        body->parts[i].html = render_until(md, starts[i + 1]);
    }
    return ok;
}
