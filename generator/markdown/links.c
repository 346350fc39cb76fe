/* Links by id, [text](id:attention) or [text](id:attention#heading), and by file, [text](04-attention.md#heading),
 * become relative addresses; those to a place of the same page, [text](#heading), must find it; any other file that one leads to, [text](slides.pdf), is
 * published. A link without text takes the title of what it leads to. What would run script is refused. */
#include <string.h>
#include <strings.h>

#include "base/hash.h"
#include "base/path.h"
#include "base/suggest.h"
#include "markdown/link_target.h"
#include "syntax/address.h"
#include "syntax/passes.h"

/* The links of a page. */
struct links {
    const struct markdown_context *md;
    int hints; /* that were looked for */
};

/* To look for what was meant takes as long as there are headings and pages: a page whose links all lead
 * nowhere gets so many hints. */
enum { HINTS_MAX = 100 };

static bool may_hint(struct links *links)
{
    return links->hints++ < HINTS_MAX;
}

static struct str anchor_hint(struct links *links, const struct page *page, struct str id)
{
    struct arena *arena = links->md->arena;
    if (!may_hint(links))
        return STR("");
    struct str *ids = arena_alloc(arena, page->headings.len * sizeof *ids);
    for (size_t i = 0; i < page->headings.len; i++)
        ids[i] = page->headings.ptr[i].id;
    return suggest_hint(arena, id, ids, page->headings.len);
}

/* Shows the title where the link has no text of its own. */
static void add_text(struct arena *arena, cmark_node *link, struct str title)
{
    if (cmark_node_get_type(link) != CMARK_NODE_LINK || cmark_node_first_child(link))
        return;
    cmark_node_append_child(link, element_text(arena, title));
}

/* True for a page with places that are known only once it is finished: those of a template, or of raw HTML. */
static bool may_have_more(const struct markdown_context *md, const struct page *page)
{
    return md->raw_html || !page->body_line;
}

uint64_t links_hash(struct arena *scratch, const struct site *site, int lang, enum used_kind kind,
                    struct str name)
{
    struct str fragment = name, target = str_cut(&fragment, '#');
    bool by_id = kind == USED_PAGE || kind == USED_TITLE;
    bool with_title = kind == USED_TITLE || kind == USED_FILE_TITLE;
    const struct page *page =
        by_id ? site_target(site, lang, target) : site_page_of_file(scratch, site, lang, target);
    if (!page)
        return 0;
    struct anchor anchor = anchor_find(page, fragment);
    struct str title = anchor.heading ? anchor.heading->title : page->title;
    return hash_bytes(arena_printf(scratch, "%.*s\n%d%d\n%.*s", STR_ARG(page->path), anchor.known,
                                   page->body_line != 0, with_title ? (int)title.len : 0,
                                   title.ptr));
}

/* Leads the link to the page, with a query ("?...", or ""), and to a heading of it unless `fragment` is empty. */
static bool link_page(struct links *links, cmark_node *node, const struct page *page,
                      struct str query, struct str fragment)
{
    const struct markdown_context *md = links->md;
    struct anchor anchor = anchor_find(page, fragment);
    if (fragment.len && !anchor.known && !may_have_more(md, page))
        return diag_error_hint(
            md->diag, page_loc(md->page, node), anchor_hint(links, page, fragment),
            "page '%.*s' has no heading '%.*s'", STR_ARG(page->id), STR_ARG(fragment));
    struct str way = path_relative(md->arena, md->page->path, page->path);
    const char *mark = fragment.len ? "#" : "";
    struct str url = arena_printf(md->arena, "%.*s%.*s%s%.*s", STR_ARG(way), STR_ARG(query), mark,
                                  STR_ARG(fragment));
    cmark_node_set_url(node, url.ptr);
    add_text(md->arena, node, anchor.heading ? anchor.heading->title : page->title);
    return true;
}

static struct str page_hint(struct links *links, struct str id)
{
    const struct markdown_context *md = links->md;
    return may_hint(links) ? site_id_hint(md->arena, md->site, md->page->lang, id) : STR("");
}

static bool resolve_id(struct links *links, cmark_node *node, const struct link_target *target)
{
    const struct markdown_context *md = links->md;
    if (target->page)
        return link_page(links, node, target->page, STR(""), target->fragment);
    return md->site->incomplete ||
           diag_error_hint(md->diag, page_loc(md->page, node), page_hint(links, target->name),
                           "no page has the id '%.*s'", STR_ARG(target->name));
}

/* "#heading". Where raw HTML is allowed it may hold ids that nobody here knows. */
static bool check_anchor(struct links *links, cmark_node *node, struct str id)
{
    const struct markdown_context *md = links->md;
    struct anchor anchor = anchor_find(md->page, id);
    if (anchor.heading)
        add_text(links->md->arena, node, anchor.heading->title);
    if (!id.len || anchor.known || md->raw_html)
        return true;
    return diag_error_hint(md->diag, page_loc(md->page, node), anchor_hint(links, md->page, id),
                           "this page has no heading '%.*s'", STR_ARG(id));
}

