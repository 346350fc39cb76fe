#include "lab/svg.h"

#include "lab/maths.h"
#include "lab/number.h"
#include "lab/utf8.h"

#include <string.h>

void svg_escape(struct out *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '&')
            out_text(out, "&amp;");
        else if (*text == '<')
            out_text(out, "&lt;");
        else if (*text == '>')
            out_text(out, "&gt;");
        else if (*text == '"')
            out_text(out, "&quot;");
        else
            out_char(out, *text);
    }
}

void svg_begin(struct out *out, double height, const char *label)
{
    out_text(out, "<svg class=\"lab-figure\" viewBox=\"0 0 ");
    number_whole(out, SVG_WIDTH);
    out_char(out, ' ');
    number_coordinate(out, height);
    out_char(out, '"');
    svg_number(out, "font-size", SVG_FONT);
    out_text(out, " role=\"img\"");
    svg_string(out, "aria-label", label);
    out_char(out, '>');
}

void svg_end(struct out *out)
{
    out_text(out, "</svg>");
}

/* A nested <svg> needs no id, as a clip path would. */
void svg_begin_cut(struct out *out, struct box box)
{
    out_text(out, "<svg");
    svg_place(out, box);
    out_text(out, " viewBox=\"");
    svg_step(out, ' ', (struct point){ box.x, box.y });
    svg_step(out, ' ', (struct point){ box.width, box.height });
    out_text(out, "\">");
}

void svg_number(struct out *out, const char *name, double value)
{
    out_char(out, ' ');
    out_text(out, name);
    out_text(out, "=\"");
    number_coordinate(out, value);
    out_char(out, '"');
}

void svg_string(struct out *out, const char *name, const char *value)
{
    out_char(out, ' ');
    out_text(out, name);
    out_text(out, "=\"");
    svg_escape(out, value);
    out_char(out, '"');
}

void svg_element(struct out *out, const char *name, const char *class)
{
    out_char(out, '<');
    out_text(out, name);
    svg_string(out, "class", class);
}

void svg_line(struct out *out, const char *class, struct point from, struct point to)
{
    svg_element(out, "line", class);
    svg_number(out, "x1", from.x);
    svg_number(out, "y1", from.y);
    svg_number(out, "x2", to.x);
    svg_number(out, "y2", to.y);
    out_text(out, "/>");
}

void svg_place(struct out *out, struct box box)
{
    svg_number(out, "x", box.x);
    svg_number(out, "y", box.y);
    svg_number(out, "width", box.width);
    svg_number(out, "height", box.height);
}

void svg_rect(struct out *out, const char *class, struct box box)
{
    svg_element(out, "rect", class);
    svg_place(out, box);
    out_text(out, "/>");
}

void svg_circle(struct out *out, const char *class, struct point centre, double radius)
{
    svg_element(out, "circle", class);
    svg_number(out, "cx", centre.x);
    svg_number(out, "cy", centre.y);
    svg_number(out, "r", radius);
    out_text(out, "/>");
}

void svg_text(struct out *out, const char *class, struct point at, const char *anchor,
              const char *text)
{
    svg_element(out, "text", class);
    svg_number(out, "x", at.x);
    svg_number(out, "y", at.y);
    if (strcmp(anchor, "start") != 0)
        svg_string(out, "text-anchor", anchor);
    out_char(out, '>');
    svg_escape(out, text);
    out_text(out, "</text>");
}

void svg_step(struct out *out, char command, struct point to)
{
    out_char(out, command);
    number_coordinate(out, to.x);
    out_char(out, ' ');
    number_coordinate(out, to.y);
}

static void polygon(struct out *out, const char *class, const struct point *corners, int count)
{
    svg_element(out, "path", class);
    out_text(out, " d=\"");
    for (int i = 0; i < count; i++)
        svg_step(out, i ? 'L' : 'M', corners[i]);
    out_text(out, "Z\"/>");
}

void svg_shape(struct out *out, const char *class, int shape, struct point centre, double radius)
{
    /* Corners in units of the radius; areas about equal to the circle's. */
    static const struct {
        int count;
        struct point corners[4];
    } shapes[SVG_SHAPES] = {
        { 0, { { 0, 0 } } },
        { 4, { { -0.9, -0.9 }, { 0.9, -0.9 }, { 0.9, 0.9 }, { -0.9, 0.9 } } },
        { 3, { { 0, -1.3 }, { 1.2, 0.9 }, { -1.2, 0.9 } } },
        { 4, { { 0, -1.35 }, { 1.35, 0 }, { 0, 1.35 }, { -1.35, 0 } } },
        { 3, { { 0, 1.3 }, { 1.2, -0.9 }, { -1.2, -0.9 } } },
        { 4, { { -0.6, -1.3 }, { 0.6, -1.3 }, { 0.6, 1.3 }, { -0.6, 1.3 } } },
    };
    struct point corners[4];
    if (shapes[shape].count == 0) {
        svg_circle(out, class, centre, radius);
        return;
    }
    for (int i = 0; i < shapes[shape].count; i++) {
        corners[i].x = centre.x + radius * shapes[shape].corners[i].x;
        corners[i].y = centre.y + radius * shapes[shape].corners[i].y;
    }
    polygon(out, class, corners, shapes[shape].count);
}

void svg_arrow(struct out *out, int series, struct point from, struct point to)
{
    double dx = to.x - from.x, dy = to.y - from.y;
    double length = lab_sqrt(dx * dx + dy * dy);
    if (!(length > 0.5)) { /* too short to point anywhere */
        svg_circle(out, svg_series("lab-fill", series), to, 5);
        return;
    }
    double head = lab_min(18, length * 0.6), ux = dx / length, uy = dy / length;
    struct point neck = { to.x - ux * head, to.y - uy * head };
    struct point side = { -uy * head * 0.42, ux * head * 0.42 };
    svg_line(out, svg_series("lab-arrow", series), from, neck);
    struct point corners[] = { to,
                               { neck.x + side.x, neck.y + side.y },
                               { neck.x - side.x, neck.y - side.y } };
    polygon(out, svg_series("lab-fill", series), corners, 3);
}

const char *svg_series(const char *class, int series)
{
    static char text[48];
    size_t length = strlen(class);
    memcpy(text, class, length);
    memcpy(text + length, " lab-s1", 8);
    text[length + 6] = (char)('1' + series);
    return text;
}

double svg_text_width(const char *text)
{
    return lab_utf8_width(text) * SVG_FONT;
}

const char *svg_fit(const char *text, double width)
{
    static char cut[256];
    uint32_t character;
    const char *at = text;
    double used = 0.8 * SVG_FONT; /* of the "…" */
    if (svg_text_width(text) <= width)
        return text;
    while (*at) {
        const char *next = lab_utf8_next(at, &character);
        used += (lab_utf8_is_wide(character) ? 1 : 0.55) * SVG_FONT;
        if (used > width || (size_t)(next - text) > sizeof cut - 4)
            break;
        at = next;
    }
    memcpy(cut, text, (size_t)(at - text));
    memcpy(cut + (at - text), "…", 4);
    return cut;
}
