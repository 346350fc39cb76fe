#include <string.h>

#include "check.h"
#include "maths/sfnt.h"
#include "maths/stretch.h"

/* A table MATH with glyphs 5 and 9 that grow upwards: 5 has three sizes and parts, 9 two sizes. */
static const unsigned char math[] = {
    0, 1,  0, 0,  0, 0, 0, 0,   0, 10,                /* the variants begin at 10 */
    0, 0,  0, 14, 0, 0, 0, 2,   0, 0,  0, 22,  0, 38, /* coverage at 14, two constructions */
    0, 1,  0, 2,  0, 5, 0, 9,                         /* coverage: a list of two */
    0, 99, 0, 3,  0, 5, 3, 232, 0, 6,  5, 220, 0, 7,  7, 208, /* parts; sizes 1000, 1500, 2000 */
    0, 0,  0, 2,  0, 9, 3, 232, 0, 10, 7, 208,                /* sizes 1000, 2000 */
};

enum { FIVE = 10 + 22, NINE = 10 + 38 };

/* The parts and the sizes that are left of the construction, as "parts/1000,1500". */
static struct str left(struct arena *arena, struct str table, size_t at)
{
    struct str text = sfnt_u16(table, at) ? STR("parts") : STR("");
    for (size_t i = 0; i < sfnt_u16(table, at + 2); i++)
        text = arena_printf(arena, "%.*s/%d", STR_ARG(text), sfnt_u16(table, at + 6 + 4 * i));
    return text;
}

TEST(stretch_leaves_the_sizes_that_are_shown)
{
    static const struct {
        unsigned min, max, units;
        const char *left;
    } cases[] = {
        { 0, 0, 1000, "" },
        { 0, MATHS_ANY_SIZE, 1000, "parts/1000/1500/2000" },
        { 1200, 1200, 1000, "/1500" },
        { 600, 600, 2000, "/1500" },
        { 1000, 1800, 1000, "/1000/1500/2000" },
        { 2500, 2500, 1000, "parts" },
        { 1800, 2500, 1000, "parts/2000" },
    };
    struct arena arena = { 0 };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct stretch_glyph glyph = { 5, cases[i].min, cases[i].max };
        struct str table = arena_dup(&arena, (struct str){ (const char *)math, sizeof math });
        stretch_limit(table, cases[i].units, &glyph, 1);
        CHECK_STR(left(&arena, table, FIVE), cases[i].left);
        CHECK_STR(left(&arena, table, NINE), "");
    }
    arena_release(&arena);
}

TEST(stretch_of_damaged_tables)
{
    struct arena arena = { 0 };
    for (size_t len = 0; len < sizeof math; len++) {
        struct str table = arena_dup(&arena, (struct str){ (const char *)math, len });
        stretch_limit(table, 1000, NULL, 0);
        CHECK(table.ptr[len] == '\0'); /* what arena_dup() put there */
    }
    arena_release(&arena);
}
