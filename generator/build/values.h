/* values: what templates see of the site and of a page (the list for authors of
 * themes is in themes/README.md). */
#ifndef WENDA_BUILD_VALUES_H
#define WENDA_BUILD_VALUES_H

#include "base/map.h"
#include "build/demos.h"
#include "build/files.h"
#include "build/fonts.h"
#include "build/theme.h"
#include "content/site.h"
#include "markdown/body.h"
#include "template/values.h"

/* A demo and the first page whose front matter names it. */
struct demo_place {
    const struct demo *demo;
    const struct page *page;
};

struct demo_places {
    struct demo_place *ptr;
    size_t len, cap;
};

/* What pages are made of: the same for every worker, unchanged while they work. */
struct workshop {
    struct diag *diag;
    const struct site *site;
    const struct theme *theme;
    struct demos *demos;
    struct files *files;
    struct fonts *fonts;
    struct maths *maths;
    struct publish *publish;
    struct search *search; /* NULL where a site has none */
    struct keep *keep;     /* NULL where nothing is kept from build to build */
    struct highlighter *highlighter;
    const struct term_forms *terms; /* that pages link; NULL where they do not */
    struct str code_root;           /* the folder that pages include code from */
    struct str content_root;        /* the folder that pages lie in */
    struct demo_places places;
    void (*used)(void *ctx, struct str path); /* as in build.h */
    void *used_ctx;
    const struct templates *templates, *filters; /* of the theme */
};

/* What all pages of a language share, made once a worker. */
struct shared {
    struct value site, tr;
    struct map refs; /* page id -> struct value: how other pages see that page */
    struct map tags; /* tag id -> struct shared_tag */
    struct map
        named; /* name -> struct value: all tables whose reads are told (template/values.h) */
};

/* One of these tables: a "page" as others see it, by its id, a "list" by its name, ... */
struct shared_table {
    int lang;
    const char *kind;
    struct str id;
};

/* What the table is called, where reads of it are told: "zh:list:questions". */
struct str shared_table_name(struct arena *arena, const struct config *config,
                             struct shared_table table);

/* How pages of the language see the page, no value when there is none; and the tag, which is one of site.yaml. */
struct value shared_ref(const struct shared *shared, struct str id);
struct value shared_tag(const struct shared *shared, struct str id);

/* The page's digest has changed. */
void shared_update(const struct shared *shared, const struct page *page);

/* The terms of the glossary by their letters, those without one last. The arena is for work alone. */
struct value values_of_terms(struct engine *engine, struct arena *arena,
                             const struct config *config, int lang);

struct value values_of_assets(struct engine *engine, const struct theme *theme);

/* The arena must outlive what is returned. */
struct shared values_shared(struct engine *engine, struct arena *arena, const struct workshop *shop,
                            int lang);

/* A page's own table, as yet without its body. */
struct value value_of_page(struct engine *engine, const struct workshop *shop,
                           const struct page *page, const struct shared *shared);

/* Adds `lead`, `notes` and `parts`. */
void values_add_body(struct value page, const struct body *body);

/* The first figure of each demo that pages of the language name, as its frame has it, by the demo's name. */
struct value value_of_figures(struct engine *engine, const struct workshop *shop, int lang);

/* A demo's first frame, checks and sources, for a page. */
struct value value_of_demo(struct engine *engine, struct arena *scratch, const struct demo *demo,
                           const struct page *page);

#endif
