/* remembered: the files between one build of a folder and the next, in .wenda/ beside the site: what it was made of
 * (cache/cache.h), and the formulas and the parts of their font, which are the same wherever they stand. */
#ifndef WENDA_BUILD_REMEMBERED_H
#define WENDA_BUILD_REMEMBERED_H

#include "build/fonts.h"
#include "build/inputs.h"
#include "build/keep.h"
#include "maths/maths.h"

/* All zero where nothing is remembered. */
struct remembered {
    struct arena arena;
    struct str path;
    uint64_t key;
    struct cache *before, *next;
    struct keep *keep;
};

/* Reads what the last build of that source into that folder left. */
void remembered_open(struct remembered *remembered, const struct build_options *options);
void remembered_close(struct remembered *remembered);

/* Writes what the next build is to know, after this one has published `paths`. That the file cannot be written is no
 * fault: the next build begins anew. */
void remembered_save(struct remembered *remembered, const struct facts *facts,
                     const struct build_options *options, const struct publish_paths *paths);

/* Formulas that were made once, and parts of the font that were cut once, out of the last build's files, and into the
 * next one's if there are more now. */
void remembered_read_maths(struct remembered *remembered, const struct macros *macros,
                           struct maths *maths, struct fonts *fonts);
void remembered_save_maths(struct remembered *remembered, const struct macros *macros,
                           const struct maths *maths, const struct fonts *fonts);

/* Keeps the files of the search, if all that it finds is as it was. */
bool remembered_keep_search(const struct remembered *remembered, struct str out);

/* Notes what the files of the search, which were published now, are made of. */
void remembered_add_search(struct remembered *remembered, struct publish *publish);

#endif
