/* Tabs: `::: tabs` holds `::: tab title`, whose titles and contents come to stand in turns in one element, so that
 * they read one after another where no script runs. The theme's script makes tabs of them. */
#include "base/map.h"
#include "content/text.h"
#include "markdown/containers.h"

static bool is_tab(cmark_node *node)
{
    return element_is(node, ELEMENT_CONTAINER) && str_is(element_of(node)->name, "tab");
}

static bool check_title(const struct markdown_context *md, cmark_node *tab, struct map *titles)
{
    struct loc loc = page_loc(md->page, tab);
    cmark_node *title = container_title(tab);
    struct str text = title ? text_of(md->arena, title) : STR("");
    if (!title)
        return diag_error_hint(md->diag, loc, STR("write ::: tab title"), "a tab needs a title");
    if (text.len && map_put(md->arena, titles, text, tab))
        return diag_error(md->diag, loc, "two of these tabs are called '%.*s'", STR_ARG(text));
    return true;
}

bool container_tabs(const struct markdown_context *md, cmark_node *container)
{
    struct element *element = element_of(container);
    struct loc loc = page_loc(md->page, container);
    struct map titles = { 0 };
    bool ok = true;
    element->tag = STR("wenda-tabs");
    element_set(md->arena, element, STR("class"), STR("tabs"));
    if (container_title(container))
        return diag_error(md->diag, loc, "tabs have no title, each tab has one");
    if (!cmark_node_first_child(container))
        return diag_error_hint(md->diag, loc,
                               STR("put '::: tab title' within; outside, a colon more"),
                               "these tabs hold no tab");
    for (cmark_node *node = cmark_node_first_child(container); node; node = cmark_node_next(node)) {
        if (is_tab(node))
            ok = check_title(md, node, &titles) && ok;
        else
            ok = diag_error(md->diag, page_loc(md->page, node), "tabs hold tabs alone");
    }
    return ok;
}

bool container_tab(const struct markdown_context *md, cmark_node *container)
{
    cmark_node *parent = cmark_node_parent(container), *title = container_title(container);
    bool within = element_is(parent, ELEMENT_CONTAINER) && str_is(element_of(parent)->name, "tabs");
    if (!within)
        return diag_error_hint(
            md->diag, page_loc(md->page, container),
            STR("put it between '::: tabs' and ':::', with more colons than its own"),
            "this tab stands outside of tabs");
    element_set(md->arena, element_of(container), STR("class"), STR("tab-panel"));
    if (title) { /* else a fault was told */
        element_set(md->arena, element_of(title), STR("class"), STR("tab-title"));
        cmark_node_insert_before(container, title);
    }
    return true;
}
