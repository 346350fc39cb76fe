#include "markdown/outline.h"

#include "base/map.h"
#include "base/vec.h"
#include "content/slug.h"
#include "content/text.h"
#include "syntax/attributes.h"
#include "syntax/passes.h"

enum { ID_LIMIT = 60 };

/* The ids of a page, and for each slug the last number that was tried behind it: headings that are all
 * alike must not try all of them again. */
struct ids {
    struct arena *arena;
    struct map *taken, numbers;
};

static int *number_of(struct ids *ids, struct str slug)
{
    int *number = map_get(&ids->numbers, slug);
    if (!number) {
        number = arena_alloc(ids->arena, sizeof *number);
        *number = 1;
        map_put(ids->arena, &ids->numbers, slug, number);
    }
    return number;
}

/* `slug`, or slug-2, slug-3, ... when something on the page has it. */
static struct str unique_id(struct ids *ids, struct str slug)
{
    struct str id = slug;
    while (map_get(ids->taken, id))
        id = arena_printf(ids->arena, "%.*s-%d", STR_ARG(slug), ++*number_of(ids, slug));
    map_put(ids->arena, ids->taken, id, ids->taken);
    return id;
}

/* Takes an id that the author gave, to whatever element. */
static bool take_given(struct arena *arena, struct diag *diag, struct page *page, cmark_node *node)
{
    const struct element *element = element_of(node);
    struct str id = element ? element_get(element, STR("id")) : STR("");
    if (id.len && map_put(arena, &page->anchors, id, page))
        return diag_error(diag, page_loc(page, node), "id '%.*s' is on this page already",
                          STR_ARG(id));
    return true;
}

static void add_heading(struct arena *arena, struct page *page, cmark_node *node)
{
    struct heading heading = { .level = cmark_node_get_heading_level(node),
                               .id = element_get(element_of(node), STR("id")),
                               .title = text_of(arena, node),
                               .loc = page_loc(page, node),
                               .node = node };
    vec_push(arena, &page->headings, heading);
}

static struct str slug_for(struct arena *arena, struct str title)
{
    struct str slug = slug_of(arena, title, ID_LIMIT);
    return id_is_reserved(slug) ? arena_printf(arena, "section-%.*s", STR_ARG(slug)) : slug;
}

/* What the author gave comes first, wherever it stands: the ids that we make avoid it. */
bool outline_collect(struct arena *arena, struct diag *diag, struct page *page)
{
    struct ids ids = { arena, &page->anchors, { 0 } };
    bool ok = true;
    for (cmark_node *node = page->tree; node; node = node_next(node, page->tree)) {
        ok = take_given(arena, diag, page, node) && ok;
        if (cmark_node_get_type(node) == CMARK_NODE_HEADING)
            add_heading(arena, page, node);
    }
    for (size_t i = 0; i < page->headings.len; i++) {
        struct heading *heading = &page->headings.ptr[i];
        if (!heading->id.len)
            heading->id = unique_id(&ids, slug_for(arena, heading->title));
        map_put(arena, &page->anchors, heading->id, heading);
    }
    return ok;
}
