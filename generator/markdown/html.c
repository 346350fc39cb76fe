#include "markdown/html.h"

#include <assert.h>

struct str html_of(struct arena *arena, cmark_node *node, bool raw)
{
    cmark_mem *mem = cmark_get_default_mem_allocator();
    char *html = cmark_render_html(node, raw ? CMARK_OPT_UNSAFE : CMARK_OPT_DEFAULT);
    struct str copy = arena_dup(arena, str_of(html));
    mem->free(html);
    return copy;
}

void html_replace(cmark_node *node, struct str html)
{
    cmark_node *made = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK);
    assert(html.ptr[html.len] == '\0');
    cmark_node_set_on_enter(made, html.ptr);
    int replaced = cmark_node_replace(node, made);
    assert(replaced);
    (void)replaced;
    cmark_node_free(node);
}
