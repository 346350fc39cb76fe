/* Where links and images of the Markdown for any reader lead: to the Markdown of a page, to a place of it in the page
 * itself, which alone has ids, or to a file of the site. */
#include "markdown/commonmark_address.h"
#include "base/path.h"
#include "markdown/link_target.h"

/* What would end an address, or is no part of one, is written as %XX; Chinese stays legible. */
static void add_fragment(struct strbuf *address, struct str fragment)
{
    for (size_t i = 0; i < fragment.len; i++) {
        unsigned char c = (unsigned char)fragment.ptr[i];
        if (c <= ' ' || strchr("\"%()<>\\^`{|}", c))
            strbuf_printf(address, "%%%02X", (unsigned)c);
        else
            strbuf_add_char(address, (char)c);
    }
}

struct str commonmark_address(const struct commonmark *cm, struct str path, struct str query,
                              struct str fragment)
{
    struct arena *arena = cm->md->arena;
    struct strbuf address;
    strbuf_init(&address, STRBUF_PAGE);
    strbuf_add(&address, cm->base);
    strbuf_add_url(&address, cm->base.len ? path : path_relative(arena, cm->md->page->path, path));
    strbuf_add(&address, query);
    if (fragment.len) {
        strbuf_add_char(&address, '#');
        add_fragment(&address, fragment);
    }
    struct str result = arena_dup(arena, strbuf_str(&address));
    strbuf_release(&address);
    return result;
}

static struct str address_of_page(const struct commonmark *cm, const struct link_target *target)
{
    struct str twin = page_twin_path(cm->md->arena, target->page);
    struct str path = target->fragment.len || !twin.len ? target->page->path : twin;
    return commonmark_address(cm, path, target->file.query, target->fragment);
}

/* Where nothing is found, the address as written. */
static struct str address_of_file(const struct commonmark *cm, const struct link_target *target,
                                  struct str written)
{
    const struct markdown_context *md = cm->md;
    struct str path;
    struct loc loc = { .source = md->page->source };
    if (!md->file(md->file_ctx, target->name, loc, &path))
        return written;
    return commonmark_address(cm, path, target->file.query, target->fragment);
}

struct str commonmark_link_address(const struct commonmark *cm, cmark_node *link, struct str *title)
{
    const struct page *page = cm->md->page;
    struct link_target target = link_target_of(cm->md, link);
    struct str written = str_of(cmark_node_get_url(link));
    if (target.kind == LINK_FILE)
        return address_of_file(cm, &target, written);
    if (target.kind == LINK_ANCHOR)
        target.page = page;
    if (!target.page || (target.kind == LINK_ANCHOR && !target.fragment.len))
        return written;
    struct anchor anchor = anchor_find(target.page, target.fragment);
    *title = anchor.heading ? anchor.heading->title : target.page->title;
    return address_of_page(cm, &target);
}

struct str commonmark_image_address(const struct commonmark *cm, cmark_node *image)
{
    const struct markdown_context *md = cm->md;
    struct link_target target =
        link_target_of(md, image); /* it may name a page, which shows nothing */
    struct str written = arena_dup(md->arena, str_of(cmark_node_get_url(image)));
    struct file_address file;
    struct image_place place = { 0 };
    struct loc loc = { .source = md->page->source };
    bool local = md->image && target.kind == LINK_ELSEWHERE &&
                 file_address_read(md->arena, written, &file) && file.name.len &&
                 file.name.ptr[0] != '/';
    if (!local || !md->image(md->image_ctx, file.name, loc, &place))
        return written;
    return commonmark_address(cm, place.path, file.query,
                              file_address_decode(md->arena, file.fragment));
}
