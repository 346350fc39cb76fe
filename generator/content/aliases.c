#include "content/aliases.h"

#include "base/vec.h"
#include "syntax/parse.h"

/* The page at the old address, made if need be: beside its owner, so of the guide or not as that is. */
static struct page *page_at(struct arena *arena, struct site *site, const struct page *owner,
                            struct str id)
{
    struct page *page = site_page(site, owner->lang, id);
    if (page)
        return page;
    page = arena_alloc(arena, sizeof *page);
    *page = (struct page){ .kind = owner->kind,
                           .lang = owner->lang,
                           .source = owner->source,
                           .id = id,
                           .title = owner->title,
                           .tree = syntax_parse_commonmark(STR("")) };
    page->path = page_path(arena, site->config, page);
    page->kind = PAGE_MOVED;
    map_put(arena, &site->by_id[page->lang], id, page);
    vec_push(arena, &site->pages, page);
    return page;
}

static bool is_taken(const struct page *page, struct str fragment)
{
    for (size_t i = 0; i < page->forwards.len; i++)
        if (str_eq(page->forwards.ptr[i].fragment, fragment))
            return true;
    return map_get(&page->anchors, fragment) != NULL;
}

static bool add_alias(struct arena *arena, struct diag *diag, struct site *site, struct page *owner,
                      struct name alias)
{
    struct str fragment = alias.text, id = str_cut(&fragment, '#');
    if (!page_is_id(id))
        return diag_error_hint(diag, alias.loc, STR("an alias is an old id, or old-id#heading"),
                               "'%.*s' cannot be an alias", STR_ARG(alias.text));
    struct page *page = page_at(arena, site, owner, id);
    bool whole = !fragment.len, moved = page->kind == PAGE_MOVED;
    if (whole && (!moved || page->target))
        return diag_error(diag, alias.loc, "'%.*s' is the %s of a page, in %.*s", STR_ARG(id),
                          moved ? "alias" : "id", STR_ARG(page->source->path));
    if (whole)
        page->target = owner;
    else if (is_taken(page, fragment))
        return diag_error(diag, alias.loc, "'%.*s' leads somewhere already", STR_ARG(alias.text));
    else
        vec_push(arena, &page->forwards, ((struct forward){ fragment, owner }));
    return true;
}

bool aliases_join(struct arena *arena, struct diag *diag, struct site *site)
{
    size_t count = site->pages.len;
    bool ok = true;
    for (size_t i = 0; i < count; i++) {
        struct page *page = site->pages.ptr[i];
        for (size_t k = 0; k < page->aliases.len; k++)
            ok = add_alias(arena, diag, site, page, page->aliases.ptr[k]) && ok;
    }
    for (size_t i = count; i < site->pages.len; i++) {
        struct page *page = site->pages.ptr[i];
        if (!page->target) /* known by places in it alone */
            page->target = page->forwards.ptr[0].to;
        page->faulty = page->target->faulty; /* there is nothing then that it could lead to */
    }
    return ok;
}
