#include "markdown/maths_punctuation.h"

#include <utf8proc.h>

#include "base/strbuf.h"
#include "base/utf8.h"
#include "markdown/html_text.h"

static bool opens(uint32_t c)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    return category == UTF8PROC_CATEGORY_PS || category == UTF8PROC_CATEGORY_PI;
}

static bool closes(uint32_t c)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    return category == UTF8PROC_CATEGORY_PE || category == UTF8PROC_CATEGORY_PF ||
           category == UTF8PROC_CATEGORY_PO;
}

/* Of a node that is no text, nothing. */
static struct str text_of(cmark_node *node)
{
    bool is_text = node && cmark_node_get_type(node) == CMARK_NODE_TEXT;
    return is_text ? str_of(cmark_node_get_literal(node)) : STR("");
}

static bool is_inline(cmark_node *node)
{
    return cmark_node_get_type(node) >= CMARK_NODE_FIRST_INLINE;
}

/* The character right before the node in its block, or right behind, whatever element holds it; 0 for what is no text. */
static uint32_t neighbour(cmark_node *node, bool behind)
{
    cmark_node *(*step)(cmark_node *) = behind ? cmark_node_next : cmark_node_previous;
    cmark_node *(*enter)(cmark_node *) = behind ? cmark_node_first_child : cmark_node_last_child;
    while (!step(node) && is_inline(cmark_node_parent(node)))
        node = cmark_node_parent(node);
    node = step(node);
    while (node && enter(node))
        node = enter(node);
    struct str text = text_of(node);
    if (!text.len)
        return 0;
    return behind ? utf8_next(&text) : utf8_last(text);
}

static bool is_han(uint32_t c)
{
    return utf8_is_unspaced(c) && utf8_is_word(c);
}

struct maths_gaps maths_gaps_of(cmark_node *node)
{
    return (struct maths_gaps){ is_han(neighbour(node, false)), is_han(neighbour(node, true)) };
}

static size_t length_of_last(struct str text)
{
    size_t length = 1;
    while (length < text.len && ((unsigned char)text.ptr[text.len - length] & 0xC0) == 0x80)
        length++;
    return length;
}

/* The marks at the end of a text that what follows belongs to. */
static struct str opening(struct str text)
{
    size_t start = text.len;
    while (start && opens(utf8_last(str_slice(text, 0, start))))
        start -= length_of_last(str_slice(text, 0, start));
    return str_slice(text, start, text.len);
}

/* The marks at the start of a text that belong to what is before. */
static struct str closing(struct str text)
{
    struct str rest = text;
    size_t end = 0;
    while (rest.len && closes(utf8_next(&rest)))
        end = text.len - rest.len;
    return str_slice(text, 0, end);
}

static void set_text(struct arena *arena, cmark_node *node, struct str text)
{
    cmark_node_set_literal(node, arena_printf(arena, "%.*s", STR_ARG(text)).ptr);
}

struct str maths_with_punctuation(struct arena *arena, cmark_node *node, struct str html)
{
    cmark_node *previous = cmark_node_previous(node), *next = cmark_node_next(node);
    struct str before = text_of(previous), after = text_of(next);
    struct str open = opening(before), close = closing(after);
    struct strbuf out;
    if (!open.len && !close.len)
        return html;
    strbuf_init(&out, STRBUF_PAGE);
    strbuf_printf(&out, "<span class=\"%s%s%s\">", open.len ? "maths-open" : "",
                  open.len && close.len ? " " : "", close.len ? "maths-close" : "");
    html_add_text(&out, open);
    strbuf_add(&out, html);
    html_add_text(&out, close);
    strbuf_add(&out, STR("</span>"));
    if (open.len)
        set_text(arena, previous, str_slice(before, 0, before.len - open.len));
    if (close.len)
        set_text(arena, next, str_slice(after, close.len, after.len));
    html = arena_dup(arena, strbuf_str(&out));
    strbuf_release(&out);
    return html;
}
