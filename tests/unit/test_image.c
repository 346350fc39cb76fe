#include "check.h"

#include "base/image.h"

TEST(image_svg_size)
{
    static const struct {
        const char *text;
        uint32_t width, height;
    } cases[] = {
        { "<svg width='30' height='20'/>", 30, 20 },
        { "<svg width=\"1in\" height=\"2.54cm\">", 96, 96 },
        { "<svg width = '12pt' height='1pc' >", 16, 16 },
        { "\xEF\xBB\xBF<?xml version='1.0'?>\n<!-- <svg width='1'> -->\n<svg viewBox='0 0 7 9'>", 7,
          9 },
        { "<!DOCTYPE svg [<!ENTITY a '>'>]>\n<svg viewBox='0,0,40,10' width='80'>", 80, 20 },
        { "<svg height='5' viewBox='-1 -1 40 10'>", 20, 5 },
        { "<svg width='100%' height='50%'>", 0, 0 },
        { "<svg width='100%' height='100%' viewBox='0 0 3 4'>", 3, 4 },
        { "<svg width='-3' height='4'>", 0, 0 },
        { "<svg width='1e9999' height='4'>", 0, 0 },
        { "<svg viewBox='0 0 0 0'>", 0, 0 },
        { "<svg", 0, 0 },
        { "<svg width", 0, 0 },
        { "<svg width='4", 0, 0 },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct image image = image_read(str_of(cases[i].text));
        CHECK_INT(image.width, cases[i].width);
        CHECK_INT(image.height, cases[i].height);
    }
}

TEST(image_of_no_format)
{
    static const char *const cases[] = {
        "",
        "x",
        "<html><svg width='3' height='4'>",
        "<svgs>",
        "GIF88a\1\0\1\0",
        "RIFF....WAVE",
        "\x89PNG\r\n\x1a\n",
        "\xFF\xD8\xFF",
        "\xFF\xD8\xFF\xFF\xFF\xFF\xFF\xFF",
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        CHECK_INT(image_read(str_of(cases[i])).format, IMAGE_NONE);
}

/* Sides of no pixels, and more than an image can have. */
TEST(image_of_no_size)
{
    CHECK_INT(image_read(STR("GIF89a\0\0\5\0")).format, IMAGE_NONE);
    CHECK_INT(image_read(STR("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xFF\xFF\xFF\xFF\0\0\0\1")).format,
              IMAGE_NONE);
    CHECK_INT(image_read(STR("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\2\0\0\0\1")).width, 2);
}
