/* png: a picture of few colours as the bytes of a PNG file. Sources: the PNG specification (RFC 2083),
 * zlib (RFC 1950), deflate (RFC 1951). */
#ifndef LAB_PNG_H
#define LAB_PNG_H

#include "lab/out.h"

#include <stdint.h>

enum { PNG_SIDE = 128, PNG_COLOURS = 16 };

/* Rows from the top, each pixel the index of a colour. Colour 0 is transparent. */
struct picture {
    int width, height; /* 1 to PNG_SIDE */
    const uint8_t *pixels;
    const uint32_t *colours; /* 0xrrggbb */
    int count;               /* of colours, at most PNG_COLOURS */
};

/* Writes the file in base64. */
void png_write(struct out *out, const struct picture *picture);

#endif
