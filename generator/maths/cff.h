/* cff: outlines as a table of a font (Adobe Technical Note 5176, "The Compact Font Format Specification"): numbered and
 * without names, as fonts of Chinese are, since nothing on a page asks for a glyph's name. Private to maths/. */
#ifndef WENDA_MATHS_CFF_H
#define WENDA_MATHS_CFF_H

#include "base/strbuf.h"

/* The programs of the glyphs, one behind the other; where each ends. */
struct cff_glyphs {
    struct strbuf programs;
    size_t *ends;
    size_t count;
};

/* Appends the table. Widths are those of the table 'hmtx'; the box is that of all glyphs: left, bottom, right, top. */
void cff_write(struct strbuf *out, const struct cff_glyphs *glyphs, const int box[4]);

#endif
