/* Outlines of glyphs made shorter, and written as a font has them; HarfBuzz reads them again. */
#include <hb-ot.h>
#include <math.h>

#include "base/vec.h"
#include "check.h"
#include "maths/cff.h"
#include "maths/charstring.h"
#include "maths/outline.h"

static bool is_near(struct point a, struct point b, double far)
{
    return fabs(a.x - b.x) <= far && fabs(a.y - b.y) <= far;
}

static struct point half(struct point a, struct point b)
{
    return (struct point){ (a.x + b.x) / 2, (a.y + b.y) / 2 };
}

/* By de Casteljau's construction, which is exact. */
static void halve(const struct curve *whole, struct curve halves[2])
{
    const struct point *p = whole->at;
    struct point a = half(p[0], p[1]), b = half(p[1], p[2]), c = half(p[2], p[3]);
    struct point ab = half(a, b), bc = half(b, c), middle = half(ab, bc);
    halves[0] = (struct curve){ { p[0], a, ab, middle } };
    halves[1] = (struct curve){ { middle, bc, c, p[3] } };
}

TEST(curve_of_two_halves_is_the_whole)
{
    static const struct curve wholes[] = {
        { { { 0, 0 }, { 0, 55 }, { 45, 100 }, { 100, 100 } } },
        { { { 10, -20 }, { 60, 80 }, { 200, 140 }, { 260, 20 } } },
        { { { 0, 0 }, { 100, 0 }, { 200, 100 }, { 300, 100 } } },
    };
    for (size_t i = 0; i < COUNT(wholes); i++) {
        struct curve halves[2], joined;
        halve(&wholes[i], halves);
        CHECK(curve_join(halves, 2, 2, &joined));
        for (int k = 0; k < 4; k++)
            CHECK(is_near(joined.at[k], wholes[i].at[k], 12));
    }
}

TEST(curve_keeps_corners_and_what_is_too_far_off)
{
    /* so small a corner that a curve could cut it unseen */
    static const struct curve corner[2] = { { { { 0, 0 }, { 1, 0 }, { 2, 0 }, { 3, 0 } } },
                                            { { { 3, 0 }, { 3, 1 }, { 3, 2 }, { 3, 3 } } } };
    static const struct curve waves[2] = {
        { { { 0, 0 }, { 40, 80 }, { 80, 80 }, { 100, 0 } } },
        { { { 100, 0 }, { 120, -80 }, { 160, -80 }, { 200, 0 } } }
    };
    struct curve joined;
    CHECK(!curve_join(corner, 2, 2, &joined));
    CHECK(!curve_join(waves, 2, 2, &joined));
}

/* The examples of Adobe's Technical Note 5176, table 4 and below it, "Operand Encoding". */
TEST(charstring_numbers)
{
    static const struct {
        int number;
        const char *bytes;
    } cases[] = {
        { 0, "\x8B" },
        { 100, "\xEF" },
        { -100, "\x27" },
        { 1000, "\xFA\x7C" },
        { -1000, "\xFE\x7C" },
        { 10000, "\x1C\x27\x10" },
        { -10000, "\x1C\xD8\xF0" },
    };
    struct strbuf out;
    strbuf_init(&out, STRBUF_PAGE);
    for (size_t i = 0; i < COUNT(cases); i++) {
        strbuf_reset(&out);
        charstring_number(&out, cases[i].number);
        CHECK_STR(strbuf_str(&out), cases[i].bytes);
    }
    strbuf_release(&out);
}

/* A box, and in it a ring of eight arcs that are half of a quarter each. */
static struct outline draw(struct arena *arena)
{
    static const struct curve quarters[4] = {
        { { { 600, 400 }, { 600, 510 }, { 510, 600 }, { 400, 600 } } },
        { { { 400, 600 }, { 290, 600 }, { 200, 510 }, { 200, 400 } } },
        { { { 200, 400 }, { 200, 290 }, { 290, 200 }, { 400, 200 } } },
        { { { 400, 200 }, { 510, 200 }, { 600, 290 }, { 600, 400 } } },
    };
    struct outline outline = { 0 };
    static const struct point box[] = { { 0, 0 }, { 803, 0 }, { 803, 799 }, { 0, 799 }, { 0, 0 } };
    for (size_t i = 0; i < COUNT(box); i++)
        vec_push(arena, &outline,
                 ((struct outline_step){ i ? OUTLINE_LINE : OUTLINE_MOVE, { [2] = box[i] } }));
    vec_push(arena, &outline, ((struct outline_step){ OUTLINE_MOVE, { [2] = { 600, 400 } } }));
    for (size_t i = 0; i < 8; i++) {
        struct curve halves[2];
        halve(&quarters[i / 2], halves);
        const struct point *p = halves[i % 2].at;
        vec_push(arena, &outline, ((struct outline_step){ OUTLINE_CURVE, { p[1], p[2], p[3] } }));
    }
    return outline;
}

