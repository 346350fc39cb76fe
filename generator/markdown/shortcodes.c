/* Shortcodes become the HTML that the theme makes of them. */
#include "base/vec.h"
#include "markdown/html.h"
#include "markdown/passes.h"
#include "syntax/element.h"

struct found {
    cmark_node **ptr;
    size_t len, cap;
};

static struct loc place_of(const struct markdown_context *md, cmark_node *node)
{
    const struct token *token = element_of(node)->token;
    return (struct loc){ md->page->source, token->line, token->col };
}

/* The paragraph that the node has for itself, or NULL. */
static cmark_node *own_paragraph(cmark_node *node)
{
    cmark_node *paragraph = cmark_node_parent(node);
    bool alone = !cmark_node_previous(node) && !cmark_node_next(node);
    bool plain = cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH &&
                 !element_is(paragraph, ELEMENT_BARE) && !element_is(paragraph, ELEMENT_TITLE);
    return alone && plain ? paragraph : NULL;
}

bool shortcode_render(const struct markdown_context *md, cmark_node *node, struct strbuf *html)
{
    const struct token *token = element_of(node)->token;
    struct shortcode shortcode = { .block = own_paragraph(node) != NULL };
    return shortcode_read(md->arena, md->diag, md->page->source, token, &shortcode) &&
           md->shortcode(md->shortcode_ctx, &shortcode, html);
}

static bool place(const struct markdown_context *md, cmark_node *node)
{
    cmark_node *paragraph = own_paragraph(node);
    struct strbuf html;
    strbuf_init(&html, STRBUF_PAGE);
    bool ok = shortcode_render(md, node, &html);
    if (ok)
        html_replace(paragraph ? paragraph : node, arena_dup(md->arena, strbuf_str(&html)));
    strbuf_release(&html);
    return ok;
}

static bool tell_in_image(const struct markdown_context *md, cmark_node *node)
{
    return diag_error_hint(md->diag, place_of(md, node), STR("write there what the image shows"),
                           "the text of an image holds no shortcode");
}

bool pass_shortcodes(const struct markdown_context *md)
{
    struct found found = { 0 };
    int images = 0; /* around the node */
    bool ok = true;
    cmark_iter *iter = cmark_iter_new(md->page->tree);
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (cmark_node_get_type(node) == CMARK_NODE_IMAGE)
            images += event == CMARK_EVENT_ENTER ? 1 : -1;
        if (event != CMARK_EVENT_ENTER || !element_is(node, ELEMENT_SHORTCODE))
            continue;
        if (images)
            ok = tell_in_image(md, node);
        else
            vec_push(md->arena, &found, node);
    }
    cmark_iter_free(iter);
    for (size_t i = 0; i < found.len; i++)
        ok = place(md, found.ptr[i]) && ok;
    return ok;
}
