/* site: all pages of all languages, and what can only be known when all are
 * read: who has which id and number, and who stands beside whom. */
#ifndef WENDA_CONTENT_SITE_H
#define WENDA_CONTENT_SITE_H

#include "base/map.h"
#include "content/page.h"

struct site {
    const struct config *config;
    struct {
        struct page **ptr;
        size_t len, cap;
    } pages;                           /* by language, kind, number, id */
    struct map by_id[LANGUAGES_MAX];   /* id -> struct page */
    struct map by_file[LANGUAGES_MAX]; /* path of its file, clean -> struct page */
    bool incomplete; /* a page could not be read: an id that nobody has may be its */
};

/* A file that holds a page. */
struct page_file {
    struct str path;
    int lang;
    enum page_kind kind; /* PAGE_GUIDE, or what the front matter makes of it */
};

struct page_files {
    struct page_file *ptr;
    size_t len, cap;
};

/* Lists the Markdown files of every language's folder and of the guide's, in order of their paths.
 * Faults (an empty folder, a loop of symbolic links) are told; false then. */
bool site_list_files(struct arena *arena, struct diag *diag, struct str folder,
                     const struct config *config, struct page_files *files);

/* The barrier: sorts the pages, fills the maps, links neighbours. An id or a
 * number that is used twice, and a `related` id that nobody has, are errors; a page
 * whose id is taken is dropped. */
bool site_join(struct arena *arena, struct diag *diag, struct site *site);

/* The page, or NULL. */
struct page *site_page(const struct site *site, int lang, struct str id);

/* The page of that file: of the language, or else of any; NULL when there is none. `path` is as site_list_files()
 * has it, but may go through "..". */
struct page *site_page_of_file(struct arena *arena, const struct site *site, int lang,
                               struct str path);

/* A hint of the nearest id of that language, or "". */
struct str site_id_hint(struct arena *arena, const struct site *site, int lang, struct str id);

#endif
