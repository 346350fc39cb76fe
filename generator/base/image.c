/* PNG, GIF and WebP, whose size stands in a fixed place. */
#include "base/image.h"

uint32_t image_big(struct str bytes, size_t at, size_t count)
{
    uint32_t value = 0;
    struct str field = str_slice(bytes, at, at + count);
    for (size_t i = 0; field.len == count && i < count; i++)
        value = value << 8 | (unsigned char)field.ptr[i];
    return value;
}

uint32_t image_little(struct str bytes, size_t at, size_t count)
{
    uint32_t value = 0;
    struct str field = str_slice(bytes, at, at + count);
    for (size_t i = count; field.len == count && i > 0; i--)
        value = value << 8 | (unsigned char)field.ptr[i - 1];
    return value;
}

static bool read_png(struct str bytes, struct image *image)
{
    if (!str_starts(bytes, STR("\x89PNG\r\n\x1A\n")) ||
        !str_eq(str_slice(bytes, 12, 16), STR("IHDR")))
        return false;
    *image = (struct image){ IMAGE_PNG, image_big(bytes, 16, 4), image_big(bytes, 20, 4) };
    return true;
}

static bool read_gif(struct str bytes, struct image *image)
{
    if (!str_starts(bytes, STR("GIF87a")) && !str_starts(bytes, STR("GIF89a")))
        return false;
    *image = (struct image){ IMAGE_GIF, image_little(bytes, 6, 2), image_little(bytes, 8, 2) };
    return true;
}

/* RFC 9649: an extended file, a lossless or a lossy bitstream. */
static bool read_webp(struct str bytes, struct image *image)
{
    struct str kind = str_slice(bytes, 12, 16);
    if (!str_starts(bytes, STR("RIFF")) || !str_eq(str_slice(bytes, 8, 12), STR("WEBP")))
        return false;
    *image = (struct image){ .format = IMAGE_WEBP };
    if (str_eq(kind, STR("VP8X")) && bytes.len >= 30) {
        image->width = image_little(bytes, 24, 3) + 1;
        image->height = image_little(bytes, 27, 3) + 1;
    } else if (str_eq(kind, STR("VP8L")) && bytes.len >= 25 && bytes.ptr[20] == 0x2F) {
        uint32_t bits = image_little(bytes, 21, 4);
        image->width = (bits & 0x3FFF) + 1;
        image->height = (bits >> 14 & 0x3FFF) + 1;
    } else if (str_eq(kind, STR("VP8 ")) && str_eq(str_slice(bytes, 23, 26), STR("\x9D\x01\x2A"))) {
        image->width = image_little(bytes, 26, 2) & 0x3FFF;
        image->height = image_little(bytes, 28, 2) & 0x3FFF;
    }
    return true;
}

struct image image_read(struct str bytes)
{
    static bool (*const readers[])(struct str bytes, struct image * image) = {
        read_png, image_read_jpeg, read_gif, read_webp, image_read_avif, image_read_svg,
    };
    struct image image = { 0 };
    for (size_t i = 0; i < COUNT(readers); i++)
        if (readers[i](bytes, &image))
            break;
    bool sized =
        image.width && image.height && image.width <= INT32_MAX && image.height <= INT32_MAX;
    if (!sized)
        image = (struct image){ image.format == IMAGE_SVG ? IMAGE_SVG : IMAGE_NONE, 0, 0 };
    return image;
}
