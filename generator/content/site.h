/* site: all pages of all languages, and what can only be known when all are
 * read: who has which id and number, and who stands beside whom. */
#ifndef WENDA_CONTENT_SITE_H
#define WENDA_CONTENT_SITE_H

#include "base/map.h"
#include "content/page.h"

struct site {
    const struct config *config;
    struct pages pages;                /* by language, kind, number, id */
    struct map by_id[LANGUAGES_MAX];   /* id -> struct page */
    struct map by_file[LANGUAGES_MAX]; /* path of its file, clean -> struct page */
    bool incomplete; /* a page could not be read: an id that nobody has may be its */
};

/* A file that holds a page. */
struct page_file {
    struct str path;
    int lang;
    enum page_kind kind;         /* PAGE_GUIDE, or what the front matter makes of it */
    const struct page *original; /* whose text stands in for the missing translation; or NULL */
};

struct page_files {
    struct page_file *ptr;
    size_t len, cap;
};

/* Lists the Markdown files of every language's folder and of the guide's, in order of their paths.
 * Faults (an empty folder, a loop of symbolic links) are told; false then. */
bool site_list_files(struct arena *arena, struct diag *diag, struct str folder,
                     const struct config *config, struct page_files *files);

/* Lists, for each language, the files of pages that only others have. `site` has the pages that were read, in
 * any order. */
void site_list_missing(struct arena *arena, const struct site *site, struct page_files *files);

/* The barrier: sorts the pages, fills the maps, links neighbours and those that lead to a page, and adds pages
 * for aliases. An id or a number that is used twice, a `related` id that nobody has and an alias that is a page's
 * id are errors; a page whose id is taken is dropped. */
bool site_join(struct arena *arena, struct diag *diag, struct site *site);

/* The page, or NULL. */
struct page *site_page(const struct site *site, int lang, struct str id);

/* The same, but for an alias the page that it stands for. */
struct page *site_target(const struct site *site, int lang, struct str id);

/* The page of that file: of the language, or else of any; NULL when there is none. `path` is as site_list_files()
 * has it, but may go through "..". */
struct page *site_page_of_file(struct arena *arena, const struct site *site, int lang,
                               struct str path);

/* A hint of the nearest id of that language, or "". */
struct str site_id_hint(struct arena *arena, const struct site *site, int lang, struct str id);

#endif
