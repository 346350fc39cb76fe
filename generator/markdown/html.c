#include "markdown/html.h"

#include <assert.h>
#include <string.h>

#include "markdown/html_text.h"
#include "maths/plain.h"
#include "syntax/element.h"

struct rendering {
    struct arena *arena;
    struct strbuf out;
    bool raw;
    int plain; /* depth of images: of what they hold only the text is taken */
};

static inline void add(struct rendering *r, const char *html)
{
    strbuf_add(&r->out, str_of(html));
}

/* A block begins on a line of its own. */
static void begin_line(struct rendering *r)
{
    if (r->out.len && r->out.ptr[r->out.len - 1] != '\n')
        strbuf_add_char(&r->out, '\n');
}

/* One without a value stands alone, which HTML takes for the same. */
static void add_attribute(struct rendering *r, struct str name, struct str value)
{
    strbuf_add_char(&r->out, ' ');
    strbuf_add(&r->out, name);
    if (!value.len)
        return;
    add(r, "=\"");
    html_add_text(&r->out, value);
    add(r, "\"");
}

static void add_attributes(struct rendering *r, cmark_node *node)
{
    const struct element *element = element_of(node);
    for (size_t i = 0; element && i < element->attributes.len; i++)
        add_attribute(r, element->attributes.ptr[i].name, element->attributes.ptr[i].value);
}

/* "<name attributes>" or "<name attributes />". */
static void open_tag(struct rendering *r, cmark_node *node, const char *name)
{
    strbuf_add_char(&r->out, '<');
    add(r, name);
    add_attributes(r, node);
    strbuf_add_char(&r->out, '>');
}

static void close_tag(struct rendering *r, const char *name)
{
    add(r, "</");
    add(r, name);
    strbuf_add_char(&r->out, '>');
}

/* ---- blocks ---- */

static void render_list(struct rendering *r, cmark_node *node, bool enter)
{
    bool bullet = cmark_node_get_list_type(node) == CMARK_BULLET_LIST;
    int start = cmark_node_get_list_start(node);
    begin_line(r);
    if (!enter) {
        close_tag(r, bullet ? "ul" : "ol");
    } else {
        add(r, bullet ? "<ul" : "<ol");
        if (!bullet && start != 1)
            strbuf_printf(&r->out, " start=\"%d\"", start);
        add_attributes(r, node);
        add(r, ">");
    }
    add(r, "\n");
}

static void render_heading(struct rendering *r, cmark_node *node, bool enter)
{
    char name[] = "h0";
    name[1] = (char)('0' + cmark_node_get_heading_level(node));
    if (enter) {
        begin_line(r);
        open_tag(r, node, name);
    } else {
        close_tag(r, name);
        add(r, "\n");
    }
}

static void render_code_block(struct rendering *r, cmark_node *node)
{
    struct str info = str_of(cmark_node_get_fence_info(node));
    size_t end = 0;
    while (end < info.len && !strchr(" \t\n\v\f\r", info.ptr[end]))
        end++;
    begin_line(r);
    open_tag(r, node, "pre");
    if (end) {
        add(r, "<code class=\"language-");
        html_add_text(&r->out, str_slice(info, 0, end));
        add(r, "\">");
    } else {
        add(r, "<code>");
    }
    html_add_text(&r->out, str_of(cmark_node_get_literal(node)));
    add(r, "</code></pre>\n");
}

static void render_html_block(struct rendering *r, cmark_node *node)
{
    begin_line(r);
    add(r, r->raw ? cmark_node_get_literal(node) : "<!-- raw HTML omitted -->");
    begin_line(r);
}

/* In a tight list paragraphs are not marked. */
static bool is_tight(cmark_node *paragraph)
{
    cmark_node *above = cmark_node_parent(cmark_node_parent(paragraph));
    return above && cmark_node_get_type(above) == CMARK_NODE_LIST &&
           cmark_node_get_list_tight(above);
}

static void render_paragraph(struct rendering *r, cmark_node *node, bool enter)
{
    const struct element *element = element_of(node);
    if (is_tight(node) || (element && element->kind == ELEMENT_BARE))
        return;
    if (enter) {
        begin_line(r);
        open_tag(r, node, "p");
    } else {
        add(r, "</p>\n");
    }
}

/* Finished HTML, or an element of ours. */
static void render_custom(struct rendering *r, cmark_node *node, bool enter)
{
    const struct element *element = element_of(node);
    bool block = cmark_node_get_type(node) == CMARK_NODE_CUSTOM_BLOCK;
    bool in_line = element && element->holds_inlines && !enter;
    if (block && !in_line && (!element || element->tag.len || !enter))
        begin_line(r);
    if (!element) {
        add(r, enter ? cmark_node_get_on_enter(node) : cmark_node_get_on_exit(node));
        if (block)
            begin_line(r);
    } else if (element->tag.len && enter) {
        open_tag(r, node, element->tag.ptr);
    } else if (element->tag.len && !element->is_void) {
        close_tag(r, element->tag.ptr);
    }
    if (block && element && element->tag.len && !(enter && element->holds_inlines))
        begin_line(r);
}

/* ---- inlines ---- */

static void add_title(struct rendering *r, cmark_node *node)
{
    const char *title = cmark_node_get_title(node);
    if (title && *title)
        add_attribute(r, STR("title"), str_of(title));
}

