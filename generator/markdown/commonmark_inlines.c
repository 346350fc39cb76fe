/* What stands in the lines of the Markdown for any reader. */
#include <string.h>

#include "markdown/commonmark_address.h"
#include "markdown/commonmark_writer.h"
#include "syntax/element.h"
#include "syntax/flanking.h"

/* ---- code ---- */

static void put_code(struct writer *w, struct str code)
{
    size_t ticks = code.len ? writer_longest_run(code) + 1 : 1;
    bool blanks = str_starts(code, STR(" ")) && str_ends(code, STR(" ")) && str_trim(code).len;
    bool pad = blanks || str_starts(code, STR("`")) || str_ends(code, STR("`"));
    for (size_t i = 0; i < ticks; i++)
        writer_say(w, "`");
    writer_say(w, pad ? " " : "");
    writer_put(w, code);
    writer_say(w, pad ? " " : "");
    for (size_t i = 0; i < ticks; i++)
        writer_say(w, "`");
}

/* ---- formulas ---- */

/* A line of a formula that would begin a list, a quote or a heading; one with a comment must end. */
static bool is_block_start(struct str line)
{
    line = str_trim(line);
    return line.len && strchr("-+*>#=0123456789|:", line.ptr[0]);
}

static void put_maths(struct writer *w, const struct token *token)
{
    struct str rest = token->text;
    const char *mark = token->kind == TOKEN_DISPLAY_MATHS ? "$$" : "$";
    bool comments = str_find(rest, '%') < rest.len;
    writer_say(w, mark);
    writer_put(w, str_cut(&rest, '\n'));
    for (bool more = str_find(token->text, '\n') < token->text.len; more;) {
        more = str_find(rest, '\n') < rest.len;
        struct str line = str_cut(&rest, '\n');
        if (is_block_start(line) && !comments)
            writer_say(w, " ");
        else
            writer_break(w);
        writer_put(w, str_trim(line));
    }
    if (str_starts(token->text, STR("\n"))) /* the signs stand on lines of their own */
        writer_break(w);
    writer_say(w, mark);
}

/* ---- emphasis ---- */

/* What a node shows first, or last, as far as it matters to a delimiter beside it. */
static struct str edge_of(cmark_node *node, bool last)
{
    for (;;) {
        cmark_node *child = last ? cmark_node_last_child(node) : cmark_node_first_child(node);
        cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_TEXT)
            return str_of(cmark_node_get_literal(node));
        if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
            return STR(" ");
        if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE || !child)
            return STR("`"); /* brackets, dollars and the like: punctuation */
        node = child;
    }
}

/* The same of what stands beside the node in its block: "" where the block begins or ends. */
static struct str beside(cmark_node *node, bool behind)
{
    for (; cmark_node_get_type(node) >= CMARK_NODE_FIRST_INLINE; node = cmark_node_parent(node)) {
        cmark_node *next = behind ? cmark_node_next(node) : cmark_node_previous(node);
        if (next)
            return edge_of(next, !behind);
    }
    return STR("");
}

/* False where unamended CommonMark sees no emphasis, as before **强调：**后文 goes on. */
static bool is_plain(cmark_node *node)
{
    struct str first = edge_of(node, false), last = edge_of(node, true);
    return flanking_plain(beside(node, false), '*', first).opens &&
           flanking_plain(last, '*', beside(node, true)).closes;
}

static void put_emphasis(struct writer *w, cmark_node *node, bool enter)
{
    bool strong = cmark_node_get_type(node) == CMARK_NODE_STRONG;
    if (is_plain(node))
        writer_say(w, strong ? "**" : "*");
    else if (enter)
        writer_say(w, strong ? "<strong>" : "<em>");
    else
        writer_say(w, strong ? "</strong>" : "</em>");
}

/* ---- links and images ---- */

/* <https://x.org>: an address that shows itself. */
static bool is_autolink(cmark_node *link)
{
    cmark_node *only = cmark_node_first_child(link);
    struct str url = str_of(cmark_node_get_url(link));
    if (!only || cmark_node_next(only) || cmark_node_get_type(only) != CMARK_NODE_TEXT)
        return false;
    struct str text = str_of(cmark_node_get_literal(only));
    if (str_starts(url, STR("mailto:")))
        return str_eq(str_slice(url, STR("mailto:").len, url.len), text);
    return str_eq(url, text) && (str_starts(url, STR("http:")) || str_starts(url, STR("https:"))) &&
           !url.ptr[strcspn(url.ptr, " <>")];
}

/* Whether the text may have a "&copy;", before which a backslash has to stand. */
static bool has_entity(struct str text)
{
    str_cut(&text, '&');
    return str_find(text, ';') < text.len;
}

void writer_address(struct writer *w, struct str address)
{
    bool brackets = !address.len, entity = has_entity(address);
    for (size_t i = 0; i < address.len; i++)
        brackets = brackets || strchr(" ()<>", address.ptr[i]);
    writer_say(w, brackets ? "<" : "");
    for (struct str rest = address; rest.len; rest = str_slice(rest, 1, rest.len)) {
        unsigned char c = (unsigned char)rest.ptr[0];
        writer_say(w, c == '&' && entity ? "\\" : "");
        if (c < ' ' || c == '<' || c == '>' || c == '\\')
            strbuf_printf(w->out, "%%%02X", (unsigned)c);
        else
            writer_put(w, str_slice(rest, 0, 1));
    }
    writer_say(w, brackets ? ">" : "");
}