/* ---- files ---- */

static bool ends_as(struct str name, const char *const *endings, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t len = strlen(endings[i]);
        if (name.len > len && strncasecmp(name.ptr + name.len - len, endings[i], len) == 0)
            return true;
    }
    return false;
}

/* What a browser opens as a page of this site, with whatever script is in it. */
static bool is_document(struct str name)
{
    static const char *const endings[] = { ".html", ".htm", ".xhtml", ".xht", ".shtml", ".mhtml",
                                           ".mht",  ".xml", ".xsl",   ".svg", ".svgz" };
    return ends_as(name, endings, COUNT(endings));
}

static bool link_page_file(struct links *links, cmark_node *node, const struct link_target *target)
{
    const struct markdown_context *md = links->md;
    if (target->page)
        return link_page(links, node, target->page, target->file.query, target->fragment);
    return md->site->incomplete ||
           diag_error_hint(md->diag, page_loc(md->page, node),
                           STR("a page can be named by its id too: [text](id:attention)"),
                           "'%.*s' is no page of this site", STR_ARG(target->name));
}

static bool link_file(struct links *links, cmark_node *node, const struct link_target *target)
{
    const struct markdown_context *md = links->md;
    struct loc loc = page_loc(md->page, node);
    struct str path;
    if (is_document(target->name) && !md->raw_html)
        return diag_error_hint(
            md->diag, loc,
            STR("link a page by its id, [text](id:attention); show a picture, ![text](file)"),
            "'%s' could run script (site.yaml has no 'raw_html: true')", cmark_node_get_url(node));
    if (!md->file(md->file_ctx, target->name, loc, &path))
        return false;
    file_address_set(md, node, &target->file, path);
    return true;
}

/* Of an image that names a page. */
static bool tell_no_picture(const struct markdown_context *md, cmark_node *image)
{
    return diag_error_hint(md->diag, page_loc(md->page, image),
                           STR("link a page, [text](id:attention); show a picture, ![text](file)"),
                           "'%s' is a page and no picture", cmark_node_get_url(image));
}

static bool check_link(struct links *links, cmark_node *node)
{
    const struct markdown_context *md = links->md;
    const char *url = cmark_node_get_url(node);
    if (address_is_unsafe(str_of(url)) && !md->raw_html)
        return diag_error(md->diag, page_loc(md->page, node), "a link may not lead to '%.*s:'",
                          (int)strcspn(url, ":"), url);
    struct link_target target = link_target_of(md, node);
    if (target.kind == LINK_ID && cmark_node_get_type(node) == CMARK_NODE_IMAGE)
        return tell_no_picture(md, node);
    switch (target.kind) {
    case LINK_ID:
        return resolve_id(links, node, &target);
    case LINK_ANCHOR:
        return check_anchor(links, node, target.fragment);
    case LINK_PAGE_FILE:
        return link_page_file(links, node, &target);
    case LINK_FILE:
        return link_file(links, node, &target);
    case LINK_ELSEWHERE:
        break;
    }
    return true;
}

static bool is_nested(cmark_node *link)
{
    cmark_node *node = cmark_node_parent(link);
    while (node && cmark_node_get_type(node) != CMARK_NODE_LINK)
        node = cmark_node_parent(node);
    return node;
}

/* CommonMark knows one way to write it, [a <https://b> c](d). */
static bool tell_nested(const struct markdown_context *md, cmark_node *node)
{
    return diag_error_hint(md->diag, page_loc(md->page, node),
                           STR("put it behind the link; a backslash before '<' makes text of it"),
                           "a link cannot stand in a link");
}

/* What CommonMark takes for a link and no reader can use. */
static void warn_empty(const struct markdown_context *md, cmark_node *link)
{
    const char *url = cmark_node_get_url(link);
    bool unresolved = strncmp(url, "id:", 3) == 0; /* it would take the title of a page */
    if (!cmark_node_first_child(link) && !unresolved)
        diag_warning_hint(md->diag, page_loc(md->page, link), STR("write [text](address)"),
                          "this link has no text");
    if (!url[0])
        diag_warning_hint(md->diag, page_loc(md->page, link), STR("write [text](address)"),
                          "this link leads nowhere");
}

static bool check_node(struct links *links, cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (type != CMARK_NODE_LINK && type != CMARK_NODE_IMAGE)
        return true;
    bool ok = check_link(links, node);
    if (ok && type == CMARK_NODE_LINK)
        warn_empty(links->md, node);
    if (type == CMARK_NODE_LINK && is_nested(node))
        ok = tell_nested(links->md, node);
    return ok;
}

bool pass_links(const struct markdown_context *md)
{
    bool ok = true;
    struct links links = { .md = md };
    for (cmark_node *node = md->page->tree; node; node = node_next(node, md->page->tree))
        ok = check_node(&links, node) && ok;
    return ok;
}
