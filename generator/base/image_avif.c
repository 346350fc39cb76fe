/* AVIF: boxes of ISO/IEC 14496-12. Its items' properties hold their sizes (the tiles' too, so the largest is
 * the image's) and a rotation. */
#include "base/image.h"

/* A box: its type and its content. */
struct box {
    struct str type, content;
};

/* Takes the next box off *rest; false at the end or where it is damaged. */
static bool take_box(struct str *rest, struct box *box)
{
    uint32_t size = image_big(*rest, 0, 4);
    if (rest->len < 8)
        return false;
    if (!size) /* up to the end */
        size = rest->len <= UINT32_MAX ? (uint32_t)rest->len : 0;
    if (size < 8 || size > rest->len)
        return false;
    box->type = str_slice(*rest, 4, 8);
    box->content = str_slice(*rest, 8, size);
    *rest = str_slice(*rest, size, rest->len);
    return true;
}

/* The content of the first box of that type, or "". */
static struct str find_box(struct str boxes, const char *type)
{
    struct box box;
    while (take_box(&boxes, &box))
        if (str_is(box.type, type))
            return box.content;
    return STR("");
}

static bool is_avif(struct str bytes)
{
    struct box box;
    if (!take_box(&bytes, &box) || !str_is(box.type, "ftyp"))
        return false;
    for (size_t at = 0; at + 4 <= box.content.len; at += 4) {
        struct str brand = str_slice(box.content, at, at + 4);
        if (str_is(brand, "avif") || str_is(brand, "avis"))
            return true;
    }
    return false;
}

bool image_read_avif(struct str bytes, struct image *image)
{
    if (!is_avif(bytes))
        return false;
    *image = (struct image){ .format = IMAGE_AVIF };
    struct str meta = find_box(bytes, "meta");
    struct str properties = find_box(find_box(str_slice(meta, 4, meta.len), "iprp"), "ipco");
    bool lies = false;
    for (struct box box; take_box(&properties, &box);) {
        uint32_t width = image_big(box.content, 4, 4), height = image_big(box.content, 8, 4);
        if (str_is(box.type, "irot"))
            lies = image_big(box.content, 0, 1) & 1;
        if (str_is(box.type, "ispe") &&
            (uint64_t)width * height > (uint64_t)image->width * image->height)
            *image = (struct image){ IMAGE_AVIF, width, height };
    }
    if (lies)
        *image = (struct image){ IMAGE_AVIF, image->height, image->width };
    return true;
}
