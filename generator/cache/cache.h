/* cache: what a build leaves for the next one of the same source into the same folder, in one file. It is never
 * trusted: a file that is damaged, of another version of the program or of other settings counts as none, and each
 * thing that it says is held against the sources, the theme and the published files as they are now. */
#ifndef WENDA_CACHE_CACHE_H
#define WENDA_CACHE_CACHE_H

#include "base/strbuf.h"
#include "cache/facts.h"
#include "content/site.h"

/* A file of the site that was rendered: a page, a feed. */
struct cached_output {
    struct str path;
    struct str uses; /* of facts, as uses_pack() has them */
};

/* A file as it lay in the site's folder. */
struct cached_file {
    struct str path;
    uint64_t stamp;
};

/* What the site was made of and into, as told by the stamps of files: with the same ones there is nothing to do. */
struct cached_state {
    uint64_t settings;
    uint64_t inputs; /* 0: nobody knows, for something may have changed while it was read */
    size_t pages;
    struct {
        struct str *ptr;
        size_t len, cap;
    } beyond; /* paths of inputs beyond the source, the theme and the demos */
};

struct cache;

/* Reads of the file what tells whether anything has changed: the state, and the published files. `key` is of the
 * program, and of where source, theme, demos and site are. Never NULL: what cannot be trusted is empty. To be released
 * with cache_free(). */
struct cache *cache_open(struct str path, uint64_t key);

/* Reads the rest, on which all that is asked below stands. Where that cannot be trusted, nothing is. */
void cache_read_on(struct cache *cache);

/* One that knows nothing. */
struct cache *cache_new(void);
void cache_free(struct cache *cache);

/* Forgets all if it comes from a build with other settings, and remembers them for cache_save(). */
void cache_expect(struct cache *cache, uint64_t settings);

/* The facts that its outputs use. */
const struct facts *cache_facts(const struct cache *cache);

/* Fills in a page that has its source, its hash and its language, if the same source was read before. The page then
 * borrows from the cache. Any thread may call, with an arena of its own. */
bool cache_page(const struct cache *cache, struct arena *arena, struct page_file file,
                struct page *page);

/* The output of that path, or NULL; the stamp of a published file, or 0. */
const struct cached_output *cache_output(const struct cache *cache, struct str path);
uint64_t cache_stamp(const struct cache *cache, struct str path);

/* To be filled in before cache_save(). */
struct cached_state *cache_state(struct cache *cache);

/* Each file that was published, and the manifest. */
size_t cache_file_count(const struct cache *cache);
struct cached_file cache_file(const struct cache *cache, size_t index);

/* ---- what the next build is to know ---- */

/* All of these borrow until cache_save(). `file` is the one that the page was read from. */
void cache_put_page(struct cache *cache, struct page_file file, const struct page *page);
void cache_put_output(struct cache *cache, struct cached_output output);
void cache_put_file(struct cache *cache, struct cached_file file);

/* Writes the file, whole or not at all. `facts` are those that the outputs put use. Returns 0 or an errno. */
int cache_save(const struct cache *cache, struct str path, uint64_t key, const struct facts *facts);

#endif