static void render_link(struct rendering *r, cmark_node *node, bool enter)
{
    if (!enter) {
        add(r, "</a>");
        return;
    }
    add(r, "<a href=\"");
    html_add_address(&r->out, str_of(cmark_node_get_url(node)));
    add(r, "\"");
    add_title(r, node);
    add_attributes(r, node);
    add(r, ">");
}

static void render_image(struct rendering *r, cmark_node *node, bool enter)
{
    if (enter && r->plain++ == 0) {
        add(r, "<img src=\"");
        html_add_address(&r->out, str_of(cmark_node_get_url(node)));
        add(r, "\" alt=\"");
    } else if (!enter && --r->plain == 0) {
        add(r, "\"");
        add_title(r, node);
        add_attributes(r, node);
        add(r, " />");
    }
}

/* Of what an image holds: its text alone. */
static void render_plain(struct rendering *r, cmark_node *node)
{
    if (element_is(node, ELEMENT_MATHS))
        html_add_text(&r->out, maths_plain(r->arena, element_of(node)->token->text));
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
    case CMARK_NODE_HTML_INLINE:
        html_add_text(&r->out, str_of(cmark_node_get_literal(node)));
        break;
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
        add(r, " ");
        break;
    default:
        break;
    }
}

static void render_code(struct rendering *r, cmark_node *node)
{
    open_tag(r, node, "code");
    html_add_text(&r->out, str_of(cmark_node_get_literal(node)));
    add(r, "</code>");
}

static void render_pair(struct rendering *r, cmark_node *node, bool enter, const char *name)
{
    if (enter)
        open_tag(r, node, name);
    else
        close_tag(r, name);
}

static void render_inline(struct rendering *r, cmark_node *node, bool enter)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        html_add_text(&r->out, str_of(cmark_node_get_literal(node)));
        break;
    case CMARK_NODE_SOFTBREAK:
        add(r, "\n");
        break;
    case CMARK_NODE_LINEBREAK:
        add(r, "<br />\n");
        break;
    case CMARK_NODE_CODE:
        render_code(r, node);
        break;
    case CMARK_NODE_HTML_INLINE:
        add(r, r->raw ? cmark_node_get_literal(node) : "<!-- raw HTML omitted -->");
        break;
    case CMARK_NODE_EMPH:
        render_pair(r, node, enter, "em");
        break;
    case CMARK_NODE_STRONG:
        render_pair(r, node, enter, "strong");
        break;
    default:
        render_link(r, node, enter);
    }
}

static void render_quote(struct rendering *r, cmark_node *node, bool enter)
{
    begin_line(r);
    render_pair(r, node, enter, "blockquote");
    add(r, "\n");
}

static void render_item(struct rendering *r, cmark_node *node, bool enter)
{
    if (enter)
        begin_line(r);
    render_pair(r, node, enter, "li");
    if (!enter)
        add(r, "\n");
}

static void render_node(struct rendering *r, cmark_node *node, bool enter)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_IMAGE) {
        render_image(r, node, enter);
        return;
    }
    if (r->plain) {
        if (enter)
            render_plain(r, node);
        return;
    }
    switch (type) {
    case CMARK_NODE_DOCUMENT:
        break;
    case CMARK_NODE_BLOCK_QUOTE:
        render_quote(r, node, enter);
        break;
    case CMARK_NODE_LIST:
        render_list(r, node, enter);
        break;
    case CMARK_NODE_ITEM:
        render_item(r, node, enter);
        break;
    case CMARK_NODE_HEADING:
        render_heading(r, node, enter);
        break;
    case CMARK_NODE_CODE_BLOCK:
        render_code_block(r, node);
        break;
    case CMARK_NODE_HTML_BLOCK:
        render_html_block(r, node);
        break;
    case CMARK_NODE_THEMATIC_BREAK:
        begin_line(r);
        add(r, "<hr />\n");
        break;
    case CMARK_NODE_PARAGRAPH:
        render_paragraph(r, node, enter);
        break;
    case CMARK_NODE_CUSTOM_BLOCK:
    case CMARK_NODE_CUSTOM_INLINE:
        render_custom(r, node, enter);
        break;
    default:
        render_inline(r, node, enter);
    }
}

/* ---- the whole ---- */

/* Types that have no end of their own: cmark's iterator leaves them at once. */
static void render_below(struct rendering *r, cmark_node *top)
{
    cmark_iter *iter = cmark_iter_new(top);
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;)
        render_node(r, cmark_iter_get_node(iter), event == CMARK_EVENT_ENTER);
    cmark_iter_free(iter);
}

struct str html_of(struct arena *arena, cmark_node *node, bool raw)
{
    struct rendering r = { .arena = arena, .raw = raw };
    strbuf_init(&r.out, STRBUF_PAGE);
    render_below(&r, node);
    struct str html = arena_dup(arena, strbuf_str(&r.out));
    strbuf_release(&r.out);
    return html;
}

static bool is_inline(cmark_node *node)
{
    return cmark_node_get_type(node) >= CMARK_NODE_FIRST_INLINE;
}

void html_replace(cmark_node *node, struct str html)
{
    cmark_node *made =
        tree_node(is_inline(node) ? CMARK_NODE_CUSTOM_INLINE : CMARK_NODE_CUSTOM_BLOCK);
    assert(html.ptr[html.len] == '\0');
    cmark_node_set_on_enter(made, html.ptr);
    int replaced = cmark_node_replace(node, made);
    assert(replaced);
    (void)replaced;
    cmark_node_free(node);
}