/* "](address "title")" */
static void end_link(struct writer *w, struct str address, struct str title)
{
    bool entity = has_entity(title);
    w->brackets--;
    writer_say(w, "](");
    writer_address(w, address);
    if (title.len)
        writer_say(w, " \"");
    for (struct str rest = title; rest.len; rest = str_slice(rest, 1, rest.len)) {
        char c = rest.ptr[0];
        writer_say(w, c == '"' || c == '\\' || (c == '&' && entity) ? "\\" : "");
        writer_put(w, c == '\n' ? STR(" ") : str_slice(rest, 0, 1));
    }
    writer_say(w, title.len ? "\")" : ")");
}

static bool write_link(struct writer *w, cmark_node *node, bool enter)
{
    struct str title = STR("");
    if (enter && is_autolink(node)) {
        writer_say(w, "<");
        writer_put(w, str_of(cmark_node_get_literal(cmark_node_first_child(node))));
        writer_say(w, ">");
        return true;
    }
    if (enter) {
        writer_say(w, "[");
        w->brackets++;
        return false;
    }
    struct str address = commonmark_link_address(w->cm, node, &title);
    if (!cmark_node_first_child(node))
        writer_text(w, title, false);
    end_link(w, address, str_of(cmark_node_get_title(node)));
    return false;
}

static void write_image(struct writer *w, cmark_node *node, bool enter)
{
    if (enter) {
        writer_say(w, "![");
        w->brackets++;
        return;
    }
    end_link(w, commonmark_image_address(w->cm, node), str_of(cmark_node_get_title(node)));
}

/* ---- our own ---- */

/* HTML, in which an empty line would end a block. */
static void put_html(struct writer *w, struct str html)
{
    for (bool first = true; html.len; first = false) {
        struct str line = str_trim(str_cut(&html, '\n'));
        if (line.len && !first)
            writer_break(w);
        writer_put(w, line);
    }
}

static void put_shortcode(struct writer *w, cmark_node *node)
{
    struct strbuf html;
    strbuf_init(&html, STRBUF_PAGE);
    if (shortcode_render(w->cm->md, node, &html))
        put_html(w, str_trim(strbuf_str(&html)));
    strbuf_release(&html);
}

static void put_box(struct writer *w, const struct element *box)
{
    bool done = false;
    for (size_t i = 0; i < box->attributes.len; i++)
        done = done || str_is(box->attributes.ptr[i].name, "checked");
    writer_say(w, done ? "[x]" : "[ ]");
}

static void write_element(struct writer *w, const struct element *element, bool enter)
{
    if (str_is(element->tag, "input") && enter)
        put_box(w, element);
    else if (str_is(element->tag, "br") && enter)
        writer_say(w, "<br>");
    else if (str_is(element->tag, "sub") || str_is(element->tag, "sup"))
        writer_put(
            w, arena_printf(w->cm->md->arena, enter ? "<%.*s>" : "</%.*s>", STR_ARG(element->tag)));
}

static void write_custom(struct writer *w, cmark_node *node, bool enter)
{
    const struct element *element = element_of(node);
    if (!element) {
        writer_put(w, str_of(enter ? cmark_node_get_on_enter(node) : cmark_node_get_on_exit(node)));
        return;
    }
    switch (element->kind) {
    case ELEMENT_STRIKE:
        writer_say(w, "~~");
        break;
    case ELEMENT_MATHS:
        if (enter)
            put_maths(w, element->token);
        break;
    case ELEMENT_SHORTCODE:
        if (enter)
            put_shortcode(w, node);
        break;
    case ELEMENT_NOTE_MARK:
        if (enter)
            writer_put(w, arena_printf(w->cm->md->arena, "[^%.*s]", STR_ARG(element->note->label)));
        break;
    case ELEMENT_PLAIN:
        write_element(w, element, enter);
        break;
    default: /* of spans and terms the text is left */
        break;
    }
}

/* Comments are for authors. */
static void write_html(struct writer *w, struct str html)
{
    if (str_starts(html, STR("<!--")))
        return;
    if (w->cm->md->raw_html)
        put_html(w, html);
    else
        writer_text(w, html, true);
}

bool writer_inline(struct writer *w, cmark_node *node, bool enter)
{
    struct str literal = str_of(cmark_node_get_literal(node));
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        writer_text(w, literal, cmark_node_next(node) != NULL);
        break;
    case CMARK_NODE_SOFTBREAK:
        writer_break(w);
        break;
    case CMARK_NODE_LINEBREAK:
        writer_say(w, w->one_line ? "<br>" : "\\");
        writer_break(w);
        break;
    case CMARK_NODE_CODE:
        put_code(w, literal);
        break;
    case CMARK_NODE_HTML_INLINE:
        write_html(w, literal);
        break;
    case CMARK_NODE_EMPH:
    case CMARK_NODE_STRONG:
        put_emphasis(w, node, enter);
        break;
    case CMARK_NODE_LINK:
        return write_link(w, node, enter);
    case CMARK_NODE_IMAGE:
        write_image(w, node, enter);
        break;
    default:
        write_custom(w, node, enter);
    }
    return false;
}
