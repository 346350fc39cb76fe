#include "markdown/link_target.h"

#include <strings.h>

#include "base/path.h"
#include "syntax/attributes.h"

static void tell_used(const struct markdown_context *md, cmark_node *node, enum used_kind place,
                      enum used_kind title, struct link_target target)
{
    bool has_text =
        cmark_node_get_type(node) != CMARK_NODE_LINK || cmark_node_first_child(node) != NULL;
    struct str name =
        arena_printf(md->arena, "%.*s#%.*s", STR_ARG(target.name), STR_ARG(target.fragment));
    if (md->used)
        md->used(md->used_ctx, has_text ? place : title, name, STR(""));
}

static struct link_target read_id(const struct markdown_context *md, cmark_node *node,
                                  struct str address)
{
    struct link_target target = { .kind = LINK_ID };
    target.name = str_cut(&address, '#');
    target.page = site_target(md->site, md->page->lang, target.name);
    target.fragment = file_address_decode(md->arena, address);
    tell_used(md, node, USED_PAGE, USED_TITLE, target);
    return target;
}

static bool ends_as(struct str name, struct str end)
{
    return name.len > end.len && strncasecmp(name.ptr + name.len - end.len, end.ptr, end.len) == 0;
}

/* Pages as the bank has them, which are no files of the site. */
static bool is_markdown(struct str name)
{
    return ends_as(name, STR(".md")) || ends_as(name, STR(".markdown"));
}

/* Some generators want a slash between a page's file and an anchor: page.md/#anchor. */
static struct str without_slash(struct str name)
{
    struct str page = name;
    while (str_ends(page, STR("/")))
        page.len--;
    return is_markdown(page) ? page : name;
}

static struct link_target read_file(const struct markdown_context *md, cmark_node *node,
                                    struct str address)
{
    struct link_target target = { .kind = LINK_FILE }, used;
    bool local = file_address_read(md->arena, address, &target.file);
    struct str name = target.file.name;
    if (!local || !name.len || name.ptr[0] == '/')
        return (struct link_target){ .kind = LINK_ELSEWHERE };
    target.name = target.file.name = without_slash(name);
    target.fragment = file_address_decode(md->arena, target.file.fragment);
    if (!is_markdown(target.name))
        return target;
    used = target;
    used.name = path_join(md->arena, path_dir(md->page->source->path), target.name);
    target.kind = LINK_PAGE_FILE;
    target.page = site_page_of_file(md->arena, md->site, md->page->lang, used.name);
    tell_used(md, node, USED_FILE, USED_FILE_TITLE, used);
    return target;
}

struct link_target link_target_of(const struct markdown_context *md, cmark_node *node)
{
    struct link_target target = { .kind = LINK_ELSEWHERE };
    struct str address = arena_dup(md->arena, str_of(cmark_node_get_url(node)));
    if (md->site && str_starts(address, STR("id:")))
        return read_id(md, node, str_slice(address, 3, address.len));
    if (cmark_node_get_type(node) != CMARK_NODE_LINK)
        return target;
    if (!str_starts(address, STR("#")))
        return md->file ? read_file(md, node, address) : target;
    target.kind = LINK_ANCHOR;
    target.fragment = file_address_decode(md->arena, str_slice(address, 1, address.len));
    return target;
}

struct anchor anchor_find(const struct page *page, struct str id)
{
    const void *found = map_get(&page->anchors, id);
    bool known =
        found || id_is_reserved(id) || str_is(id, "top"); /* to browsers: where it begins */
    return (struct anchor){ known, found == page ? NULL : found };
}
