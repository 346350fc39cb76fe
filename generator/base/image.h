/* image: what an image's first bytes say of it. Reads headers alone and trusts none of them. */
#ifndef WENDA_BASE_IMAGE_H
#define WENDA_BASE_IMAGE_H

#include <stdint.h>

#include "base/str.h"

enum image_format {
    IMAGE_NONE, /* none that browsers show, or one whose header is damaged */
    IMAGE_PNG,
    IMAGE_JPEG,
    IMAGE_GIF,
    IMAGE_WEBP,
    IMAGE_AVIF,
    IMAGE_SVG,
};

/* The size as it is shown, in CSS pixels: a photograph that says it lies on its side is turned. 0 by 0 for
 * an SVG that has none. */
struct image {
    enum image_format format;
    uint32_t width, height;
};

struct image image_read(struct str bytes);

/* Each format in its file; false when the bytes are not of it. */
bool image_read_jpeg(struct str bytes, struct image *image);
bool image_read_avif(struct str bytes, struct image *image);
bool image_read_svg(struct str bytes, struct image *image);

/* The number in `count` bytes from `at` on; 0 past the end. */
uint32_t image_big(struct str bytes, size_t at, size_t count);
uint32_t image_little(struct str bytes, size_t at, size_t count);

#endif
