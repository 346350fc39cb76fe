/* making: what the files that make pages share of a worker. Private to worker.c, page_context.c and page_twin.c. */
#ifndef WENDA_BUILD_MAKING_H
#define WENDA_BUILD_MAKING_H

#include "build/keep.h"
#include "build/worker.h"
#include "extend/filters.h"
#include "template/engine.h"

struct worker {
    const struct workshop *shop;
    struct engine *engine;
    struct arena arena;   /* as long as the worker */
    struct arena scratch; /* until the page is done */
    struct value assets;
    struct shared shared[LANGUAGES_MAX]; /* made when a language is met first */
    struct filterer *filterer; /* made when a page is read again; NULL where there are no filters */
    struct notes notes;        /* of what pages are made of */
    /* of the page that is being made */
    struct page *page;
    const struct page *known; /* the same, as the site knows it */
    struct value vars;
    struct names placed; /* demos that the text places */
    bool whole;          /* it shows many pages: a demo that is there already is passed over */
};

/* The file or page that is being made depends on the fact that is called so (cache/facts.h). */
static inline void note(struct worker *worker, char kind, struct str name, struct str key)
{
    if (worker->shop->keep)
        notes_add(&worker->notes, kind, name, key);
}

/* A render of the template for the page at hand. */
struct render making_render(struct worker *worker, const char *name);

/* True when the page's text has placed that demo. */
bool making_is_placed(const struct worker *worker, struct str name);

/* Appends the demo as the theme's partial shows it; `ctx` is the struct worker. */
bool making_add_demo(void *ctx, struct str name, struct loc loc, struct strbuf *html);

/* Sets what the page's templates see, but for its body; the page's own table. */
struct value making_vars(struct worker *worker);

/* Hands the page's twin to be published. Its tree has seen no pass yet and stays as it is. False after a diagnostic. */
bool making_twin(struct worker *worker);

/* What the text of a page that is made finds around it, and that of one that is only looked through for faults. */
struct markdown_context making_context(struct worker *worker);
struct markdown_context making_check_context(struct worker *worker);

#endif
