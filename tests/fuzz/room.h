/* room: what several targets do with a text. */
#ifndef WENDA_TESTS_FUZZ_ROOM_H
#define WENDA_TESTS_FUZZ_ROOM_H

#include "markdown/passes.h"
#include "syntax/parse.h"

/* All that one run of a target needs; gone after it. */
struct room {
    struct arena arena;
    struct diag *diag;
    struct source source;
    markdown_shortcode *shortcode; /* gets the room; NULL: its name is shown */
    void *ctx;                     /* the caller's */
};

struct room *room_open(struct room *room, struct str input);

/* Also words what was found: excerpts and carets are code that can fail. */
void room_close(struct room *room);

struct parsed room_parse(struct room *room, struct str text, int line);
void room_parse_page(struct room *room, struct page *page, struct str text, int line);

/* An engine for formulas takes long to start: it is kept for some, as a site keeps it for all. */
struct maths *room_maths(void);

/* Runs all passes over the page and makes HTML of it. */
void room_render(struct room *room, struct page *page);

#endif
