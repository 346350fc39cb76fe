/* SVG: the size that its root element says, by width and height or by viewBox. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/image.h"
#include "base/utf8.h"

static const char SPACE[] = " \t\r\n";

static struct str skip_space(struct str s)
{
    while (s.len && strchr(SPACE, s.ptr[0]) && s.ptr[0])
        s = str_slice(s, 1, s.len);
    return s;
}

/* What stands behind the first `end`; "" when there is none. */
static struct str behind(struct str s, struct str end)
{
    const char *found = s.len ? memmem(s.ptr, s.len, end.ptr, end.len) : NULL;
    size_t at = found ? (size_t)(found - s.ptr) + end.len : s.len;
    return str_slice(s, at, s.len);
}

/* A document type may hold declarations in brackets. */
static struct str skip_doctype(struct str s)
{
    size_t bracket = str_find(s, '['), end = str_find(s, '>');
    if (bracket < end)
        return behind(behind(s, STR("]")), STR(">"));
    return str_slice(s, end + 1, s.len);
}

/* The attributes of the root element, or ""; nothing but comments and the like may stand before it. */
static struct str root_attributes(struct str s)
{
    for (s = skip_space(utf8_without_mark(s)); s.len; s = skip_space(s)) {
        if (str_starts(s, STR("<!--")))
            s = behind(s, STR("-->"));
        else if (str_starts(s, STR("<?")))
            s = behind(s, STR("?>"));
        else if (str_starts(s, STR("<!DOCTYPE")))
            s = skip_doctype(s);
        else if (str_starts(s, STR("<svg")) && s.len > 4 && strchr(" \t\r\n/>", s.ptr[4]))
            return str_slice(s, 4, s.len);
        else
            return STR("");
    }
    return STR("");
}

/* Takes one attribute off *rest, name="value" in either quotes; false behind the last. */
static bool take_attribute(struct str *rest, struct str *name, struct str *value)
{
    struct str s = skip_space(*rest);
    size_t equals = str_find(s, '=');
    if (!s.len || s.ptr[0] == '>' || s.ptr[0] == '/' || equals == s.len)
        return false;
    *name = str_trim(str_slice(s, 0, equals));
    s = skip_space(str_slice(s, equals + 1, s.len));
    if (!s.len || (s.ptr[0] != '"' && s.ptr[0] != '\''))
        return false;
    size_t end = str_find(str_slice(s, 1, s.len), s.ptr[0]) + 1;
    *value = str_slice(s, 1, end);
    *rest = str_slice(s, end + 1, s.len);
    return true;
}

/* Takes a number off *rest; NAN when there is none. */
static double take_number(struct str *rest)
{
    char digits[64] = { 0 };
    struct str s = *rest;
    while (s.len && strchr(" \t\r\n,", s.ptr[0]) && s.ptr[0])
        s = str_slice(s, 1, s.len);
    size_t len = 0;
    while (len < s.len && len < sizeof digits - 1 && s.ptr[len] &&
           strchr("+-.0123456789", s.ptr[len]))
        len++;
    memcpy(digits, s.ptr, len);
    char *end;
    double number = strtod(digits, &end);
    size_t used = (size_t)(end - digits);
    *rest = str_slice(s, used, s.len);
    return used ? number : NAN;
}

/* A length in CSS pixels; NAN when it has none, as a percentage. */
static double length_of(struct str text)
{
    static const struct {
        const char *name;
        double pixels;
    } units[] = { { "", 1 },    { "px", 1 },         { "pt", 96.0 / 72 }, { "pc", 16 },
                  { "in", 96 }, { "cm", 96 / 2.54 }, { "mm", 96 / 25.4 } };
    double number = take_number(&text);
    struct str unit = str_trim(text);
    for (size_t i = 0; i < COUNT(units); i++)
        if (str_is(unit, units[i].name))
            return number * units[i].pixels;
    return NAN;
}

static uint32_t pixels(double length)
{
    return length >= 0.5 && length <= INT32_MAX ? (uint32_t)lround(length) : 0;
}

/* A side that is not given follows from the other by the shape of the viewBox. */
static void set_size(struct image *image, double width, double height, const double box[4])
{
    double shape = box[2] > 0 && box[3] > 0 ? box[2] / box[3] : NAN;
    if (isnan(width) && isnan(height)) {
        width = box[2];
        height = box[3];
    } else if (isnan(width)) {
        width = height * shape;
    } else if (isnan(height)) {
        height = width / shape;
    }
    image->width = pixels(width);
    image->height = pixels(height);
}

bool image_read_svg(struct str bytes, struct image *image)
{
    struct str rest = root_attributes(bytes), name, value;
    double width = NAN, height = NAN, box[4] = { NAN, NAN, NAN, NAN };
    if (!rest.len)
        return false;
    while (take_attribute(&rest, &name, &value)) {
        if (str_is(name, "width"))
            width = length_of(value);
        else if (str_is(name, "height"))
            height = length_of(value);
        for (size_t i = 0; str_is(name, "viewBox") && i < COUNT(box); i++)
            box[i] = take_number(&value);
    }
    *image = (struct image){ .format = IMAGE_SVG };
    set_size(image, width, height, box);
    return true;
}
