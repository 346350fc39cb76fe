/* A paragraph that is just ::demo{name} becomes that demo. */
#include <string.h>

#include "markdown/html.h"
#include "markdown/passes.h"

/* True for a paragraph that holds one text node and nothing else, which begins as a demo's place does. */
static bool is_place(cmark_node *node)
{
    cmark_node *text = cmark_node_first_child(node);
    return cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH && text && !cmark_node_next(text) &&
           cmark_node_get_type(text) == CMARK_NODE_TEXT &&
           demo_begins(cmark_node_get_literal(text));
}

static bool is_name(struct str name)
{
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
        if (!plain)
            return false;
    }
    return name.len > 0;
}

/* Takes "::demo{name}" apart. */
static bool demo_name(struct str text, struct str *name)
{
    struct str rest = str_slice(text, STR("::demo").len, text.len);
    if (!str_starts(rest, STR("{")) || !str_ends(rest, STR("}")))
        return false;
    *name = str_slice(rest, 1, rest.len - 1);
    return is_name(*name);
}

static bool place_demo(const struct markdown_context *md, cmark_node *node)
{
    struct str name, text = str_trim(str_of(cmark_node_get_literal(cmark_node_first_child(node))));
    struct loc loc = page_loc(md->page, node);
    if (!demo_name(text, &name))
        return diag_error_hint(md->diag, loc, STR("write ::demo{name} on a line of its own"),
                               "this is no demo's place");
    struct strbuf html;
    strbuf_init(&html, STRBUF_PAGE);
    bool ok = md->demo(md->demo_ctx, arena_dup(md->arena, name), loc, &html);
    if (ok)
        html_replace(node, strbuf_str(&html));
    strbuf_release(&html);
    return ok;
}

static bool is_break(cmark_node *node)
{
    return !node || cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK ||
           cmark_node_get_type(node) == CMARK_NODE_LINEBREAK;
}

/* A line of a paragraph that would be a demo's place if it stood alone. */
static void warn_within(const struct markdown_context *md, cmark_node *text)
{
    struct str name, literal = str_trim(str_of(cmark_node_get_literal(text)));
    bool line = is_break(cmark_node_previous(text)) && is_break(cmark_node_next(text));
    if (line && demo_begins(literal.ptr) && demo_name(literal, &name))
        diag_warning_hint(md->diag, page_loc(md->page, text),
                          STR("leave a line empty before it and behind it"),
                          "no demo is placed within a paragraph");
}

bool demo_begins(const char *text)
{
    text += strspn(text, " \t\r\n");
    return strncmp(text, "::demo", strlen("::demo")) == 0;
}

bool pass_demos(const struct markdown_context *md)
{
    bool ok = true;
    cmark_iter *iter = cmark_iter_new(md->page->tree);
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (event == CMARK_EVENT_EXIT && is_place(node))
            ok = place_demo(md, node) && ok;
        else if (cmark_node_get_type(node) == CMARK_NODE_TEXT && !is_place(cmark_node_parent(node)))
            warn_within(md, node);
    }
    cmark_iter_free(iter);
    return ok;
}
