#include "content/demo_place.h"

/* The text of a paragraph that holds one text node and nothing else. */
static struct str lone_text(cmark_node *node)
{
    cmark_node *text = cmark_node_first_child(node);
    bool lone = cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH && text &&
                !cmark_node_next(text) && cmark_node_get_type(text) == CMARK_NODE_TEXT;
    return lone ? str_trim(str_of(cmark_node_get_literal(text))) : STR("");
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

bool demo_place(cmark_node *node, struct str *name)
{
    const struct str mark = STR("::demo");
    struct str text = lone_text(node), rest = str_slice(text, mark.len, text.len);
    *name = STR("");
    if (!str_starts(text, mark))
        return false;
    if (str_starts(rest, STR("{")) && str_ends(rest, STR("}")))
        rest = str_slice(rest, 1, rest.len - 1);
    else
        rest = STR("");
    if (is_name(rest))
        *name = rest;
    return true;
}
