/* Links by id, [text](id:attention) or [text](id:attention#heading), become
 * relative addresses; schemes that run script are refused. */
#include <string.h>
#include <strings.h>

#include "base/path.h"
#include "markdown/passes.h"

static bool heading_exists(const struct page *page, struct str id)
{
    for (size_t i = 0; i < page->headings.len; i++)
        if (str_eq(page->headings.ptr[i].id, id))
            return true;
    return false;
}

static bool resolve_id(const struct markdown_context *md, cmark_node *node, struct str target)
{
    struct str fragment = target, id = str_cut(&fragment, '#');
    const struct page *page = site_page(md->site, md->page->lang, id);
    struct loc loc = page_loc(md->page, node);
    if (!page && md->site->incomplete)
        return true;
    if (!page)
        return diag_error_hint(md->diag, loc, site_id_hint(md->arena, md->site, md->page->lang, id),
                               "no page has the id '%.*s'", STR_ARG(id));
    if (fragment.len && !heading_exists(page, fragment))
        return diag_error(md->diag, loc, "page '%.*s' has no heading '%.*s'", STR_ARG(id),
                          STR_ARG(fragment));
    struct str way = path_relative(md->arena, md->page->path, page->path);
    const char *mark = fragment.len ? "#" : "";
    struct str url = arena_printf(md->arena, "%.*s%s%.*s", STR_ARG(way), mark, STR_ARG(fragment));
    cmark_node_set_url(node, url.ptr);
    return true;
}

static bool runs_script(const char *url)
{
    static const char *const schemes[] = { "javascript:", "vbscript:", "data:", "file:" };
    for (size_t i = 0; i < COUNT(schemes); i++)
        if (strncasecmp(url, schemes[i], strlen(schemes[i])) == 0)
            return true;
    return false;
}

static bool check_link(const struct markdown_context *md, cmark_node *node)
{
    const char *url = cmark_node_get_url(node);
    if (runs_script(url) && !md->raw_html)
        return diag_error(md->diag, page_loc(md->page, node), "a link may not lead to '%.*s:'",
                          (int)strcspn(url, ":"), url);
    if (md->site && strncmp(url, "id:", 3) == 0)
        return resolve_id(md, node, arena_dup(md->arena, str_of(url + 3)));
    return true;
}

bool pass_links(const struct markdown_context *md)
{
    bool ok = true;
    cmark_iter *iter = cmark_iter_new(md->page->tree);
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iter);
        cmark_node_type type = cmark_node_get_type(node);
        bool points = type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE;
        if (points && event == CMARK_EVENT_ENTER)
            ok = check_link(md, node) && ok;
    }
    cmark_iter_free(iter);
    return ok;
}
