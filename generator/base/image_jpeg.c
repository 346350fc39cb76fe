/* JPEG: segments up to the frame header (ITU T.81, annex B), and of the Exif data on the way the
 * orientation (a TIFF field). */
#include "base/image.h"

enum { END = 0xD9, SCAN = 0xDA, APP1 = 0xE1, ORIENTATION = 0x0112, ENTRY = 12 };

static bool is_frame(uint32_t marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/* The orientation 1 to 8 of an APP1 segment's content, 0 when it says none. */
static uint32_t orientation_of(struct str segment)
{
    struct str tiff = str_slice(segment, 6, segment.len);
    if (!str_starts(segment, STR("Exif\0\0")))
        return 0;
    bool little = str_starts(tiff, STR("II"));
    uint32_t (*number)(struct str bytes, size_t at, size_t count) =
        little ? image_little : image_big;
    size_t at = number(tiff, 4, 4), count = number(tiff, at, 2);
    for (size_t i = 0, entry = at + 2; i < count && entry < tiff.len; i++, entry += ENTRY) {
        if (number(tiff, entry, 2) == ORIENTATION)
            return number(tiff, entry + 8, 2);
    }
    return 0;
}

/* The frame header, whose content is precision, height and width. */
static void take_frame(struct str segment, uint32_t orientation, struct image *image)
{
    bool lies = orientation >= 5 && orientation <= 8;
    uint32_t height = image_big(segment, 1, 2), width = image_big(segment, 3, 2);
    image->width = lies ? height : width;
    image->height = lies ? width : height;
}

bool image_read_jpeg(struct str bytes, struct image *image)
{
    if (!str_starts(bytes, STR("\xFF\xD8\xFF")))
        return false;
    *image = (struct image){ .format = IMAGE_JPEG };
    uint32_t orientation = 0;
    for (size_t at = 2; at + 4 <= bytes.len && bytes.ptr[at] == '\xFF';) {
        uint32_t marker = image_big(bytes, at + 1, 1);
        size_t length = image_big(bytes, at + 2, 2);
        struct str segment = str_slice(bytes, at + 4, at + 2 + length);
        if (marker == 0xFF) { /* a fill byte */
            at++;
            continue;
        }
        if (marker == SCAN || marker == END || length < 2)
            break;
        if (marker == APP1 && !orientation)
            orientation = orientation_of(segment);
        if (is_frame(marker)) {
            take_frame(segment, orientation, image);
            break;
        }
        at += 2 + length;
    }
    return true;
}
