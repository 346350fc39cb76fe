#include "maths/font.h"

#include <hb-ot.h>
#include <hb-subset.h>

#include "maths/cff.h"
#include "maths/charstring.h"
#include "maths/outline.h"
#include "maths/sfnt.h"
#include "maths/stretch.h"
#include "maths/woff2.h"

enum { HEAD_UNITS_PER_EM = 18, HEAD_BOX = 36 };

/* How far outlines may be moved so that they take fewer bytes, in parts of an em: off their way, and to a grid. In text
 * of 20 pixels these are 0.06 and at most 0.07 of a pixel. */
enum { TOLERANCE = 333, GRID = 200 };

/* Tables that say nothing of how a formula is set, beyond those that HarfBuzz leaves out by itself. */
static const char *const unused[] = { "GSUB", "GPOS", "GDEF", "BASE", "kern", "FFTM" };

const char *maths_font_maker(void)
{
    return hb_version_string();
}

static hb_face_t *face_of(struct str font)
{
    hb_blob_t *blob =
        hb_blob_create(font.ptr, (unsigned)font.len, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    return face;
}

/* The numbers of the letters in the font. */
static struct stretch_glyph *find_glyphs(struct arena *arena, struct str font,
                                         const struct maths_letters *letters)
{
    struct stretch_glyph *glyphs = arena_alloc(arena, (letters->len + 1) * sizeof *glyphs);
    hb_face_t *face = face_of(font);
    hb_font_t *scaled = hb_font_create(face);
    for (size_t i = 0; i < letters->len; i++) {
        const struct maths_letter *letter = &letters->ptr[i];
        hb_codepoint_t glyph = 0;
        hb_font_get_nominal_glyph(scaled, letter->code, &glyph);
        glyphs[i] = (struct stretch_glyph){ (uint16_t)glyph, letter->min, letter->max };
    }
    hb_font_destroy(scaled);
    hb_face_destroy(face);
    return glyphs;
}

/* A copy of the font that has no form but those that the letters are shown in. */
static struct str limited(struct arena *arena, struct str font, const struct maths_letters *letters)
{
    struct str copy = arena_dup(arena, font);
    stretch_limit(sfnt_find(copy, "MATH"), sfnt_u16(sfnt_find(copy, "head"), HEAD_UNITS_PER_EM),
                  find_glyphs(arena, font, letters), letters->len);
    return copy;
}

static hb_subset_input_t *plan_of(const struct maths_letters *letters)
{
    hb_subset_input_t *plan = hb_subset_input_create_or_fail();
    hb_set_t *characters = hb_subset_input_unicode_set(plan);
    hb_set_add(characters, ' '); /* a browser takes measures of the font that has one */
    for (size_t i = 0; i < letters->len; i++)
        hb_set_add(characters, letters->ptr[i].code);
    hb_set_t *left_out = hb_subset_input_set(plan, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (size_t i = 0; i < COUNT(unused); i++)
        hb_set_add(left_out, hb_tag_from_string(unused[i], -1));
    hb_set_clear(hb_subset_input_set(plan, HB_SUBSET_SETS_NAME_ID));
    hb_set_clear(hb_subset_input_set(plan, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG));
    /* brotli finds more in outlines that stand whole than in the calls of their parts */
    hb_subset_input_set_flags(plan, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE);
    return plan;
}

/* ---- Shorter outlines ---- */

static void write_glyphs(struct arena *arena, hb_face_t *face, struct cff_glyphs *glyphs)
{
    unsigned units = hb_face_get_upem(face);
    int grid = units > GRID ? (int)(units / GRID) : 1;
    hb_font_t *font = hb_font_create(face);
    for (size_t i = 0; i < glyphs->count; i++) {
        struct outline whole = outline_of(arena, font, (hb_codepoint_t)i);
        struct outline smooth = outline_smooth(arena, &whole, (double)units / TOLERANCE);
        charstring_write(&glyphs->programs, &smooth, grid);
        glyphs->ends[i] = glyphs->programs.len;
    }
    hb_font_destroy(font);
}

static void write_outlines(struct arena *arena, hb_face_t *face, struct str font,
                           struct strbuf *table)
{
    struct str head = sfnt_find(font, "head");
    int box[4];
    for (size_t i = 0; i < 4; i++)
        box[i] = (int16_t)sfnt_u16(head, HEAD_BOX + 2 * i);
    struct cff_glyphs glyphs = { .count = hb_face_get_glyph_count(face) };
    glyphs.ends = arena_alloc(arena, (glyphs.count + 1) * sizeof *glyphs.ends);
    strbuf_init(&glyphs.programs, STRBUF_PAGE);
    write_glyphs(arena, face, &glyphs);
    cff_write(table, &glyphs, box);
    strbuf_release(&glyphs.programs);
}

/* Takes the place of the outlines that HarfBuzz has cut, where they are of cubic curves. */
static void shorten(struct arena *arena, hb_face_t *cut)
{
    struct strbuf table;
    strbuf_init(&table, STRBUF_PAGE);
    hb_blob_t *font = hb_face_reference_blob(cut);
    unsigned len = 0;
    const char *bytes = hb_blob_get_data(font, &len);
    if (sfnt_find((struct str){ bytes, len }, "CFF ").len && hb_face_get_glyph_count(cut) > 1)
        write_outlines(arena, cut, (struct str){ bytes, len }, &table);
    if (table.len) {
        hb_blob_t *blob =
            hb_blob_create(table.ptr, (unsigned)table.len, HB_MEMORY_MODE_DUPLICATE, NULL, NULL);
        hb_face_builder_add_table(cut, HB_TAG('C', 'F', 'F', ' '), blob);
        hb_blob_destroy(blob);
    }
    hb_blob_destroy(font);
    strbuf_release(&table);
}

bool maths_font_cut(struct str font, const struct maths_letters *letters, struct strbuf *woff2)
{
    struct arena arena = { 0 };
    hb_face_t *face = face_of(limited(&arena, font, letters));
    hb_subset_input_t *plan = plan_of(letters);
    hb_face_t *cut = hb_face_get_glyph_count(face) ? hb_subset_or_fail(face, plan) : NULL;
    if (cut)
        shorten(&arena, cut);
    hb_blob_t *blob = hb_face_reference_blob(cut);
    unsigned len = 0;
    const char *bytes = hb_blob_get_data(blob, &len);
    if (cut)
        woff2_write((struct str){ bytes, len }, woff2);
    hb_blob_destroy(blob);
    hb_face_destroy(cut);
    hb_subset_input_destroy(plan);
    hb_face_destroy(face);
    arena_release(&arena);
    return cut != NULL;
}