/* A font of two glyphs: nothing, and the outline. */
static hb_face_t *face_with(const struct outline *outline, int grid)
{
    static const char head[54] = "\0\1\0\0\0\0\0\0\0\0\0\0\x5F\x0F\x3C\xF5\0\0\3\xE8",
                      maxp[6] = "\0\0\x50\0\0\2";
    static const int box[4] = { 0, 0, 803, 799 };
    struct cff_glyphs glyphs = { .ends = (size_t[2]){ 0 }, .count = 2 };
    struct strbuf table;
    strbuf_init(&glyphs.programs, STRBUF_PAGE);
    strbuf_init(&table, STRBUF_PAGE);
    charstring_write(&glyphs.programs, &(struct outline){ 0 }, grid);
    glyphs.ends[0] = glyphs.programs.len;
    charstring_write(&glyphs.programs, outline, grid);
    glyphs.ends[1] = glyphs.programs.len;
    cff_write(&table, &glyphs, box);
    hb_face_t *face = hb_face_builder_create();
    const struct str tables[] = { { head, sizeof head },
                                  { maxp, sizeof maxp },
                                  strbuf_str(&table) };
    static const hb_tag_t tags[] = { HB_TAG('h', 'e', 'a', 'd'), HB_TAG('m', 'a', 'x', 'p'),
                                     HB_TAG('C', 'F', 'F', ' ') };
    for (size_t i = 0; i < COUNT(tables); i++) {
        hb_blob_t *blob = hb_blob_create(tables[i].ptr, (unsigned)tables[i].len,
                                         HB_MEMORY_MODE_DUPLICATE, NULL, NULL);
        hb_face_builder_add_table(face, tags[i], blob);
        hb_blob_destroy(blob);
    }
    strbuf_release(&glyphs.programs);
    strbuf_release(&table);
    return face;
}

static struct outline read_back(struct arena *arena, const struct outline *outline, int grid)
{
    hb_face_t *face = face_with(outline, grid);
    hb_font_t *font = hb_font_create(face);
    CHECK(outline_of(arena, font, 0).len == 0);
    struct outline read = outline_of(arena, font, 1);
    hb_font_destroy(font);
    hb_face_destroy(face);
    return read;
}

TEST(outline_is_read_as_it_was_written)
{
    struct arena arena = { 0 };
    struct outline drawn = draw(&arena);
    for (int grid = 1; grid <= 4; grid += 3) {
        struct outline read = read_back(&arena, &drawn, grid);
        CHECK(read.len == drawn.len);
        for (size_t i = 0; i < read.len && i < drawn.len; i++) {
            CHECK(read.ptr[i].kind == drawn.ptr[i].kind);
            for (int k = drawn.ptr[i].kind == OUTLINE_CURVE ? 0 : 2; k < 3; k++) {
                CHECK(is_near(read.ptr[i].at[k], drawn.ptr[i].at[k], grid / 2.0));
                CHECK(fmod(read.ptr[i].at[k].x, grid) == 0 && fmod(read.ptr[i].at[k].y, grid) == 0);
            }
        }
    }
    arena_release(&arena);
}

TEST(outline_is_smoothed)
{
    struct arena arena = { 0 };
    struct outline drawn = draw(&arena), smooth = outline_smooth(&arena, &drawn, 2);
    CHECK(smooth.len < drawn.len - 3); /* half of the arcs at least are gone, */
    for (size_t i = 0; i < 6; i++)     /* and the box is what it was */
        CHECK(is_near(smooth.ptr[i].at[2], drawn.ptr[i].at[2], 0));
    for (size_t i = 6; i < smooth.len; i++) { /* the ring is as far around its middle as it was */
        struct point to = smooth.ptr[i].at[2];
        CHECK(fabs(hypot(to.x - 400, to.y - 400) - 200) < 1);
    }
    arena_release(&arena);
}
