#include "content/text.h"

#include "base/strbuf.h"
#include "syntax/element.h"

struct str text_of(struct arena *arena, cmark_node *node)
{
    struct strbuf text;
    strbuf_init(&text, STRBUF_PAGE);
    cmark_iter *iter = cmark_iter_new(node);
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node *at = cmark_iter_get_node(iter);
        cmark_node_type type = cmark_node_get_type(at);
        if (event != CMARK_EVENT_ENTER)
            continue;
        if (type == CMARK_NODE_PARAGRAPH && text.len)
            strbuf_add_char(&text, '\n');
        if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
            strbuf_add(&text, str_of(cmark_node_get_literal(at)));
        else if (element_is(at, ELEMENT_MATHS))
            strbuf_add(&text, element_of(at)->token->text);
        else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
            strbuf_add_char(&text, ' ');
    }
    cmark_iter_free(iter);
    struct str result = arena_dup(arena, str_trim(strbuf_str(&text)));
    strbuf_release(&text);
    return result;
}
