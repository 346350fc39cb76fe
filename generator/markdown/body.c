#include "markdown/body.h"

#include "base/strbuf.h"
#include "base/vec.h"
#include "content/text.h"
#include "markdown/html.h"
#include "syntax/element.h"

/* A heading that opens a part or, in one, a section. */
struct cut {
    const struct heading *heading;
    enum role role;   /* ROLE_NONE: a section */
    cmark_node *mark; /* stands before it, for passes change what a heading's node is in */
};

struct cuts {
    struct cut *ptr;
    size_t len, cap;
};

static void add_cut(const struct markdown_context *md, struct cuts *cuts, struct cut cut)
{
    cut.mark = tree_node(CMARK_NODE_CUSTOM_BLOCK);
    cmark_node_insert_before(cut.heading->node, cut.mark);
    vec_push(md->arena, cuts, cut);
}

/* Where the page is cut, in order; makes the parts. */
static struct cuts find_cuts(const struct markdown_context *md, struct body *body)
{
    const struct page *page = md->page;
    struct cuts cuts = { 0 };
    for (size_t i = 0; page->kind == PAGE_QUESTION && i < page->headings.len; i++) {
        const struct heading *heading = &page->headings.ptr[i];
        enum role role = heading->level == 2 ? role_of(heading->title) : ROLE_NONE;
        bool top = cmark_node_parent(heading->node) == page->tree;
        if (role && top && body->part_count < ROLE_COUNT) {
            body->parts[body->part_count++] = (struct body_part){ role, heading, .headings = 0 };
            add_cut(md, &cuts, (struct cut){ heading, role, NULL });
        } else if (body->part_count) {
            body->parts[body->part_count - 1].headings++;
            if (top && heading->level == 3)
                add_cut(md, &cuts, (struct cut){ heading, ROLE_NONE, NULL });
        }
    }
    return cuts;
}

/* What stands between two nodes, or to the end, for machines that know no markup. */
static struct str text_between(struct arena *arena, cmark_node *node, cmark_node *end)
{
    struct strbuf text;
    strbuf_init(&text, STRBUF_PAGE);
    while ((node = cmark_node_next(node)) && node != end) {
        if (text.len)
            strbuf_add_char(&text, '\n');
        strbuf_add(&text, text_of(arena, node));
    }
    struct str result = arena_dup(arena, str_trim(strbuf_str(&text)));
    strbuf_release(&text);
    return result;
}

/* To be asked before the passes, which make HTML of formulas. */
static struct str spoken_text(const struct markdown_context *md, const struct cuts *cuts)
{
    for (size_t i = 0; i < cuts->len; i++)
        if (cuts->ptr[i].role == ROLE_SPOKEN)
            return text_between(md->arena, cuts->ptr[i].heading->node,
                                i + 1 < cuts->len ? cuts->ptr[i + 1].mark : NULL);
    return STR("");
}

/* Moves the nodes before `end` out of the tree and renders them. */
static struct str render_until(const struct markdown_context *md, cmark_node *end)
{
    cmark_node *share = tree_node(CMARK_NODE_DOCUMENT), *node;
    while ((node = cmark_node_first_child(md->page->tree)) && node != end)
        cmark_node_append_child(share, node);
    struct str html = html_of(md->arena, share, md->raw_html);
    cmark_node_free(share);
    return html;
}

/* Takes the footnotes off the end of the tree. */
static struct str render_notes(const struct markdown_context *md)
{
    cmark_node *list = cmark_node_last_child(md->page->tree);
    if (!list || !element_is(list, ELEMENT_FOOTNOTES))
        return STR("");
    cmark_node_unlink(list);
    struct str html = html_of(md->arena, list, md->raw_html);
    cmark_node_free(list);
    return html;
}

/* The mark of the cut, or NULL behind the last one. */
static cmark_node *mark_of(const struct cuts *cuts, size_t i)
{
    return i < cuts->len ? cuts->ptr[i].mark : NULL;
}

/* Takes the next section out of the tree; all of it is added to the part's HTML too. */
static struct body_section render_section(const struct markdown_context *md, struct cut cut,
                                          cmark_node *end, struct strbuf *html)
{
    struct body_section section = { .heading = cut.heading };
    cmark_node_free(cut.mark);
    cmark_node *opening =
        cmark_node_first_child(md->page->tree); /* the heading, or what a pass put around it */
    strbuf_add(html, html_of(md->arena, opening, md->raw_html));
    section.heading_html = html_of(md->arena, cut.heading->node, md->raw_html);
    cmark_node_free(opening);
    section.html = render_until(md, end);
    strbuf_add(html, section.html);
    return section;
}

/* Renders the part that begins at cut *at, which becomes the one after it. The part's own heading is left to the
 * theme. */
static void render_part(const struct markdown_context *md, const struct cuts *cuts, size_t *at,
                        struct body_part *part)
{
    struct strbuf html;
    strbuf_init(&html, STRBUF_PAGE);
    cmark_node_free(mark_of(cuts, *at));
    cmark_node_free(cmark_node_first_child(md->page->tree));
    part->intro = render_until(md, mark_of(cuts, ++*at));
    strbuf_add(&html, part->intro);
    for (; *at < cuts->len && !cuts->ptr[*at].role; ++*at) {
        struct body_section section =
            render_section(md, cuts->ptr[*at], mark_of(cuts, *at + 1), &html);
        vec_push(md->arena, &part->sections, section);
    }
    part->html = arena_dup(md->arena, strbuf_str(&html));
    strbuf_release(&html);
}

bool body_render(const struct markdown_context *md, struct body *body)
{
    *body = (struct body){ 0 };
    struct cuts cuts = find_cuts(md, body);
    body->spoken = spoken_text(md, &cuts);
    bool ok = passes_run(md);
    body->notes = render_notes(md);
    body->lead = render_until(md, mark_of(&cuts, 0));
    size_t at = 0;
    for (size_t i = 0; i < body->part_count; i++)
        render_part(md, &cuts, &at, &body->parts[i]);
    return ok;
}
