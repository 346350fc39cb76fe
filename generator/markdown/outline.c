#include "markdown/outline.h"

#include "base/map.h"
#include "base/vec.h"
#include "content/slug.h"
#include "content/text.h"

enum { ID_LIMIT = 60 };

/* Ids that begin so are not for headings: the theme's own, and those of footnotes. */
static bool is_taken(struct str slug)
{
    return str_starts(slug, STR("ui-")) || str_starts(slug, STR("fn-")) ||
           str_starts(slug, STR("fnref-"));
}

/* `slug`, or slug-2, slug-3, ... when an earlier heading has it. `taken` knows of each id the last
 * number that was tried behind it. */
static struct str unique_id(struct arena *arena, struct map *taken, struct str slug)
{
    int *last = map_get(taken, slug);
    struct str id = slug;
    while (map_get(taken, id))
        id = arena_printf(arena, "%.*s-%d", STR_ARG(slug), ++*last);
    int *first = arena_alloc(arena, sizeof *first);
    *first = 1;
    map_put(arena, taken, id, first);
    return id;
}

void outline_collect(struct arena *arena, struct page *page)
{
    struct map taken = { 0 };
    cmark_iter *iter = cmark_iter_new(page->tree);
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (event != CMARK_EVENT_ENTER || cmark_node_get_type(node) != CMARK_NODE_HEADING)
            continue;
        struct heading heading = { .level = cmark_node_get_heading_level(node),
                                   .title = text_of(arena, node),
                                   .loc = page_loc(page, node),
                                   .node = node };
        struct str slug = slug_of(arena, heading.title, ID_LIMIT);
        if (is_taken(slug))
            slug = arena_printf(arena, "section-%.*s", STR_ARG(slug));
        heading.id = unique_id(arena, &taken, slug);
        vec_push(arena, &page->headings, heading);
    }
    cmark_iter_free(iter);
}
