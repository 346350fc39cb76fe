/* Images: their files are published and measured, so that nothing jumps when they arrive, and all but the
 * first wait until they are near. One alone in its paragraph that has a title becomes a figure. */
#include <stdlib.h>
#include <strings.h>

#include "base/vec.h"
#include "content/text.h"
#include "markdown/file_address.h"
#include "markdown/passes.h"
#include "syntax/passes.h"

enum { SIDE_MAX = 100000 };

/* Those that are shown: what stands within an image is its text alone. */
static struct nodes find_images(const struct markdown_context *md)
{
    struct nodes found = { 0 };
    size_t depth = 0;
    cmark_iter *iter = cmark_iter_new(md->page->tree);
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (cmark_node_get_type(node) != CMARK_NODE_IMAGE)
            continue;
        if (event == CMARK_EVENT_EXIT)
            depth--;
        else if (depth++ == 0)
            vec_push(md->arena, &found, node);
    }
    cmark_iter_free(iter);
    return found;
}

/* ---- the file ---- */

static bool is_foreign(struct str address)
{
    return str_starts(address, STR("//")) || strncasecmp(address.ptr, "http:", 5) == 0 ||
           strncasecmp(address.ptr, "https:", 6) == 0;
}

static bool find_file(const struct markdown_context *md, cmark_node *image,
                      struct image_place *place)
{
    struct str address = arena_dup(md->arena, str_of(cmark_node_get_url(image)));
    struct loc loc = page_loc(md->page, image);
    if (is_foreign(address))
        diag_warning_hint(md->diag, loc, STR("put its file beside the page"),
                          "this image comes from another host, which the page asks nothing of");
    struct file_address file;
    if (!md->image || !file_address_read(md->arena, address, &file))
        return true;
    if (!file.name.len || file.name.ptr[0] == '/')
        return diag_error_hint(md->diag, loc,
                               STR("the address of an image begins at the page's own file"),
                               "'%.*s' is no image's file", STR_ARG(address));
    if (!md->image(md->image_ctx, file.name, loc, place))
        return false;
    file_address_set(md, image, &file, place->path);
    return true;
}

/* ---- attributes ---- */

static void set_missing(struct arena *arena, struct element *element, struct str name,
                        struct str value)
{
    if (!element_get(element, name).len)
        element_set(arena, element, name, value);
}

/* A side that the author gave, in pixels; 0 for none, or one in other units. */
static unsigned long side(const struct element *element, struct str name)
{
    char *end;
    struct str value = element_get(element, name);
    if (!value.len)
        return 0;
    unsigned long number = strtoul(value.ptr, &end, 10);
    return end == value.ptr + value.len && number < SIDE_MAX ? number : 0;
}

/* Where the author gave one side, the other keeps the image's shape. */
static void set_size(struct arena *arena, struct element *element, const struct image_place *place)
{
    double given_width = (double)side(element, STR("width"));
    double given_height = (double)side(element, STR("height"));
    double width = place->width, height = place->height;
    bool other_units = (element_get(element, STR("width")).len && given_width == 0) ||
                       (element_get(element, STR("height")).len && given_height == 0);
    if (!place->width || !place->height || other_units)
        return;
    if (given_width > 0) {
        height = height * given_width / width;
        width = given_width;
    } else if (given_height > 0) {
        width = width * given_height / height;
        height = given_height;
    }
    set_missing(arena, element, STR("width"), arena_printf(arena, "%.0f", width < 1 ? 1 : width));
    set_missing(arena, element, STR("height"),
                arena_printf(arena, "%.0f", height < 1 ? 1 : height));
}

/* Takes away alt="", by which an author says that an image is decoration. */
static bool take_empty_alt(struct element *element)
{
    for (size_t i = 0; i < element->attributes.len; i++) {
        if (!str_is(element->attributes.ptr[i].name, "alt"))
            continue;
        for (; i + 1 < element->attributes.len; i++)
            element->attributes.ptr[i] = element->attributes.ptr[i + 1];
        element->attributes.len--;
        return true;
    }
    return false;
}

static void check_description(const struct markdown_context *md, cmark_node *image)
{
    bool decoration = take_empty_alt(element_of(image));
    const char *title = cmark_node_get_title(image);
    if (decoration || (title && *title) || text_of(md->arena, image).len)
        return;
    diag_warning_hint(md->diag, page_loc(md->page, image),
                      STR("write what it shows: ![text](file); a mere decoration says {alt=\"\"}"),
                      "this image says nothing to readers who do not see it");
}

/* ---- figures ---- */

static void make_figure(const struct markdown_context *md, cmark_node *image)
{
    cmark_node *paragraph = cmark_node_parent(image);
    const char *title = cmark_node_get_title(image);
    bool alone = cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH &&
                 !cmark_node_previous(image) && !cmark_node_next(image) &&
                 !element_is(paragraph, ELEMENT_BARE) && !element_is(paragraph, ELEMENT_TITLE);
    if (!alone || !title || !*title)
        return;
    cmark_node *figure = element_block(md->arena, ELEMENT_PLAIN, STR("figure"));
    cmark_node *caption = element_block(md->arena, ELEMENT_PLAIN, STR("figcaption"));
    cmark_node *words = tree_node(CMARK_NODE_PARAGRAPH);
    cmark_node *text = element_text(md->arena, str_of(title));
    cmark_node_set_title(image, "");
    element_of(caption)->holds_inlines = true;
    element_need(md->arena, words)->kind = ELEMENT_BARE;
    element_need(md->arena, paragraph)->kind = ELEMENT_BARE;
    cmark_node_replace(paragraph, figure);
    cmark_node_append_child(figure, paragraph);
    cmark_node_append_child(figure, caption);
    cmark_node_append_child(caption, words);
    cmark_node_append_child(words, text);
}

bool pass_images(const struct markdown_context *md)
{
    struct nodes images = find_images(md);
    bool ok = true;
    for (size_t i = 0; i < images.len; i++) {
        cmark_node *image = images.ptr[i];
        struct element *element = element_need(md->arena, image);
        struct image_place place = { 0 };
        ok = find_file(md, image, &place) && ok;
        check_description(md, image);
        set_size(md->arena, element, &place);
        if (i > 0) /* the first is most likely in view at once */
            set_missing(md->arena, element, STR("loading"), STR("lazy"));
        set_missing(md->arena, element, STR("decoding"), STR("async"));
        make_figure(md, image);
    }
    return ok;
}
