#include "maths/stretch.h"

#include "maths/sfnt.h"

enum {
    VARIANTS_OFFSET = 8,     /* in the table: where the variants are */
    VARIANTS_HEADER = 10,    /* overlap, two coverages, two counts; then the constructions */
    CONSTRUCTION_HEADER = 4, /* offset of the parts to join, number of forms; then the forms: */
    FORM = 4,                /* glyph, size */
};

/* ---- Glyphs that a coverage table lists ---- */

/* The glyph that has the number `index` in the list, or 0. */
static uint16_t covered(struct str coverage, size_t index)
{
    size_t count = sfnt_u16(coverage, 2);
    if (sfnt_u16(coverage, 0) == 1)
        return index < count ? sfnt_u16(coverage, 4 + 2 * index) : 0;
    for (size_t i = 0; i < count; i++) { /* ranges: first, last, the first one's number */
        size_t at = 4 + 6 * i, first = sfnt_u16(coverage, at), last = sfnt_u16(coverage, at + 2);
        size_t start = sfnt_u16(coverage, at + 4);
        if (index >= start && index - start <= last - first)
            return (uint16_t)(first + index - start);
    }
    return 0;
}

/* ---- The forms of a glyph ---- */

static void set_u16(struct str table, size_t at, size_t number)
{
    char *p = (char *)(uintptr_t)table.ptr + at;
    p[0] = (char)(number >> 8);
    p[1] = (char)number;
}

/* The number of the first form that is as large, or that of all. */
static size_t find_form(struct str construction, size_t count, size_t size)
{
    size_t i = 0;
    while (i < count && sfnt_u16(construction, CONSTRUCTION_HEADER + FORM * i + 2) < size)
        i++;
    return i;
}

/* Keeps the forms from the one that reaches `min` to the one that reaches `max`, and the parts if none does. Sizes
 * may be a little off: formulas round. */
static void limit(struct str construction, size_t min, size_t max)
{
    size_t count = sfnt_u16(construction, 2), slack = 500;
    if (construction.len < CONSTRUCTION_HEADER + FORM * count)
        return;
    size_t first = find_form(construction, count, min - min / slack);
    size_t end = find_form(construction, count, max + max / slack) + 1;
    if (!max)
        first = end = 0;
    if (end <= count)
        set_u16(construction, 0, 0);
    else
        end = count;
    if (first > end)
        first = end;
    char *forms = (char *)(uintptr_t)construction.ptr + CONSTRUCTION_HEADER;
    memmove(forms, forms + FORM * first, FORM * (end - first));
    set_u16(construction, 2, end - first);
}

/* ---- The table ---- */

static const struct stretch_glyph *find_glyph(uint16_t glyph, const struct stretch_glyph *glyphs,
                                              size_t count)
{
    static const struct stretch_glyph none;
    for (size_t i = 0; i < count; i++)
        if (glyphs[i].glyph == glyph)
            return &glyphs[i];
    return &none;
}

void stretch_limit(struct str math, unsigned units_per_em, const struct stretch_glyph *glyphs,
                   size_t count)
{
    struct str variants = str_slice(math, sfnt_u16(math, VARIANTS_OFFSET), math.len);
    size_t at = VARIANTS_HEADER;
    for (size_t way = 0; way < 2; way++) { /* upright, then across */
        struct str coverage = str_slice(variants, sfnt_u16(variants, 2 + 2 * way), variants.len);
        size_t constructions = sfnt_u16(variants, 6 + 2 * way);
        for (size_t i = 0; i < constructions; i++, at += 2) {
            const struct stretch_glyph *glyph = find_glyph(covered(coverage, i), glyphs, count);
            limit(str_slice(variants, sfnt_u16(variants, at), variants.len),
                  (size_t)glyph->min * units_per_em / 1000,
                  (size_t)glyph->max * units_per_em / 1000);
        }
    }
}
