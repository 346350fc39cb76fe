#include "content/text.h"

#include "base/strbuf.h"
#include "maths/plain.h"
#include "syntax/passes.h"

struct str text_of(struct arena *arena, cmark_node *node)
{
    /* as in most headings */
    cmark_node *only = cmark_node_first_child(node);
    if (only && !cmark_node_next(only) && cmark_node_get_type(only) == CMARK_NODE_TEXT)
        return arena_dup(arena, str_trim(str_of(cmark_node_get_literal(only))));
    struct strbuf text;
    strbuf_init(&text, STRBUF_PAGE);
    for (cmark_node *at = node; at; at = node_next(at, node)) {
        cmark_node_type type = cmark_node_get_type(at);
        if (type == CMARK_NODE_PARAGRAPH && text.len)
            strbuf_add_char(&text, '\n');
        if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
            strbuf_add(&text, str_of(cmark_node_get_literal(at)));
        else if (element_is(at, ELEMENT_MATHS))
            strbuf_add(&text, maths_plain(arena, element_of(at)->token->text));
        else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
            strbuf_add_char(&text, ' ');
    }
    struct str result = arena_dup(arena, str_trim(strbuf_str(&text)));
    strbuf_release(&text);
    return result;
}
