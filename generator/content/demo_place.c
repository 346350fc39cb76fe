#include "content/demo_place.h"

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

bool demo_is_written(struct str text, struct str *name)
{
    const struct str mark = STR("::demo");
    text = str_trim(text);
    *name = STR("");
    if (!str_starts(text, mark))
        return false;
    struct str rest = str_slice(text, mark.len, text.len);
    if (str_starts(rest, STR("{")) && str_ends(rest, STR("}")) &&
        is_name(str_slice(rest, 1, rest.len - 1)))
        *name = str_slice(rest, 1, rest.len - 1);
    return true;
}

bool demo_place(cmark_node *node, struct str *name)
{
    cmark_node *text = cmark_node_first_child(node);
    return cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH && text && !cmark_node_next(text) &&
           cmark_node_get_type(text) == CMARK_NODE_TEXT &&
           demo_is_written(str_of(cmark_node_get_literal(text)), name);
}
