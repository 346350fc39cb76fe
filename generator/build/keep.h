/* keep: what of the last build's site stays as it is, and what the next build will be told of this one's. Of each file
 * that is made, the facts (cache/facts.h) are noted that it was made of; where all are the same, and the file still
 * is what was published, it is not made again. */
#ifndef WENDA_BUILD_KEEP_H
#define WENDA_BUILD_KEEP_H

#include "build/values.h"
#include "cache/cache.h"
#include "publish/publish.h"

struct keep;
struct worker;

/* The kinds of facts that are neither read_kind nor used_kind. Pages are called LANGUAGE, a byte 0x1F and their id, as value_name_page() does. */
enum {
    FACT_TEXT = 'p',     /* the source of a page */
    FACT_JOIN = 'j',     /* its place among the others */
    FACT_WORDS = 'w',    /* a word of the theme, by language and key */
    FACT_IMAGE = 'i',    /* by path, as are */
    FACT_LINKED = 'f',   /* files that are linked */
    FACT_FONT = 'F',     /* of formulas, by its letters */
    FACT_DEMO = 'd',     /* by name */
    FACT_FIGURES = 'D',  /* which demos a language's pages show */
    FACT_TEXTS = 'T',    /* the twins of all pages of a language, in order */
    FACT_SEARCHED = 'S', /* all that the search finds */
};

/* `before` is the last build's, `next` is for the next one; both must outlive it. To be released with keep_free(). */
struct keep *keep_new(struct cache *before, struct cache *next);
void keep_free(struct keep *keep);

/* Who makes what follows. `worker` shows what templates see; no one else uses it meanwhile. */
void keep_begin(struct keep *keep, const struct workshop *shop, struct worker *worker);

/* Takes over the file of the last site, if it still is what a build would make, and what it refers to with it. */
bool keep_file(struct keep *keep, struct str path);

/* Why the last file that was asked for was not taken over, as a clause: "its text has changed". In the arena. */
struct str keep_why(const struct keep *keep, struct arena *arena);

/* The file was made, of what the notes at hand say. Any thread may call, with notes of its own. */
void keep_add(struct keep *keep, struct str path, struct notes *notes);

/* Looks up all facts that were noted, after the last file was made; for cache_save(). */
const struct facts *keep_end(struct keep *keep);

#endif
