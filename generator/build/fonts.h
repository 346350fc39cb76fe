/* fonts: the font of formulas, cut for each page to what its formulas show. A theme has the whole one as fonts/maths.otf;
 * what is left of it stands under assets/maths/, beside a sheet that calls it "Maths". Pages with the same letters
 * share both. */
#ifndef WENDA_BUILD_FONTS_H
#define WENDA_BUILD_FONTS_H

#include "base/strbuf.h"
#include "maths/letters.h"
#include "publish/publish.h"

struct fonts;

/* The folders are those of build/theme.h. To be freed before what it gets here. */
struct fonts *fonts_new(const struct str folders[2], struct publish *publish);
void fonts_free(struct fonts *fonts);

/* What the formulas of some HTML need, beyond the theme, as a line of text; "" where nothing is needed. In the arena. */
struct font_wish {
    struct maths_letters letters;
    struct str key;
};

struct font_wish fonts_wish(const struct fonts *fonts, struct arena *arena, struct str html);

/* Publishes what is wished, which is something, when it is asked for first; *sheet is a site path that lives as long as
 * `fonts`. False when the theme's font is none that can be cut, and after a diagnostic. Any thread may call. */
bool fonts_get(struct fonts *fonts, const struct font_wish *wish, struct str *sheet);

/* Keeps published what a key of the last build stood for. False when that is not as it was. */
bool fonts_look(struct fonts *fonts, struct str key);

/* Parts are cut the same in every process that has this key for its theme's font. */
uint64_t fonts_key(const struct fonts *fonts);

/* The parts that this site shows, as bytes for another process, and whether some of them are not out of such bytes.
 * Nothing may be asked for meanwhile. */
bool fonts_has_new(const struct fonts *fonts);
void fonts_pack(const struct fonts *fonts, struct strbuf *out);

/* Takes parts out of bytes that must outlive it, up to where these are damaged, before any is asked for. They are
 * believed: whoever has kept them must be sure that they are whole, and of the same key. */
void fonts_unpack(struct fonts *fonts, struct str bytes);

#endif
